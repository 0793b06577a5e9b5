//go:build !js

package main

import (
	"flag"
	"fmt"
	"io"
	"runtime"

	"tenfold/app/notice"
	"tenfold/app/text"
	"tenfold/engine/catalog"
)

var licencesCommand = command{
	name: "licences", takes: "",
	summary: "whose work is in this program and the site, and under which licence",
	about: `Writes the licences of everything that is in the programs and the site, in full,
and who is to be named for the figures.

  tenfold licences > NOTICE.txt
`,
	run: func(flags *flag.FlagSet, args []string, std streams) error {
		if err := parse(flags, args, 0, 0); err != nil {
			return err
		}
		_, err := io.WriteString(std.out, notice.Text(catalog.Default()))
		return err
	},
}

var versionCommand = command{
	name: "version", takes: "",
	summary: "the version of this program and of its data",
	about: `Writes the version of this program, that of its data with its date, and what it
was built with. The same data version and program give the same answers.

  tenfold version
`,
	run: func(flags *flag.FlagSet, args []string, std streams) error {
		if err := parse(flags, args, 0, 0); err != nil {
			return err
		}
		version, date := catalog.Default().DataVersion()
		_, err := fmt.Fprintf(std.out, "tenfold %s, data %s (%s), %s\n", text.Version, version, date, runtime.Version())
		return err
	},
}
