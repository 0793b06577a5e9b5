/* Draws charts with Observable Plot from the descriptions that the page makes (app/chart), lets a pointer or keys walk along their points, and
   hands them out as files, with those that the page draws itself.
   Colours and lines are the style sheet's. No words are written here but those of a description. */
import { axisX, axisY, dot, gridX, gridY, line, plot, ruleX, ruleY, text } from "./plot.js";

const NS = "http://www.w3.org/2000/svg";
const drawings = new WeakMap();

/** Draws a description into an element, in place of what is drawn there. */
export function draw(box, chart) {
	let drawing = drawings.get(box);
	if (!drawing) drawings.set(box, drawing = chart.of ? new Made(box) : new Drawing(box));
	drawing.show(chart);
}

const make = (name, attributes = {}, ...inside) => {
	const element = document.createElementNS(NS, name);
	for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
	element.append(...inside);
	return element;
};
const html = (name, properties = {}, ...inside) => {
	const element = Object.assign(document.createElement(name), properties);
	element.append(...inside);
	return element;
};

/* One layer of a description as a mark of Plot's. */
const marks = {
	dots: (i, l, o) => dot(i, { ...o, symbol: l.symbol || "circle", r: l.r }),
	line: (i, l, o) => line(i, o),
	"spans-x": (i, l, o) => ruleY(i, { ...o, x: undefined, x1: j => l.x[j], x2: j => l.to[j] }),
	"spans-y": (i, l, o) => ruleX(i, { ...o, y: undefined, y1: j => l.y[j], y2: j => l.to[j] }),
	rules: (i, l, o) => ruleX(i, { ...o, y: undefined }),
	levels: (i, l, o) => ruleY(i, { ...o, x: undefined }),
	words: (i, l, o) => text(i, { ...o, text: j => l.words[j], textAnchor: "start", dx: 6, dy: -8 }),
};
const mark = (l, r = 5) => marks[l.kind]((l.x || l.y).map((_, j) => j), { ...l, r }, { x: j => l.x[j], y: j => l.y[j], className: "look " + (l.look || "") });

/* An axis of a description: its scale, its lines, and what stands at them. Words that would run into those before them are left out. */
const scale = axis => ({ type: axis.log ? "log" : "linear", domain: [axis.from, axis.to], axis: null });
const lines = (axis, grid) => axis.names ? [] : [grid(axis.ticks || [])];
const labels = (axis, kind, room) => {
	const words = [...axis.words || []];
	let free = -Infinity;
	if (room) axis.ticks?.forEach((at, i) => {
		const middle = room.at(at), half = room.width(words[i]) / 2;
		if (middle - half < free) words[i] = "";
		else free = middle + half + 8;
	});
	return kind(axis.ticks || [], { text: (_, i) => words[i], label: null, tickSize: 0, tickPadding: 8 });
};

/* What Plot made, before it is on the page: its policy allows no styles but its own, and parts of a picture have no labels. */
const cleaned = (made, place) => {
	made.querySelector("style")?.remove();
	for (const part of made.querySelectorAll("[aria-label]")) {
		part.dataset.part = part.getAttribute("aria-label");
		part.removeAttribute("aria-label");
	}
	for (const [key, value] of Object.entries({ ...place, overflow: "visible" })) made.setAttribute(key, value);
};

/* Words in lines that fit. */
const wrapped = (words, fits) => {
	const lines = [];
	for (const word of words.split(" ")) {
		const longer = lines.length ? lines.at(-1) + " " + word : word;
		if (lines.length && fits(longer)) lines[lines.length - 1] = longer;
		else lines.push(word);
	}
	return lines;
};

