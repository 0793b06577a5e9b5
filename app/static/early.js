/* Before everything. A page in a frame may be denied both storages, and asking for one then throws; the program's router asks.
   What replaces them forgets everything with the page. The embed view keeps nothing on anybody's device, so it does not even ask. */
(() => {
	const embed = "root" in document.documentElement.dataset;
	for (const name of ["localStorage", "sessionStorage"]) {
		try {
			if (!embed && window[name]) continue;
		} catch { /* denied */ }
		const kept = new Map();
		const memory = {
			getItem: key => kept.has(String(key)) ? kept.get(String(key)) : null,
			setItem: (key, value) => { kept.set(String(key), String(value)); },
			removeItem: key => { kept.delete(String(key)); },
			clear: () => kept.clear(),
			key: n => [...kept.keys()][n] ?? null,
			get length() { return kept.size; },
		};
		Object.defineProperty(window, name, { value: memory, configurable: true });
	}
	/* What is no percent-encoding is taken as it stands; the program's router cannot read it, and stops. */
	const mend = () => {
		const fixed = location.hash.replace(/%(?![0-9a-f]{2})/gi, "%25");
		if (fixed !== location.hash) try { history.replaceState(null, "", fixed); } catch { /* refused */ }
	};
	addEventListener("popstate", mend);
	mend();
	/* The page's policy allows no style in markup, but lets a script set one; the program writes the attribute. */
	const set = Element.prototype.setAttribute;
	Element.prototype.setAttribute = function (name, value) {
		if (name === "style") this.style.cssText = value;
		else set.call(this, name, value);
	};
	/* The policy also lets no text become markup or a script's address, but for what passes here: addresses of this site. */
	const vouched = address => {
		const url = new URL(address, document.baseURI);
		if (url.origin !== new URL(document.baseURI).origin) throw new TypeError("not of this site: " + address);
		return url.href;
	};
	const policy = window.trustedTypes && trustedTypes.createPolicy("tenfold", { createScriptURL: vouched });
	window.tenfoldScript = address => policy ? policy.createScriptURL(address) : vouched(address);
})();
