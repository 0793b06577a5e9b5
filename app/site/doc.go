// Package site builds the static site and serves it.
//
// [Build] takes the parts as they lie in the repository (the page, web/, the
// toolchain's wasm_exec.js and the two built programs), stamps every address
// inside them with the hash of what it leads to, and [Site.Write] lays the
// result into a folder with .br and .gz beside each file that gains from it.
// The folder works on any static host under any sub-path: every address in it
// is relative. The same parts give the same bytes.
//
// [Handler] serves such a folder as a good host would: right types, the
// compressed file where the browser takes one, and caching for ever of what is
// asked for by its hash. It is what "tenfold serve" and the end-to-end tests run.
package site