/* A description with the points of one of its groups alone. */
const only = (chart, group) => {
	if (!(group > 0 && group < chart.groups.length)) return chart;
	const kept = chart.points.flatMap((point, i) => point.group === group ? [i] : []), now = new Map(kept.map((i, k) => [i, k]));
	const of = layer => {
		if (!layer.of) return layer;
		const those = layer.of.flatMap((point, j) => now.has(point) ? [j] : []), pick = list => list && those.map(j => list[j]);
		return { ...layer, x: pick(layer.x), y: pick(layer.y), to: pick(layer.to), words: pick(layer.words), of: those.map(j => now.get(layer.of[j])) };
	};
	return {
		...chart, says: chart.groups[group].says, title: chart.title + ": " + chart.groups[group].words, start: 0, points: kept.map(i => chart.points[i]),
		rows: kept.map(i => chart.rows[i]), panels: chart.panels.map(panel => ({ ...panel, layers: panel.layers.map(of) })),
	};
};

class Drawing {
	constructor(box) {
		this.box = box;
		this.at = -1;
		this.width = 0;
		this.svg = make("svg", { role: "img" });
		this.walk = html("input", { type: "range", className: "walk", min: 0, step: 1 });
		this.tip = html("div", { className: "tip", hidden: true });
		this.tip.setAttribute("aria-hidden", "true"); // the control says the same
		this.field = html("div", { className: "drawing" }, this.svg, this.walk, this.tip);
		const act = (className, run) => html("button", { type: "button", className, onclick: run });
		this.taking = act("pin-it", () => this.take());
		this.source = html("a", { className: "act", target: "_blank", rel: "noopener" });
		this.png = act("act", () => this.save("png"));
		this.drawn = act("act", () => this.save("svg"));
		this.groups = html("select");
		this.groups.addEventListener("change", () => this.show(this.whole));
		this.choice = html("label", { className: "groups" }, html("span"), this.groups);
		this.table = html("details", {}, html("summary"));
		this.table.addEventListener("toggle", () => this.tabulate());
		box.replaceChildren(this.choice, this.field, html("div", { className: "chart-acts" }, this.taking, this.source, this.png, this.drawn), this.table);

		this.walk.addEventListener("input", () => this.go(+this.walk.value));
		this.walk.addEventListener("focus", () => this.go(this.at < 0 ? this.chart.start || 0 : this.at));
		this.walk.addEventListener("blur", () => this.hide());
		this.walk.addEventListener("keydown", event => this.key(event));
		this.field.addEventListener("pointermove", event => this.point(event));
		this.field.addEventListener("pointerdown", event => {
			const was = this.shown ? this.at : -1;
			this.point(event);
			this.first = event.pointerType !== "mouse" && was !== this.at; // a finger that comes to a point asks what it says; the next takes it up
		});
		this.field.addEventListener("pointerleave", () => { if (document.activeElement !== this.walk) this.hide(); });
		this.field.addEventListener("click", event => { this.point(event); if (event.target.closest("svg") && !this.first) this.take(); });
		new ResizeObserver(() => { if (this.chart && this.box.clientWidth !== this.width) this.paint(); }).observe(box);
	}

	show(whole) {
		const had = this.chart && this.at >= 0 ? this.chart.points[this.at]?.id : undefined;
		if (!this.whole || String(this.whole.groups.map(g => g.words)) !== String(whole.groups.map(g => g.words)))
			this.groups.replaceChildren(...whole.groups.map((g, i) => html("option", { value: i, textContent: g.words })));
		this.choice.hidden = whole.groups.length === 0;
		this.choice.firstChild.textContent = whole.words.group || "";
		this.whole = whole;
		const chart = this.chart = only(whole, this.groups.selectedIndex);
		this.at = had === undefined ? -1 : chart.points.findIndex(p => p.id === had);
		this.svg.setAttribute("aria-label", chart.says);
		this.walk.setAttribute("aria-label", chart.words.walk);
		this.walk.max = Math.max(chart.points.length - 1, 0);
		this.walk.hidden = chart.points.length === 0;
		this.png.textContent = chart.words.png;
		this.drawn.textContent = chart.words.svg;
		this.table.firstChild.textContent = chart.words.table;
		this.told();
		this.tabulate();
		cancelAnimationFrame(this.frame);
		if (!this.width) this.paint();
		else this.frame = requestAnimationFrame(() => this.paint());
	}

