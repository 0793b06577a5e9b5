//go:build js && wasm

// Command jsapi is web/engine.wasm: the engine for other pages and for Node. It
// is started by web/engine.js with one argument, the name of the global function
// that takes its functions. Text goes in and text comes out, JSON both ways, as
// of the command tenfold. In Node, without engine.js:
//
//	import "./wasm_exec.js"
//	import fs from "node:fs"
//	const go = new Go()
//	go.argv = ["engine.wasm", "ready"]
//	globalThis.ready = ({ project }) => console.log(project('{"scale": 10}'))
//	const program = await WebAssembly.instantiate(fs.readFileSync("web/engine.wasm"), go.importObject)
//	go.run(program.instance)
package main

import (
	"fmt"
	"os"

	"tenfold/app/browser"
	"tenfold/engine/catalog"
	"tenfold/engine/spread"
	"tenfold/engine/wire"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "engine.wasm is started by engine.js, with the name of the function that takes the engine")
		os.Exit(2)
	}
	cat, sampler := catalog.Default(), spread.New()
	err := browser.Offer(os.Args[1], map[string]func(string) string{
		"project": func(asked string) string { return string(wire.Project(cat, sampler, []byte(asked))) },
		"layout":  func(asked string) string { return string(wire.Layout(cat, []byte(asked))) },
		"solve":   func(asked string) string { return string(wire.Solve(cat, sampler, []byte(asked))) },
		"explain": func(asked string) string { return string(wire.Explain(cat, []byte(asked))) },
		"catalog": func(string) string { return string(wire.Catalog(cat)) },
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	select {} // the functions answer for as long as the page lives
}
