/* Plays a story in a page that holds it: what a reader would do to get there, step by step. Resolves once the last step is done. */
const playStory = async (page, steps) => {
	const rest = millis => new Promise(done => setTimeout(done, millis));
	const until = async (what, found) => {
		for (const end = Date.now() + 60000; Date.now() < end; await rest(50)) {
			const it = found();
			if (it) return it;
		}
		throw new Error("waited in vain for " + what);
	};
	const $ = selector => [...page.document.querySelectorAll(selector)].find(e => e.checkVisibility());
	page.dispatchEvent(new page.Event("pointermove")); // a sign of a reader
	await until("the program", () => !page.document.querySelector("[data-scenario]") || page.document.documentElement.classList.contains("started"));
	for (const [verb, at, text] of steps || []) {
		if (verb === "open") for (const d of page.document.querySelectorAll(at)) d.open = true;
		const selector = verb === "type" || verb === "choose" ? `[data-field="${at}"]` : verb === "open" ? "body" : at;
		const e = await until(selector, () => $(selector));
		if (verb === "see") e.scrollIntoView();
		if (verb === "click") e.click();
		if (verb === "type" || verb === "choose") {
			e.focus();
			e.value = text;
			for (const event of verb === "type" ? ["input"] : ["input", "change"]) e.dispatchEvent(new page.Event(event, {bubbles: true}));
		}
		await rest(100);
	}
	await until("the answer", () => !page.document.querySelector(".answer.waiting, .reply.waiting"));
};