	paint() {
		const { chart, box } = this, width = this.width = box.clientWidth;
		if (!width) return; // out of sight; the observer paints once it is not
		const style = getComputedStyle(this.svg), pen = document.createElement("canvas").getContext("2d");
		pen.font = style.fontSize + " " + style.fontFamily;
		const measure = words => pen.measureText(words).width;
		const left = Math.ceil(Math.min(0.45 * width, Math.max(...chart.panels.flatMap(p => (p.y.words || [""]).map(measure))) + 14));
		const right = Math.ceil(Math.max(12, measure(chart.x.words?.at(-1) || "") / 2));
		const inside = [];
		let y = this.keys(inside, width, measure);
		this.places = chart.points.map(() => []);
		this.band = [y, y];
		chart.panels.forEach((panel, n) => {
			const last = n === chart.panels.length - 1;
			if (panel.y.title) y += this.titled(inside, panel.y.title, { x: 0, y: y + 12 }) + 6;
			const span = width - left - right;
			const place = v => { const f = chart.x.log ? Math.log : Number; return (f(v) - f(chart.x.from)) / (f(chart.x.to) - f(chart.x.from)) * span; };
			const made = plot({
				className: "plotted", width, height: panel.height + (last ? 34 : 14), marginLeft: left, marginRight: right, marginTop: 6, marginBottom: last ? 28 : 8,
				x: scale(chart.x), y: { ...scale(panel.y), reverse: !!panel.y.names },
				marks: [
					lines(chart.x, gridX), lines(panel.y, gridY), labels(panel.y, axisY), last ? labels(chart.x, axisX, { at: place, width: measure }) : [],
					panel.layers.filter(l => (l.x || l.y || []).length).map(l => mark(l, chart.along === "x" ? 3.5 : 5)),
				],
			});
			cleaned(made, { y });
			const [px, py] = [made.scale("x"), made.scale("y")];
			for (const l of panel.layers) if (l.kind === "dots") l.of?.forEach((point, j) => this.places[point]?.push([px.apply(l.x[j]), y + py.apply(l.y[j])]));
			inside.push(made);
			if (n === 0) this.band[0] = y;
			y += panel.height + (last ? 34 : 14);
			this.band[1] = y - 28;
		});
		if (chart.x.title) y += this.titled(inside, chart.x.title, { x: width, y: y + 12, "text-anchor": "end" }) + 4;
		this.ring = make("g", { class: "ring" });
		this.svg.replaceChildren(...inside, this.ring);
		for (const [key, value] of Object.entries({ width, height: y, viewBox: `0 0 ${width} ${y}` })) this.svg.setAttribute(key, value);
		this.sides = [left, width - right];
		this.mark();
	}

	/* The title of an axis, in as many lines as it takes; what they take comes back. */
	titled(inside, words, place) {
		const style = getComputedStyle(this.svg), pen = document.createElement("canvas").getContext("2d");
		pen.font = `600 ${style.fontSize} ${style.fontFamily}`;
		const lines = wrapped(words, line => pen.measureText(line).width <= this.width);
		lines.forEach((line, i) => inside.push(make("text", { class: "title", ...place, y: place.y + 16 * i }, line)));
		return 16 * lines.length;
	}

	/* What the looks mean, in as many lines as it takes. */
	keys(inside, width, measure) {
		let x = 0, y = 0;
		for (const sign of this.chart.key) {
			const lines = wrapped(sign.words, words => measure(words) <= width - 30), wide = 30 + Math.max(...lines.map(measure)) + 16;
			if (x > 0 && x + wide - 16 > width) [x, y] = [0, y + 20];
			const at = { dots: [[0.5], [0.5]], line: [[0, 1], [0.5, 0.5]], "spans-x": [[0], [0.5], [1]], "spans-y": [[0.5], [0], [1]], rules: [[0.5]], levels: [[0], [0.5]] }[sign.kind];
			const made = plot({
				className: "plotted", width: 24, height: 16, margin: 2, x: { axis: null, domain: [0, 1] }, y: { axis: null, domain: [0, 1] },
				marks: [mark({ ...sign, x: at[0], y: at[1], to: at[2] })],
			});
			cleaned(made, { x, y });
			inside.push(made);
			lines.forEach((line, i) => inside.push(make("text", { class: "key", x: x + 30, y: y + 12 + 16 * i }, line)));
			[x, y] = [lines.length > 1 ? width : x + wide, y + 16 * (lines.length - 1)];
		}
		return this.chart.key.length ? y + 28 : 0;
	}

