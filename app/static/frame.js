/* The embed before its program, and without it: the address's title, its stated figures, and when to fetch the program. */
(() => {
	const root = document.documentElement, own = root.dataset, asked = window.tenfoldAsked, page = document.getElementById("page");
	const line = (text, most = 160) => (text || "").replace(/\s+/g, " ").trim().slice(0, most);
	const put = (selector, words) => {
		const element = page.querySelector(selector);
		if (element && words) { element.textContent = line(words); element.hidden = false; }
	};
	put(".embed-title", asked.title);
	put(".embed-author", asked.author);

	/* Controls that the editor closed become words. */
	if (own.controls !== undefined && !/\ball\b/.test(own.controls)) {
		const open = own.controls.split(" ");
		for (const pick of page.querySelectorAll(".sentence .pick")) {
			const field = pick.querySelector("[data-field]");
			if (!open.includes(field.dataset.field)) pick.replaceWith(pick.querySelector(".said").textContent);
		}
	}

	/* The site's first page in the language of this one. */
	const whole = document.getElementById("trouble-link").getAttribute("href").split("#")[0];

	/* Another question than the one drawn: its figures are the link's, or none until the program runs. */
	const plain = text => { try { return decodeURIComponent(text.replace(/\+/g, " ")); } catch { return text; } };
	const other = asked.question !== "" && plain(asked.question) !== plain(own.scenario);
	const written = (result, value) => { // as the page says it: data-scales is # with the sign of money, then from, size and name of each unit
		const [sign, ...scales] = result.dataset.scales.split(";");
		for (const scale of scales) {
			const [from, by, ...unit] = scale.split(" ");
			if (value < Number(from)) continue;
			const number = Number((value / Number(by)).toPrecision(6)).toLocaleString(root.lang, { maximumFractionDigits: 6 });
			const said = [number, unit.join(" ")].join("\u00a0").trim();
			return sign === "-" ? said : sign.replace("#", said);
		}
		return "";
	};
	const number = text => /^\d{1,30}(\.\d{1,12})?(e-?\d{1,3})?$/.test(text) && isFinite(text) ? Number(text) : NaN;
	if (line(asked.title)) document.title = line(asked.title);
	else if (other) document.title = line(asked.ask) || page.querySelector("h1").textContent;
	if (other) {
		root.classList.add("other");
		const note = page.querySelector(".stated");
		let stated = false;
		for (const said of (asked.say || "").slice(0, 2000).split(",")) {
			const [name, values] = said.split(":");
			const result = [...page.querySelectorAll("[data-result]")].find(e => e.dataset.result === name);
			const [value, low, high] = (values || "").split("~").map(number);
			if (!result || !(value >= 0)) continue;
			const cell = result.closest(".cell"), between = cell.querySelector(".between"), below = [...between.children];
			result.textContent = written(result, value);
			between.textContent = low <= value && value <= high ? own.between.replace("{low}", written(result, low)).replace("{high}", written(result, high)) : "";
			between.append(...below); // unseen, in its place
			cell.classList.add("known");
			stated = true;
		}
		/* The note stands where the sentence will go on, as high as the drawn question's does, so that less moves then. */
		const sentence = page.querySelector(".sentence"), reply = sentence.querySelector(".reply"), unsaid = document.createElement("span");
		unsaid.className = "unsaid";
		unsaid.append(...reply.childNodes);
		reply.append(unsaid, note);
		sentence.replaceChildren(line(asked.ask, 300), " ", reply);
		note.textContent = stated ? note.dataset.stated : note.dataset.unstated;
		note.hidden = false;
		const full = page.querySelector(".open-full");
		if (full) full.href = whole + "#" + asked.question;
	}
	const differs = f => f.options ? ![...f.options].some(o => o.defaultSelected && o.selected) : f.value !== f.defaultValue;
	const typed = () => root.classList.toggle("other", other || [...page.querySelectorAll("[data-field]")].some(differs));
	const early = ["input", "change"];
	for (const event of early) addEventListener(event, typed);

	/* Messages to the host, for those who listen, and from it: only a question, read as a link's. */
	let mine = other ? { question: asked.question, says: "" } : { question: own.scenario, says: own.first }; // the question on show, and its figures in words
	let answered = () => {}; // that it is another now
	const first = page.querySelector(".value").dataset.result;
	const framed = parent !== window;
	let onAsk = null, waiting = null;
	let ready = null; // the question that the host was told of
	window.tenfoldTell = (kind, question, results, says, title) => {
		if (title) document.title = title;
		if (mine.question !== question || mine.says !== says) { mine = { question, says }; answered(); }
		if (kind === "ready") {
			if (ready === question) return;
			if (ready !== null) kind = "change";
			ready = question;
		}
		if (framed) parent.postMessage({ tenfold: kind, question, results: results ? JSON.parse(results) : {}, says }, "*");
	};
	window.tenfoldListen = f => { onAsk = f; if (waiting !== null) f(waiting); };
	addEventListener("message", event => {
		const said = event.data;
		if (!framed || event.source !== parent || !said || said.tenfold !== "ask" || typeof said.question !== "string" || said.question.length > 4000) return;
		waiting = said.question;
		if (onAsk) onAsk(waiting);
		else give();
	});

	window.tenfoldStarted = () => {
		for (const event of early) removeEventListener(event, typed);
		root.classList.remove("starting", "other");
		root.classList.add("started");
		if (window.tenfoldHeight) window.tenfoldHeight();
	};

	/* The program: fetched when the frame is seen or touched, and started by a sign of the reader in it or a question of the host's; at once
	   where the frame does not show what it is asked for. */
	const say = (words, problem) => tenfoldTrouble(words, whole + "#" + mine.question, problem);
	const script = address => new Promise((done, failed) => {
		const element = document.createElement("script");
		element.src = tenfoldScript(address);
		element.onload = done;
		element.onerror = () => failed(new Error("no " + address));
		document.head.append(element);
	});
	const never = asked.wasm === "false", shown = !other && !asked.strange && tenfoldWritten();
	if (never) root.classList.add("stopped");
	tenfoldHand(page);
	const { sign, give } = tenfoldSign(true);
	sign.then(() => load());
	let loading = false;
	const load = async () => {
		if (loading || never) return;
		loading = true;
		if (!shown) give();
		try {
			await script("{{root}}wasm_exec.js");
			const program = await tenfoldProgram("{{root}}web/app.wasm", { credentials: "omit", referrerPolicy: "no-referrer" });
			if (shown && waiting === null) tenfoldTell("ready", own.scenario, own.results, own.first);
			await sign;
			await program.run(() => say("Something went wrong inside the calculator, and it has stopped. The figures may be out of date."));
		} catch (problem) {
			say("The calculator could not start here ({why}). What it shows still holds, but nothing can be changed.", problem);
		}
	};
	let seen = false;
	const inSight = () => { if (!seen) { seen = true; newer(); if (!(navigator.connection && navigator.connection.saveData)) load(); } };
	const watch = () => {
		if (typeof IntersectionObserver !== "function") { inSight(); return; }
		const observer = new IntersectionObserver(entries => {
			if (entries.some(entry => entry.isIntersecting)) { observer.disconnect(); inSight(); }
		});
		observer.observe(page);
	};

	/* A kept build keeps its figures, and says when there are newer ones. What the newest build says to a ready question stands in the site's
	   list; to any other it is asked where the reader wants to know, in a frame with its own program. */
	const newer = async () => {
		const kept = location.pathname.split("/at/" + own.version + "/");
		if (kept.length !== 2) return;
		const site = own.root + "../../", bar = document.getElementById("newer"), [said, how, link] = bar.children;
		let latest, ready;
		try {
			const list = await (await fetch(site + "versions.json", { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-cache" })).json();
			latest = list.latest;
			if (typeof latest !== "string" || !/^[\w.-]{1,40}$/.test(latest) || latest === own.version) return;
			ready = ((list[root.lang === "en" ? "presets" : "presets." + root.lang] || {})[own.preset] || {})[first];
		} catch { return; } // the figures stand
		let asks = null, wanted = false; // the newest build's frame, and that the reader waits for it
		const end = () => { if (asks) asks.remove(); asks = null; wanted = how.disabled = false; };
		const show = (now, then, failed) => {
			let words = "These are the figures of data version {own}. A newer one exists: {latest}.".replace("{own}", own.version).replace("{latest}", latest);
			if (now) words += " " + (now.slice(0, 160) === then ? "It says the same: {then}." : "It says {now} where this one says {then}.").replace("{now}", now.slice(0, 160)).replace("{then}", then);
			if (failed) words += " " + "It did not answer.";
			said.textContent = words + " ";
			how.hidden = !!now || never;
			link.href = site + whole.slice(own.root.length) + "#" + mine.question;
			bar.hidden = false;
		};
		const ask = () => {
			wanted = how.disabled = true;
			if (!mine.says) return; // once there is something to compare; the press has started the program
			const frame = asks = document.createElement("iframe");
			frame.className = "unseen";
			frame.tabIndex = -1;
			frame.ariaHidden = "true";
			frame.src = site + (root.lang === "en" ? "embed.html#" : "embed." + root.lang + ".html#") + mine.question;
			frame.onload = () => { if (asks === frame) frame.contentWindow.postMessage({ tenfold: "ask", question: mine.question }, "*"); };
			bar.append(frame);
			setTimeout(() => { if (asks === frame) { end(); show("", "", true); } }, 60000);
		};
		answered = () => {
			const again = wanted;
			end();
			show(mine.question === own.scenario && typeof ready === "string" && ready, own.first);
			if (again && !how.hidden) ask();
		};
		answered();
		how.addEventListener("click", ask);
		addEventListener("message", event => {
			const told = event.data;
			if (!asks || event.source !== asks.contentWindow || !told || !/^(ready|change)$/.test(told.tenfold) || typeof told.says !== "string") return;
			end();
			show(told.says, mine.says);
		});
	};
	if (document.readyState === "complete") watch();
	else addEventListener("load", watch);
})();
