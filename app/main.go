//go:build js && wasm

// Command app is the page, and the page in a frame: one route, drawn by package
// view. It is built for browsers, and wants the site's shell around it:
//
//	make run
package main

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"tenfold/app/view"
	"tenfold/engine/catalog"
)

func main() {
	app.RouteWithRegexp(".*", func() app.Composer { return view.Of(catalog.Default()) })
	app.RunWhenOnBrowser()
}