	/* The nearest point to where the pointer is. */
	point(event) {
		if (!this.places?.length ) return;
		const edge = this.svg.getBoundingClientRect(), shrunk = this.width / edge.width;
		const x = (event.clientX - edge.left) * shrunk, y = (event.clientY - edge.top) * shrunk, along = this.chart.along;
		let best = -1, least = along ? Infinity : 40 ** 2;
		this.places.forEach((marks, i) => {
			for (const [px, py] of marks) {
				const off = along === "x" ? (px - x) ** 2 : along === "y" ? (py - y) ** 2 : (px - x) ** 2 + (py - y) ** 2;
				if (off < least) [best, least] = [i, off];
			}
		});
		if (best >= 0) this.go(best);
	}

	go(to) {
		this.shown = true;
		if (to !== this.at) {
			this.at = to;
			this.told();
		}
		this.mark();
	}

	hide() {
		this.shown = false;
		this.mark();
	}

	key(event) {
		const page = Math.ceil(this.chart.points.length / 10), down = this.chart.along === "y" && { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
		if (event.key === "Enter") this.take();
		else if (event.key === "Escape") this.hide();
		else if (down) this.go(Math.max(0, Math.min(this.chart.points.length - 1, this.at + down)));
		else return;
		event.preventDefault();
	}

	/* The control and the button say where the reader is. */
	told() {
		const point = this.chart.points[this.at];
		if (point) this.walk.value = this.at;
		this.walk.setAttribute("aria-valuetext", (point || this.chart.points[this.chart.start || 0])?.words.join(", ") || "");
		this.taking.textContent = point?.take || "";
		this.taking.hidden = !point?.take;
		this.source.hidden = !point?.link;
		this.source.textContent = point?.source || "";
		if (point?.link) this.source.href = point.link;
	}

	mark() {
		const point = this.shown && this.chart.points[this.at], places = point && this.places?.[this.at] || [];
		this.tip.hidden = places.length === 0;
		this.ring?.replaceChildren();
		if (!places.length) return;
		const [x, y] = places[0], [above, below] = this.band;
		if (this.chart.along === "x") this.ring.append(make("line", { x1: x, x2: x, y1: above, y2: below }));
		for (const [cx, cy] of places) this.ring.append(make("circle", { cx, cy, r: 9 }));
		this.tip.replaceChildren(...point.words.map((words, i) => html(i ? "span" : "b", {}, words)));
		const room = this.tip.getBoundingClientRect();
		const beside = x + 16 + room.width <= this.width ? x + 16 : x - 16 - room.width;
		this.tip.style.left = Math.max(0, Math.min(beside, this.width - room.width)) + "px";
		this.tip.style.top = Math.max(0, y - (beside < 0 ? room.height + 16 : room.height / 2)) + "px";
	}

	take() {
		const point = this.chart.points[this.at];
		if (point?.take) this.box.dispatchEvent(new CustomEvent("take", { detail: point.id }));
	}

	tabulate() {
		if (!this.table.open || this.tabled === this.chart) return;
		const { head, rows, title } = this.tabled = this.chart;
		const said = head.map((_, i) => { const cells = rows.map(row => row[i]).filter(Boolean); return 2 * cells.filter(words => !/\d/.test(words)).length > cells.length; });
		const cell = (words, i) => { const c = html(i ? "td" : "th", { textContent: words, className: said[i] ? "words" : "" }); if (!i) c.scope = "row"; return c; };
		const frame = html("div", { className: "wide", tabIndex: 0 }, html("table", { className: "figures" },
			html("thead", {}, html("tr", {}, ...head.map((words, i) => html("th", { scope: "col", textContent: words, className: said[i] ? "words" : "" })))),
			html("tbody", {}, ...rows.map(row => html("tr", {}, ...row.map(cell))))));
		frame.setAttribute("role", "group");
		frame.setAttribute("aria-label", title);
		this.table.replaceChildren(this.table.firstChild, frame);
	}

	/* The drawing as it is without a style sheet. */
	alone() {
		const copy = this.svg.cloneNode(true), from = [this.svg, ...this.svg.querySelectorAll("*")], to = [copy, ...copy.querySelectorAll("*")];
		from.forEach((element, i) => {
			const now = getComputedStyle(element), above = i ? getComputedStyle(element.parentNode) : {};
			for (const name of inherited) {
				if (now[name] === above[name]) to[i].removeAttribute(name);
				else to[i].setAttribute(name, now[name]);
			}
			for (const name of ["class", "data-part", "aria-label", "aria-hidden", "role"]) to[i].removeAttribute(name);
		});
		copy.lastChild.remove(); // the ring
		return copy;
	}

	save(ending) { save(this.chart, this.alone(), getComputedStyle(this.svg).fontFamily, ending); }
}

/* A drawing that the page has made of boxes and words: what is left is to take it along. */
class Made {
	constructor(box) {
		this.acts = ["png", "svg"].map(ending => html("button", { type: "button", className: "act", onclick: () => this.save(ending) }));
		box.replaceChildren(html("div", { className: "chart-acts" }, ...this.acts));
	}

