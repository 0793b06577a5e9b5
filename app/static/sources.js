/* Shows of the catalogue the rows that hold every word of the search; without this script all of it stands there. The search is kept in
   the address, so that a finding can be linked. */
(() => {
	const form = document.querySelector(".choices");
	const words = form.querySelector("input"), list = form.querySelector("select"), says = form.querySelector("output");
	const parts = [...document.querySelectorAll("[data-part]")].map(part => ({
		element: part,
		folded: part.querySelector("details"),
		rows: [...part.querySelectorAll("tbody tr:not(.item)")].map(row => ({ row, head: row.parentElement.querySelector(".item"), text: null })),
	}));
	const total = parts.reduce((n, part) => n + part.rows.length, 0);
	const plain = words => words.normalize("NFKC").toLowerCase(); /* CO₂ is CO2 */
	const said = r => r.text ??= plain((r.head?.textContent ?? "") + " " + r.row.textContent);
	const opened = new Set();
	const written = n => n.toLocaleString(document.documentElement.lang);

	const apply = () => {
		const asked = plain(words.value).split(/\s+/).filter(Boolean);
		let shown = 0;
		for (const { element, folded, rows } of parts) {
			const here = !list.value || element.id === list.value;
			const found = here ? rows.filter(r => asked.every(word => said(r).includes(word))) : [];
			const keep = new Set(found.map(r => r.row)), heads = new Set(found.map(r => r.head));
			for (const { row, head } of rows) {
				row.hidden = !keep.has(row);
				if (head) head.hidden = !heads.has(head);
			}
			element.hidden = !found.length;
			shown += found.length;
			/* What the search opens, it closes again. */
			if (folded && (asked.length || list.value) && found.length && !folded.open) {
				folded.open = true;
				opened.add(folded);
			}
		}
		if (!words.value && !list.value) {
			for (const folded of opened) folded.open = false;
			opened.clear();
		}
		says.value = form.dataset.says.replace("{n}", written(shown)).replace("{of}", written(total));
		document.querySelector(".nothing").hidden = shown > 0;
	};
	const keep = () => {
		const chosen = [["search", words.value.trim()], ["part", list.value]].filter(([, value]) => value).map(([name, value]) => name + "=" + encodeURIComponent(value)).join("&");
		try { history.replaceState(null, "", chosen ? "#" + chosen : location.pathname + location.search); } catch { /* a sandboxed frame, or a file */ }
	};
	const recall = () => {
		const place = location.hash.slice(1);
		const asked = new URLSearchParams(place);
		words.value = asked.get("search") ?? "";
		list.value = asked.get("part") ?? "";
		if (list.selectedIndex < 0) list.value = "";
		apply();
		const target = place && !place.includes("=") ? document.getElementById(place) : null;
		if (target) {
			const folded = target.closest("details") ?? target.querySelector("details");
			if (folded) folded.open = true;
			target.scrollIntoView();
		}
	};

	let due = 0;
	words.addEventListener("input", () => {
		cancelAnimationFrame(due);
		due = requestAnimationFrame(() => { apply(); keep(); });
	});
	list.addEventListener("change", () => { apply(); keep(); });
	form.addEventListener("submit", event => event.preventDefault());
	addEventListener("hashchange", recall);
	form.hidden = false;
	recall();
})();
