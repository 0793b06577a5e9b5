/* Tenfold in a page of yours: <tenfold-calculator question="v1&scale=10"> and <a data-tenfold href="…#v1&scale=10"> become the frame.
   A classic script, to be loaded once, from the site that serves the calculator:
       <script src="https://…/web/embed.js" async></script>
   Without it the link, and whatever stands in the element, stay as they are; so they do until the frame has said something, since a host's
   policy or a site that is not there leaves it empty. It asks for nothing but its own site's frame. */
(() => {
	const here = document.currentScript && document.currentScript.src;
	if (!here || window.tenfoldEmbed) return;
	const home = new URL("../", here);
	const frames = new Map(); // by element
	const spoken = new WeakMap(); // what to do once a frame has said something, by frame
	const looks = ["theme", "chart", "title", "author", "accent", "controls", "lang"];
	const leastHeight = 120, mostHeight = 10000;

	/* The frame's address: always on this script's own site, whatever the page says. */
	const address = (question, preset, version, look) => {
		const folder = /^[\w.-]{1,40}$/.test(version || "") ? "at/" + version + "/" : "";
		const german = /^de\b/i.test(look.lang || "");
		const page = (/^[\w-]{1,60}$/.test(preset || "") ? "embed/" + preset : "embed") + (german ? ".de" : "");
		const parts = [];
		const text = String(question || "").replace(/^[#?]+/, "");
		if (text) parts.push(text.slice(0, 8000).replace(/["'<>\s]/g, encodeURIComponent));
		for (const name of looks) if (look[name] && !(german && name === "lang")) parts.push(name + "=" + encodeURIComponent(look[name]));
		return new URL(folder + page + ".html" + (parts.length ? "#" + parts.join("&") : ""), home).href;
	};

	const build = (element, source, title, height) => {
		const frame = document.createElement("iframe");
		frame.src = source;
		frame.title = title || "Calculator: what training this model takes";
		frame.loading = "lazy";
		frame.referrerPolicy = "no-referrer";
		frame.allow = "clipboard-write";
		frame.setAttribute("scrolling", "no");
		frame.style.cssText = "display:block;width:0;min-width:100%;border:0;height:" + height + "px";
		frames.set(element, frame);
		return frame;
	};
	const height = text => Math.min(mostHeight, Math.max(leastHeight, parseInt(text, 10) || 860));

	class Calculator extends HTMLElement {
		static get observedAttributes() { return ["question", "preset", "version", "height", ...looks]; }
		connectedCallback() {
			if (frames.has(this)) return;
			const put = () => {
				const shadow = this.shadowRoot || this.attachShadow({ mode: "open" });
				if (!this.style.display) this.style.display = "block";
				const frame = build(this, this.address(), this.getAttribute("label") || this.getAttribute("title"), height(this.getAttribute("height")));
				const box = document.createElement("div"), fallback = document.createElement("slot"); // in the frame's place, over it
				box.style.cssText = "display:grid;grid-template-columns:minmax(0,1fr)";
				fallback.style.cssText = "display:block;z-index:1;align-self:start";
				fallback.style.gridArea = frame.style.gridArea = "1/1";
				spoken.set(frame, () => fallback.remove());
				box.append(fallback, frame);
				shadow.replaceChildren(box);
			};
			put();
		}
		disconnectedCallback() { frames.delete(this); }
		attributeChangedCallback(name) {
			const frame = frames.get(this);
			if (!frame) return;
			if (name === "question" && frame.contentWindow) frame.contentWindow.postMessage({ tenfold: "ask", question: this.getAttribute("question") || "v1" }, "*");
			else if (name === "height") frame.style.height = height(this.getAttribute("height")) + "px";
			else frame.src = this.address();
		}
		address() {
			const look = {};
			for (const name of looks) look[name] = this.getAttribute(name);
			return address(this.getAttribute("question"), this.getAttribute("preset"), this.getAttribute("version"), look);
		}
	}

	/* A marked link: what it asks is what stands behind its #, and the element gives way once the frame has something to show. */
	const turn = link => {
		if (frames.has(link)) return;
		const url = new URL(link.href, location.href), look = {};
		for (const name of looks) look[name] = link.dataset[name];
		const [, name = "", german] = /([\w-]+)(\.de)?\.html$/.exec(url.pathname) || [];
		const preset = link.dataset.preset || name;
		if (german) look.lang ||= "de";
		const parts = url.search.slice(1).split("&"), from = parts.findIndex(part => /^v\d+$/.test(part));
		const question = url.hash || (from < 0 ? "" : "#" + parts.slice(from).join("&")); // what hosts append to a link is no question
		const frame = build(link, address(question, question ? "" : preset.replace(/^(index|embed)$/, ""), link.dataset.version, look), link.dataset.title || link.textContent.trim(), height(link.dataset.height));
		spoken.set(frame, () => { link.hidden = true; });
		link.after(frame);
	};

	/* Heights and news, only from our own frames, only of the documented shapes, every number checked. */
	addEventListener("message", event => {
		const said = event.data;
		if (!said || typeof said !== "object" || event.origin !== home.origin && event.origin !== "null") return;
		for (const [element, frame] of frames) {
			if (frame.contentWindow !== event.source) continue;
			if (spoken.has(frame)) spoken.get(frame)();
			spoken.delete(frame);
			if (said.sentinel === "amp" && said.type === "embed-size" && Number.isFinite(said.height)) {
				frame.style.height = Math.min(mostHeight, Math.max(leastHeight, Math.ceil(said.height))) + "px";
			} else if ((said.tenfold === "ready" || said.tenfold === "change") && typeof said.question === "string") {
				element.dispatchEvent(new CustomEvent(said.tenfold, { bubbles: true, detail: { question: said.question, results: said.results } }));
			}
			return;
		}
	});

	const turnAll = () => document.querySelectorAll("a[data-tenfold]").forEach(turn);
	window.tenfoldEmbed = { turn: turnAll };
	if (!customElements.get("tenfold-calculator")) customElements.define("tenfold-calculator", Calculator);
	if (document.readyState === "loading") addEventListener("DOMContentLoaded", turnAll);
	else turnAll();
})();
