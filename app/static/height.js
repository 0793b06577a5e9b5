/* The height of this frame, told to whatever host it stands in, before any program runs. Unasked: Datawrapper's, AMP's and Embedly's
   messages, which hosts of other kinds pass over. Pym's only where the address carries a childId, WordPress's only where it carries a
   secret, iframe-resizer's and open-iframe-resizer's only to a host that has greeted. Every dialect is told the same whole number. */
(() => {
	const host = window.parent;
	if (host === window) return;
	const tell = message => host.postMessage(message, "*");
	const most = 10000, longestChase = 10, longestBeat = 30;

	/* What names this embed to Datawrapper's older host script: a part of the frame's own address. */
	const last = location.href.split("/").pop();
	const token = /^[\w.,:;&=#?%~+!*()@$-]+$/.test(last) ? last : location.pathname.split("/").pop() || "embed";
	const child = new URLSearchParams(location.search).get("childId");
	const pym = child && /^[\w.-]{1,100}$/.test(child) ? child : "";
	const secret = (/[#?&]secret=([\w-]{1,100})(?:$|[&#?])/.exec(location.hash) || [])[1] || "";
	let resizer = null; // id and wishes of an iframe-resizer host
	let open = false; // an open-iframe-resizer host has greeted

	/* The page is one block with nothing outside it; the window's own height must not count, or the frame could never shrink. */
	const measure = () => document.body ? Math.min(most, Math.ceil(document.body.getBoundingClientRect().height)) : 0;

	let told = 0, width = innerWidth, chase = 0, stopped = false;
	const send = (again, greeting) => {
		const height = measure();
		if (!height) return; // not laid out yet, or not shown
		if (innerWidth !== width) { width = innerWidth; chase = 0; stopped = false; }
		if (height === told && !again) return;
		if (height > told && told && ++chase > longestChase) { // a host that answers each height with more room than asked
			if (!stopped) console.warn("Tenfold: this page and its host enlarge each other; the height stays at " + told + " px.");
			stopped = true;
			return;
		}
		if (height < told) chase = 0;
		told = height;
		tell({ "datawrapper-height": { [token]: height } });
		tell({ sentinel: "amp", type: "embed-size", height });
		tell(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
		if (pym) tell("pymxPYMx" + pym + "xPYMxheightxPYMx" + height);
		if (secret) tell({ message: "height", value: height, secret });
		if (open) tell({ type: "iframe-resized", width, height });
		if (resizer && resizer.sizes && (resizer.auto || again)) {
			const size = "[iFrameSizer]" + resizer.id + ":" + height + ":" + Math.max(1, innerWidth) + ":";
			if (greeting) tell(size + "init");
			tell(size + "resizeObserver");
		}
		beat();
	};

	/* A frame out of sight is given no frames to draw in, so that a timer stands in for them. */
	let due = false;
	const soon = () => {
		if (due) return;
		due = true;
		const go = () => { if (due) { due = false; send(false); } };
		requestAnimationFrame(go);
		setTimeout(go, 60);
	};

	/* Again each second until the frame is as high as it should be: a host's script may come late. Not for ever: a bare frame never is. */
	let beating = 0, left = longestBeat;
	const satisfied = () => Math.abs(innerHeight - measure()) <= 1;
	const beat = () => {
		if (beating) return;
		beating = setInterval(() => {
			if (satisfied() || stopped || --left < 0) { clearInterval(beating); beating = 0; return; }
			send(true);
		}, 1000);
	};
	const rouse = () => { left = longestBeat; soon(); };

	addEventListener("message", event => {
		if (event.source !== host) return;
		const said = event.data;
		if (typeof said === "string" && said.length < 4000) {
			if (said.startsWith("[iFrameSizer]")) {
				const parts = said.slice(13).split(":");
				if (parts.length > 2 && /^(true|false)$/.test(parts[2]) && /^[^:]{1,200}$/.test(parts[0])) {
					resizer = { id: parts[0], auto: parts[6] !== "false", sizes: parts[18] !== "false" };
					send(true, true);
				} else if (parts[0] === "resize" && resizer) send(true);
			} else if (pym && said.startsWith("pymxPYMx" + pym + "xPYMxwidthxPYMx")) setTimeout(() => send(true), 0); // once the new width is laid out
			return;
		}
		if (!said || typeof said !== "object") return;
		if (said.sentinel === "amp" && said.type === "frames-init") send(true);
		else if (said.type === "iframe-child-init") { open = true; send(true); }
		else if (said.type === "iframe-get-child-dimensions" && open) send(true);
	});

	for (const event of ["pointerdown", "keydown", "input"]) addEventListener(event, () => { chase = 0; stopped = false; rouse(); }, true);
	for (const event of ["resize", "load", "pageshow"]) addEventListener(event, rouse);
	document.addEventListener("visibilitychange", rouse);
	addEventListener("DOMContentLoaded", () => {
		new ResizeObserver(soon).observe(document.body);
		if (document.fonts) document.fonts.ready.then(soon);
		send(false);
	});
	window.tenfoldHeight = rouse;
})();