	show(chart) {
		this.chart = chart;
		[this.acts[0].textContent, this.acts[1].textContent] = [chart.words.png, chart.words.svg];
	}

	save(ending) {
		const of = document.querySelector(this.chart.of);
		save(this.chart, traced(of), getComputedStyle(of).fontFamily, ending);
	}
}

/* A colour as an attribute and how much of it is seen, apart: not everything that reads drawings knows both in one. */
const paint = (name, colour) => {
	const [, rgb, alpha = "1"] = /^rgba?\((\d+, \d+, \d+)(?:, ([\d.]+))?\)$/.exec(colour) || [, "0, 0, 0", "0"];
	return +alpha ? { [name]: `rgb(${rgb})`, [name.replace("-color", "") + "-opacity"]: alpha } : undefined;
};

/* Boxes and words of the page as a drawing: the grounds and edges of the boxes, and each line of words where it stands. */
const traced = root => {
	const edge = root.getBoundingClientRect(), [width, height] = [Math.ceil(edge.width), Math.ceil(edge.height)];
	const grounds = make("defs"), made = make("svg", { width, height, viewBox: `0 0 ${width} ${height}`, overflow: "visible" }, grounds);
	const pen = document.createElement("canvas").getContext("2d"), range = document.createRange(), round = v => Math.round(100 * v) / 100;
	const box = (x, y, wide, high, how) => how && wide > 0 && high > 0 && made.append(make("rect", { x: round(x - edge.left), y: round(y - edge.top), width: round(wide), height: round(high), ...how }));
	/* Stripes: a gradient that repeats, of colours that begin where others end. */
	const stripes = (image, { left, top, width: wide, height: high }) => {
		const [, degrees] = /^repeating-linear-gradient\(([\d.]+)deg/.exec(image) || [];
		if (!degrees) return;
		const stops = [...image.matchAll(/(rgba?\([^)]*\))((?: [\d.]+px)+)/g)].flatMap(([, colour, at]) => at.trim().split(" ").map(px => [colour, parseFloat(px)]));
		const turn = degrees * Math.PI / 180, [dx, dy] = [Math.sin(turn), -Math.cos(turn)], half = (Math.abs(wide * dx) + Math.abs(high * dy)) / 2, period = stops.at(-1)[1];
		const [x, y] = [left - edge.left + wide / 2 - dx * half, top - edge.top + high / 2 - dy * half], id = "stripes-" + grounds.childElementCount;
		grounds.append(make("linearGradient", { id, gradientUnits: "userSpaceOnUse", spreadMethod: "repeat", x1: round(x), y1: round(y), x2: round(x + dx * period), y2: round(y + dy * period) },
			...stops.map(([colour, at]) => make("stop", { offset: round(at / period), ...paint("stop-color", colour) || { "stop-opacity": 0 } }))));
		return { fill: `url(#${id})` };
	};
	const visit = node => {
		if (node.nodeType === Node.TEXT_NODE) return write(node);
		if (node.nodeType !== Node.ELEMENT_NODE || !node.checkVisibility()) return;
		const style = getComputedStyle(node), at = node.getBoundingClientRect(), radius = parseFloat(style.borderTopLeftRadius);
		const corners = radius ? { rx: radius } : {};
		for (const how of [paint("fill", style.backgroundColor), stripes(style.backgroundImage, at)]) box(at.left, at.top, at.width, at.height, how && { ...how, ...corners });
		const [over, beside] = [parseFloat(style.borderTopWidth), parseFloat(style.borderRightWidth)];
		box(at.left, at.top, at.width, over, paint("fill", style.borderTopColor));
		box(at.right - beside, at.top, beside, at.height, paint("fill", style.borderRightColor));
		node.childNodes.forEach(visit);
	};
	const write = node => {
		const style = getComputedStyle(node.parentElement), lines = [];
		for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
			range.setStart(node, index);
			range.setEnd(node, index + word.length);
			const { left, right, top } = range.getBoundingClientRect(), last = lines.at(-1);
			if (last && Math.abs(last.top - top) < 2) Object.assign(last, { right, words: last.words + " " + word });
			else lines.push({ left, right, top, words: word });
		}
		pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
		const rise = pen.measureText("").fontBoundingBoxAscent, ends = /right|end/.test(style.textAlign);
		for (const { left, right, top, words } of lines) made.append(make("text", {
			x: round((ends ? right : left) - edge.left), y: round(top + rise - edge.top), ...ends && { "text-anchor": "end" },
			"font-family": style.fontFamily, "font-size": style.fontSize, "font-weight": style.fontWeight, ...paint("fill", style.color),
		}, words));
	};
	visit(root);
	return made;
};

