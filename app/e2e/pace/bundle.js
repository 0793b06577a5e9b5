// Bundles what the benchmark takes of Squiggle for a browser, into the file named.
// The engine's runtime leaves a "process" without an environment in the page,
// which Squiggle takes for Node's.
require("esbuild").buildSync({
  stdin: { contents: 'export { run } from "@quri/squiggle-lang"', resolveDir: __dirname },
  bundle: true, format: "esm", platform: "browser", minify: true,
  define: { "process.env": "{}" },
  outfile: process.argv[2],
})
