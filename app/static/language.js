/* The page in the reader's language, where there is a page in it: the one that the address asks for (?lang=de), else the one chosen here
   before, else the first of the browser's that there is. A page that was come to by its own name stays, unless the address asks. */
(() => {
	const key = "tenfold.language";
	addEventListener("click", ({ target }) => {
		const link = target.closest && target.closest("a.act[hreflang]");
		if (link) try { localStorage.setItem(key, link.hreflang); } catch { /* denied */ }
	}, true);
	const own = document.documentElement.lang, first = tag => (/^(en|de)\b/i.exec(tag || "") || [""])[0].toLowerCase();
	const asked = new URLSearchParams(location.search).get("lang");
	let kept = null;
	try { kept = localStorage.getItem(key); } catch { /* denied */ }
	const wanted = asked ? first(asked) : [kept, ...navigator.languages || []].map(first).find(Boolean);
	if (asked === own && kept === own) { // it is kept: the address need not say it to everybody that it is sent to
		const rest = location.search.replace(/([?&])lang=\w+&?/, "$1").replace(/[?&]$/, "");
		history.replaceState(history.state, "", location.pathname + rest + location.hash);
	}
	if (!wanted || wanted === own || !asked && own !== "en") return;
	const name = location.pathname.replace(/.*\//, "").replace(/(\.de)?(\.html)?$/, "") || "index"; // some hosts leave the ending out
	location.replace("./" + (wanted !== "en" ? name + "." + wanted + ".html" : name === "index" ? "" : name + ".html") + location.search + location.hash);
})();
