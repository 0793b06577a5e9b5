//go:build !js

package main

import (
	"flag"
	"io"

	"tenfold/engine/backtest"
	"tenfold/engine/catalog"
	"tenfold/engine/wire"
)

var backtestCommand = command{
	name: "backtest", takes: "[--json]",
	summary: "published runs against what the engine predicts of them",
	about: `Predicts every figure that the catalogue's runs published, each by a fit that has
not seen the developer's runs, and prints published, predicted, band, ratio and
source, then how good the predictions are. As a page in Markdown, or with --json
as JSON Lines.

  tenfold backtest > backtest.md
  tenfold backtest --json | jq -r 'select(.aim) | [.got, .most, .aim] | @tsv'
`,
	run: func(flags *flag.FlagSet, args []string, std streams) error {
		asJSON := flags.Bool("json", false, "write JSON Lines")
		if err := parse(flags, args, 0, 0); err != nil {
			return err
		}
		report := backtest.Make(catalog.Default())
		text := report.Markdown()
		if *asJSON {
			text = string(wire.Backtest(report))
		}
		_, err := io.WriteString(std.out, text)
		return err
	},
}
