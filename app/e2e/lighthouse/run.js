/* Lighthouse over one address with its own two presets: prints a line of JSON for each. Usage: node run.js CHROME ADDRESS */
import lighthouse, {desktopConfig} from "lighthouse";
import {launch} from "chrome-launcher";

const [chromePath, address] = process.argv.slice(2);
const chrome = await launch({chromePath, chromeFlags: ["--headless=new", "--no-sandbox"]});
try {
	for (const [preset, config] of [["mobile", undefined], ["desktop", desktopConfig]]) {
		const {lhr} = await lighthouse(address, {port: chrome.port, logLevel: "error"}, config);
		const scores = {}, missed = [];
		for (const [id, category] of Object.entries(lhr.categories)) {
			scores[id] = Math.round(100 * category.score);
			for (const ref of category.auditRefs) {
				const audit = lhr.audits[ref.id];
				if (ref.weight > 0 && audit.score !== null && audit.score < 0.9) missed.push(`${ref.id}: ${audit.displayValue || audit.title}`);
			}
		}
		const at = {};
		for (const id of ["first-contentful-paint", "largest-contentful-paint", "speed-index", "total-blocking-time", "cumulative-layout-shift", "interactive", "total-byte-weight"])
			at[id] = lhr.audits[id]?.displayValue ?? lhr.audits[id]?.numericValue;
		console.log(JSON.stringify({preset, version: lhr.lighthouseVersion, scores, at, missed, warnings: lhr.runWarnings}));
	}
} finally {
	await chrome.kill();
}
