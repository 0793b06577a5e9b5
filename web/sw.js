/* The page without a network. A page registers this worker once its program runs (see the end of the page); the worker then keeps the
   whole build that it was published with, and answers with it. It never mixes two builds: it is installed only when every file of its
   build is there and holds what it should, a running page keeps the worker and the build that it came with, and a newer build takes over
   when a reader reloads the page or asks for it. It leaves alone what is for frames, pictures and kept builds (at/…), and all others.

   The maker of the site puts before this a line with the build's name and its files: the SHA-256 of each by its path, "" for the page
   itself. "tenfold site --no-worker" publishes another worker in this place, which removes what this one kept. */
const scope = new URL(registration.scope);
const prefix = "tenfold " + scope.pathname + " "; // other sites of the same origin have caches of their own
const name = prefix + site.build;
const listed = path => Object.hasOwn(site.files, path);
const stamped = path => scope.href + path + (path === "" ? "" : "?v=" + site.files[path].slice(0, 12));

/* One file from the host, if it is the one that belongs to this build: hosts are asked while they are being written to, and some answer
   every stamped address with what they have and let it be kept for ever. */
const fetched = async path => {
	for (const cache of [path.endsWith(".html") || path === "" ? "no-cache" : "default", "reload"]) {
		const response = await fetch(stamped(path), { cache });
		if (!response.ok) throw new Error(stamped(path) + ": " + response.status);
		const body = await response.clone().arrayBuffer();
		const sum = [...new Uint8Array(await crypto.subtle.digest("SHA-256", body))].map(byte => byte.toString(16).padStart(2, "0")).join("");
		if (sum !== site.files[path]) continue;
		/* A browser takes no redirected answer for a page. */
		return response.redirected ? new Response(body, { headers: { "Content-Type": response.headers.get("Content-Type") } }) : response;
	}
	throw new Error(stamped(path) + " is of another build");
};
const missing = async cache => {
	const there = new Set((await cache.keys()).map(request => request.url));
	return Object.keys(site.files).filter(path => !there.has(stamped(path)));
};
const fill = async () => {
	const cache = await caches.open(name);
	await Promise.all((await missing(cache)).map(async path => cache.put(stamped(path), await fetched(path))));
};

addEventListener("install", event => event.waitUntil(fill().catch(async problem => {
	await caches.delete(name); // where the device has no room for all of it, none is to be taken
	throw problem;
})));

/* The build before this one stays for pages that are still open; older ones go. */
addEventListener("activate", event => event.waitUntil((async () => {
	const others = (await caches.keys()).filter(other => other.startsWith(prefix) && other !== name);
	await Promise.all(others.slice(0, -1).map(other => caches.delete(other)));
	await clients.claim();
})()));

addEventListener("message", event => {
	if (event.data !== "take over") return;
	if (event.ports[0]) event.ports[0].postMessage(name);
	event.waitUntil(skipWaiting());
});

addEventListener("fetch", event => {
	const { request } = event, url = new URL(request.url);
	if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
	let path = url.pathname.slice(scope.pathname.length);
	if (path === "index.html") path = "";
	if (request.mode === "navigate") {
		if (listed(path) && (path === "" || path.endsWith(".html")) && request.destination === "document") event.respondWith(page(event, path));
	} else if (listed(path)) event.respondWith(part(request, path, url.searchParams.get("v")));
});

/* A page, of a whole build or from the host. Where a newer build waits and the reader reloads the only page that is open, it is that
   one's, and that one's worker takes over. */
const page = async (event, path) => {
	if (registration.waiting && event.request.cache !== "default" && (await clients.matchAll({ type: "window" })).length <= 1) {
		const newer = await new Promise(said => {
			const { port1, port2 } = new MessageChannel();
			port1.onmessage = ({ data }) => said(data);
			setTimeout(said, 1000);
			registration.waiting.postMessage("take over", [port2]);
		});
		const found = newer && await caches.match(scope.href + path, { cacheName: newer, ignoreSearch: true, ignoreVary: true });
		if (found) return found;
	}
	const cache = await caches.open(name);
	if ((await missing(cache)).length === 0) return cache.match(stamped(path), { ignoreVary: true });
	event.waitUntil(fill().catch(() => { /* the next page tries again */ }));
	return fetch(event.request);
};

/* A part of a page: by its version from whichever build has it. Where nothing is kept any more nothing is made anew: the page that had it all
   removed is still ruled by this worker. */
const part = async (request, path, version) => {
	const address = version === null ? stamped(path) : scope.href + path + "?v=" + version;
	const own = await caches.match(address, { cacheName: name, ignoreVary: true });
	if (own) return own;
	for (const other of await caches.keys()) {
		const found = other.startsWith(prefix) && await caches.match(address, { cacheName: other, ignoreVary: true });
		if (found) return found;
	}
	return fetch(request);
};
