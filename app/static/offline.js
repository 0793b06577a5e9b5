/* Without a network: once the program runs, a worker keeps this build on the device (sw.js). ?sw=off in the address removes it and what
   it kept, for good; ?sw=on has it back. Not in a frame. */
(() => {
	if (parent !== window) return;
	let workers, store;
	try { workers = navigator.serviceWorker; store = localStorage; } catch { /* a sandbox */ }
	if (!workers || !store) return; // nor where the host has no secure address
	const scope = new URL("./", document.baseURI), key = "tenfold.sw";
	const line = document.getElementById("newer"), words = line.firstElementChild, button = line.querySelector("button");

	const off = async () => {
		const registration = await workers.getRegistration(scope.href);
		if (registration && registration.scope === scope.href) await registration.unregister();
		for (const name of await caches.keys()) if (name.startsWith("tenfold " + scope.pathname + " ")) await caches.delete(name);
		words.textContent = line.dataset.off;
		button.hidden = true;
		line.hidden = false;
	};
	const on = async () => {
		const registration = await workers.register(tenfoldScript("sw.js"), { scope: "./", updateViaCache: "none" });
		/* Another build waits, whole, beside the one that this page runs. */
		const look = () => { if (registration.waiting && workers.controller) line.hidden = false; };
		const watch = () => registration.installing && registration.installing.addEventListener("statechange", look);
		registration.addEventListener("updatefound", watch);
		watch();
		look();
		/* A page that stays open for long asks by itself. */
		let asked = performance.now();
		document.addEventListener("visibilitychange", () => {
			if (document.hidden || performance.now() - asked < 36e5) return;
			asked = performance.now();
			registration.update().catch(() => { /* no network */ });
		});
		button.addEventListener("click", () => {
			const reload = () => location.reload();
			if (!registration.waiting) { reload(); return; } // another page took it already
			workers.addEventListener("controllerchange", reload, { once: true });
			registration.waiting.postMessage("take over");
		});
	};

	const asked = new URLSearchParams(location.search).get("sw");
	try {
		if (asked === "off") store.setItem(key, "off");
		if (asked === "on") store.removeItem(key);
		if (asked === "off" || store.getItem(key) === "off") { off().catch(() => { /* nothing was kept */ }); return; }
	} catch { /* a full store, or none */ }
	const started = window.tenfoldStarted;
	window.tenfoldStarted = () => {
		started();
		const go = () => on().catch(() => { /* the page is as good without */ });
		if (window.requestIdleCallback) requestIdleCallback(go, { timeout: 5000 });
		else setTimeout(go, 1000);
	};
})();