/* A drawing as a file: its title above, and below where it is from. */
const filed = ({ title, says, foot }, copy, family) => {
	const page = getComputedStyle(document.documentElement), pen = document.createElement("canvas").getContext("2d"), across = +copy.getAttribute("width");
	const said = (words, size, weight, y) => {
		pen.font = `${weight} ${size}px ${family}`;
		return wrapped(words, line => pen.measureText(line).width <= across).map((line, i) => make("text", { x: 20, y: y + i * size * 1.4, "font-size": size, "font-weight": weight, "font-family": family, fill: page.color }, line));
	};
	const height = +copy.getAttribute("height"), head = said(title, 16, 600, 32), top = 28 + head.length * 23;
	const below = said(foot, 11, 400, top + height + 26), wide = across + 40, high = Math.ceil(top + height + 30 + below.length * 16);
	copy.setAttribute("x", 20);
	copy.setAttribute("y", top);
	const file = make("svg", { width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, role: "img" },
		make("title", {}, title), make("desc", {}, says), make("rect", { width: wide, height: high, fill: page.backgroundColor }), ...head, copy, ...below);
	return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(file)], { type: "image/svg+xml" });
};

const save = async (chart, copy, family, ending) => {
	let file = filed(chart, copy, family);
	if (ending === "png") {
		const picture = new Image(), address = URL.createObjectURL(file);
		try {
			picture.src = address;
			await picture.decode();
			const canvas = html("canvas", { width: 2 * picture.width, height: 2 * picture.height });
			canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
			file = await new Promise(done => canvas.toBlob(done, "image/png"));
		} finally {
			URL.revokeObjectURL(address);
		}
	}
	const address = URL.createObjectURL(file);
	html("a", { href: address, download: chart.file + "." + ending }).click();
	setTimeout(() => URL.revokeObjectURL(address), 10000);
};

/* What a style sheet gives a drawing; all of it is inherited, save the last. */
const inherited = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "font-family", "font-size", "font-weight", "text-anchor", "paint-order", "white-space", "opacity"];
