/* How this embed is to look, from its address, before anything is painted. The fragment wins over the query: unfurlers drop the one,
   hosts change the other. What cannot be used is passed over here; the program says so. */
(() => {
	const root = document.documentElement, own = root.dataset;
	const asked = {}, question = { hash: [], search: [] };
	const mine = /^(theme|chart|title|author|accent|controls|say|ask|lang|v|wasm|secret|childid|initialwidth|parenttitle|parenturl|amp|ref|fbclid|gclid|utm_.*)$/;
	for (const place of ["hash", "search"]) {
		for (const part of location[place].split(/[&#?]/)) {
			const [key, ...rest] = part.split("="), name = key.toLowerCase();
			if (!mine.test(name)) { if (part) question[place].push(part); continue; }
			if (name in asked || !rest.length) continue;
			try { asked[name] = decodeURIComponent(rest.join("=").replace(/\+/g, " ")); } catch { /* no text */ }
		}
	}
	/* The view in the language that the address asks for, where there is one. */
	if (/^de\b/i.test(asked.lang || "") && document.documentElement.lang === "en" && /\.html$/.test(location.pathname)) {
		location.replace(location.pathname.replace(/\.html$/, ".de.html").replace(/.*\//, "") + location.search + location.hash);
	}
	/* A query is anybody's: what hosts and counters of visits append is no question, which begins with its version. */
	asked.question = (question.hash.length ? question.hash : /^v\d+$/.test(question.search[0]) ? question.search : []).join("&");
	/* What the page that was drawn cannot show: controls beside the sentence, and that a parameter is none. */
	let strange = false;
	const takes = (name, pattern) => {
		if (asked[name] === undefined) return false;
		const fits = pattern.test(asked[name]);
		strange = strange || !fits;
		return fits;
	};
	if (takes("theme", /^(auto|light|dark)$/)) own.theme = asked.theme;
	if (takes("chart", /^(range|where|none)$/)) own.chart = asked.chart;
	if (takes("accent", /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i)) root.style.setProperty("--accent", "#" + asked.accent.replace("#", ""));
	if (asked.controls !== undefined) {
		const open = asked.controls.split(",").map(word => word.trim()).filter(Boolean);
		own.controls = open.join(" ");
		if (open.includes("slider")) own.slider = "";
		const sentence = ["all", "none", "slider", "scale", "reference", "accelerator", "size", "days", "accelerators", "site_mw", "region"];
		const besides = open.filter(word => !sentence.includes(word)).length;
		root.style.setProperty("--besides", besides);
		strange = strange || besides > 0;
	}
	asked.strange = strange;
	window.tenfoldAsked = asked;
})();
