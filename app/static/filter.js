/* Shows of the backtest what its choices ask for; without this script all of it stands there. The choices are kept in the address, so
   that a selection can be linked. */
(() => {
	const form = document.querySelector(".choices");
	const lists = [...form.querySelectorAll("select")];
	const every = selector => [...document.querySelectorAll(selector)];
	const figures = every("tr[data-metric]"), marked = every("[data-family]");
	const show = (element, yes) => { element.hidden = !yes; };

	const apply = () => {
		const asked = Object.fromEntries(lists.map(list => [list.name, list.value]));
		const fits = element => lists.every(({ name, value }) => !value || element.dataset[name] === value);
		for (const element of marked) element.toggleAttribute("hidden", !fits(element)); /* some are marks of the drawing, which lack the property */
		/* A score is of one group; of two at once there is none. */
		const group = asked.family && asked.kind ? "" : asked.family || asked.kind || "all";
		for (const score of every("[data-group]")) show(score, score.dataset.group === group);
		for (const part of every("[data-part]")) show(part, part.querySelector("[data-family]:not([hidden])"));
		const shown = figures.filter(fits).length;
		form.querySelector("output").value = form.dataset.says.replace("{n}", shown).replace("{of}", figures.length);
	};
	const keep = () => {
		const chosen = lists.filter(list => list.value).map(list => list.name + "=" + encodeURIComponent(list.value)).join("&");
		try { history.replaceState(null, "", chosen ? "#" + chosen : location.pathname + location.search); } catch { /* a sandboxed frame, or a file */ }
	};
	const recall = () => {
		const asked = new URLSearchParams(location.hash.slice(1));
		for (const list of lists) {
			list.value = asked.get(list.name) ?? "";
			if (list.selectedIndex < 0) list.value = "";
		}
		apply();
	};

	form.addEventListener("change", () => { apply(); keep(); });
	form.addEventListener("submit", event => event.preventDefault());
	addEventListener("hashchange", recall);
	show(form, true);
	recall();
})();
