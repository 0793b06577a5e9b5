/* How the page and the frame start their program. It is compiled while it comes, and started by the first sign of the reader: who only
   reads is not held up. What the reader's hand does meanwhile counts. */
(() => {
	const root = document.documentElement;

	/* A first sign of the reader; one that does not wait for it is there at once. give is for what counts as one besides. */
	window.tenfoldSign = waits => {
		let give = null;
		const sign = new Promise(done => {
			const heard = new AbortController();
			give = () => {
				heard.abort();
				if (!root.classList.contains("stopped")) root.classList.add("starting");
				done();
			};
			for (const event of waits ? ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin", "input", "click", "hashchange", "beforeprint"] : [])
				addEventListener(event, give, { capture: true, passive: true, signal: heard.signal });
		});
		if (!waits) give();
		return { sign, give };
	};

	/* Whether numbers are written for this reader as the page writes them. A language alone is that of its largest country: for most readers
	   the browser need not load its tables of formats, which holds up a phone for a tenth of a second and more. */
	window.tenfoldWritten = () => {
		const largest = { en: "en-US", de: "de-DE" }[root.lang];
		if (navigator.language === root.lang || navigator.language === largest) return true;
		const written = language => new Intl.NumberFormat(language).format(1234567.8);
		try { return written(navigator.language) === written(root.lang); } catch { return false; } // a tag that is none
	};

	/* The program compiled by a worker, so that nothing of it holds up a reader; null where there is no worker to be had, as in a sandbox, or it fails. */
	const aside = (worker, address) => new Promise(done => {
		const end = module => { done(module); if (at) at.terminate(); };
		let at = null;
		try {
			at = new Worker(tenfoldScript(worker));
			at.onmessage = ({ data }) => end(data);
			at.onerror = at.onmessageerror = () => end(null);
			at.postMessage(new URL(address, document.baseURI).href);
		} catch { end(null); }
	});
	/* Compiled here; where the host sends a wrong type, once all of it is there. */
	const compiled = async (address, options) => {
		const response = await fetch(address, options);
		if (!response.ok) throw new Error(response.status + " " + response.statusText);
		return WebAssembly.compileStreaming && /^application\/wasm/.test(response.headers.get("Content-Type"))
			? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
	};

	/* The program, ready to run. It speaks English; a page in another language names the file of its words. */
	window.tenfoldProgram = async (address, options, worker) => {
		if (typeof Go !== "function") throw new Error("no wasm_exec.js");
		const words = root.dataset.words && fetch(root.dataset.words, options).then(r => r.ok ? r.text() : "", () => "");
		const module = worker && await aside(worker, address) || await compiled(address, options);
		window.tenfoldWords = await words;
		if (words && !window.tenfoldWords) root.lang = "en";
		return { /* resolves once it has stopped, which it never should */
			run: async stopped => {
				const go = new Go(), instance = await WebAssembly.instantiate(module, go.importObject);
				addEventListener("error", event => { if (/wasm/.test(event.error && event.error.stack)) stopped(); });
				return go.run(instance).then(stopped, stopped);
			},
		};
	};

	/* Why the program cannot run, for a reader, by what the browser says of it. */
	const why = said => typeof WebAssembly !== "object" ? "this browser has no WebAssembly"
		: /memory|RangeError/i.test(said) ? "there is not enough memory for it"
		: /LinkError|import/i.test(said) ? "its parts do not fit together"
		: /CompileError/.test(said) && !/policy|disallow|block/i.test(said) ? "what came is not its program, or not all of it"
		: /^(Type|Network|Abort)?Error/.test(said) ? "a part of it could not be fetched"
		: "the browser or a rule of the host forbids it";
	/* The word about a program that does not run, and the link to the question; the browser's own words are small print, for a report. */
	window.tenfoldTrouble = (words, link, problem) => {
		const line = document.getElementById("trouble"), said = problem ? String(problem) : "";
		root.classList.remove("starting", "slow");
		root.classList.add("stopped");
		line.firstElementChild.textContent = words.replace("{why}", why(said));
		line.querySelector("small").textContent = said;
		document.getElementById("trouble-link").href = link;
		line.hidden = false;
	};

	window.tenfoldHand = page => {
		/* Buttons do nothing yet: the last one that was pressed is pressed again when they do. */
		page.addEventListener("click", ({target}) => {
			const button = target.closest("button");
			if (!button) return;
			for (const b of page.querySelectorAll("[data-pressed]")) delete b.dataset.pressed;
			button.dataset.pressed = "";
		});
		/* The page is not replaced under a finger that slides, nor under a list that is open. */
		let sliding = false, listed = null;
		for (const event of ["pointerdown", "keydown"]) addEventListener(event, ({target}) => {
			sliding = event === "pointerdown" && target.type === "range";
			listed = target.tagName === "SELECT" ? target : null;
		}, true);
		for (const event of ["pointerup", "pointercancel"]) addEventListener(event, () => { sliding = false; }, true);
		for (const event of ["change", "focusout"]) addEventListener(event, () => { listed = null; }, true);
		window.tenfoldHeld = () => {
			if (!listed) return sliding;
			try { return listed.matches(":open"); } catch { return true; } // older browsers do not know
		};
	};
})();
