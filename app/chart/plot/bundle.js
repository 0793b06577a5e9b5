// Bundles what entry.js names into web/plot.js, with the licences of every
// package that is in it, and a record of both that a Go test holds.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path => fileURLToPath(new URL(path, import.meta.url));
const locked = JSON.parse(readFileSync(here("package-lock.json"), "utf8")).packages;

const { outputFiles, metafile } = await build({
	absWorkingDir: here("."), entryPoints: ["entry.js"], bundle: true, format: "esm", target: "es2020", minify: true,
	legalComments: "none", charset: "utf8", metafile: true, write: false, outfile: "plot.js",
});

const names = new Set();
for (const output of Object.values(metafile.outputs)) for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
	const name = path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];
	if (name && bytesInOutput > 0) names.add(name);
}
const packages = [...names].sort().map(name => {
	const folder = "node_modules/" + name, { version, license } = JSON.parse(readFileSync(here(folder + "/package.json"), "utf8"));
	const file = readdirSync(here(folder)).find(f => /^licen[cs]e/i.test(f));
	// Only what needs no more than its notice kept may go in without a second thought.
	if (!/^(ISC|MIT|BSD-[23]-Clause)$/.test(license)) throw new Error(`${name} is under ${license}`);
	if (!file) throw new Error(`${name} comes without the text of its licence`);
	return { name, version, license, integrity: locked[folder].integrity, text: readFileSync(here(folder + "/" + file), "utf8").trim() };
});

const licences = "web/plot.js is made of parts of these packages from npm, bundled and minified.\n" +
	packages.map(p => `\n${"=".repeat(72)}\n${p.name} ${p.version} (${p.license})\n\n${p.text}\n`).join("");
const script = `/* Observable Plot and the parts of D3 that it needs; licences: plot-licences.txt */\n${outputFiles[0].text}`;
const digest = text => createHash("sha256").update(text).digest("hex");

writeFileSync(here("../../../web/plot.js"), script);
writeFileSync(here("../../../web/plot-licences.txt"), licences);
writeFileSync(here("bundle.json"), JSON.stringify({
	files: { "web/plot.js": digest(script), "web/plot-licences.txt": digest(licences) },
	packages: packages.map(({ name, version, license, integrity }) => ({ name, version, license, integrity })),
}, null, "\t") + "\n");
