//go:build !js

package main

import (
	"bufio"
	"bytes"
	"flag"
	"io"

	"tenfold/engine/catalog"
	"tenfold/engine/spread"
	"tenfold/engine/wire"
)

var projectCommand = command{
	name: "project", takes: "< scenarios",
	summary: "scenarios in, projections out",
	about: `Reads one scenario a line and writes its projection: every result with its 10th
and 90th percentile, the scenario in full, and findings. Every field of a
scenario may be left out; {} is the default question.

  echo '{}' | tenfold project
  echo '{"scale": 10, "accelerator": "b200-sxm", "days": 90, "region": "fr"}' | tenfold project
  echo '{"model": {"params": "70B", "tokens": "15T"}, "accelerators": 1024}' | tenfold project
  echo '{"scale": 10, "pue": "1.1 to 1.3", "draws": 1000}' | tenfold project

"working": true beside the fields adds the formula of every result with its
sources; "sensitivity" and a result's name adds what moves it:

  echo '{"sensitivity": "cost_rental_usd"}' | tenfold project
  echo '{}' | tenfold project | jq .results.accelerators
`,
	run: func(flags *flag.FlagSet, args []string, std streams) error {
		if err := parse(flags, args, 0, 0); err != nil {
			return err
		}
		cat, sampler := catalog.Default(), spread.New()
		return answerLines(std, func(line []byte) []byte { return wire.Project(cat, sampler, line) })
	},
}

var layoutCommand = command{
	name: "layout", takes: "< requests",
	summary: "the best parallel layout of a model on a machine, its time and memory",
	about: `Reads one request a line (model, accelerator, accelerators, format, layout: as in
a scenario) and writes the best legal layout that keeps what "layout" fixes, with
the time of a step by part, memory by use, MFU and HFU. Numbers are the model's
own, before the share that teams reach, which project takes off.

  echo '{"model": {"params": 70e9, "tokens": 15e12}, "accelerators": 1024}' | tenfold layout
  echo '{"model": {"params": 70e9}, "accelerators": 256, "layout": {"tp": 4}}' | tenfold layout
`,
	run: func(flags *flag.FlagSet, args []string, std streams) error {
		if err := parse(flags, args, 0, 0); err != nil {
			return err
		}
		cat := catalog.Default()
		return answerLines(std, func(line []byte) []byte { return wire.Layout(cat, line) })
	},
}

var solveCommand = command{
	name: "solve", takes: "< questions",
	summary: "the question turned round: what a budget, a site or a deadline gives",
	about: `Reads one question a line, varies one number of its scenario until one result has
the value asked for, and writes the scenario so found with its projection. "vary"
names a field, dotted for nested ones; "until" holds one result of project. The
smallest value that does is given; where none does, a finding says what is nearest
and why.

What could a billion dollars buy, what fits in a gigawatt in 90 days, and what
could 100,000 H100 train in nine days?

  echo '{"vary": "scale", "until": {"cost_rental_usd": 1e9}}' | tenfold solve
  echo '{"scenario": {"site_mw": 1000}, "vary": "scale", "until": {"days": 90}}' | tenfold solve
  echo '{"scenario": {"accelerators": 1e5}, "vary": "scale", "until": {"days": 9}}' | tenfold solve
`,
	run: func(flags *flag.FlagSet, args []string, std streams) error {
		if err := parse(flags, args, 0, 0); err != nil {
			return err
		}
		cat, sampler := catalog.Default(), spread.New()
		return answerLines(std, func(line []byte) []byte { return wire.Solve(cat, sampler, line) })
	},
}

var explainCommand = command{
	name: "explain", takes: "< questions",
	summary: "how one figure of a projection comes about",
	about: `Reads one question a line and writes the working of that figure: its formula in
words and in numbers, a note, and sources. A figure is a result of project, or
anything that a formula reads ("uses" names it), down to the inputs.

  echo '{"scenario": {"scale": 10}, "field": "accelerator_hours"}' | tenfold explain
  echo '{"field": "in.PUE"}' | tenfold explain
`,
	run: func(flags *flag.FlagSet, args []string, std streams) error {
		if err := parse(flags, args, 0, 0); err != nil {
			return err
		}
		cat := catalog.Default()
		return answerLines(std, func(line []byte) []byte { return wire.Explain(cat, line) })
	},
}

var catalogCommand = command{
	name: "catalog", takes: "",
	summary: "every accelerator, run, region, price and assumption, with sources",
	about: `Writes the whole catalogue as one line of JSON, with its data version: what
project computes from, each figure with its range, basis, source and date.

  tenfold catalog > catalog.json
  tenfold catalog | jq -r '.facts[] | select(.attribute == "tdp") | .id + " " + .value'
`,
	run: func(flags *flag.FlagSet, args []string, std streams) error {
		if err := parse(flags, args, 0, 0); err != nil {
			return err
		}
		_, err := std.out.Write(append(wire.Catalog(catalog.Default()), '\n'))
		return err
	},
}

// longest is the most of a line that is kept: enough to see that it is too long.
const longest = wire.Longest + len("\r\n") + 1

// answerLines answers each line with one line, in order. What is answered is
// sent before it waits for more input, so that a person or a program at the
// other end of a pipe sees each answer at once, and a long file is written in
// large pieces.
func answerLines(std streams, answer func([]byte) []byte) error {
	in := bufio.NewReaderSize(std.in, 64<<10)
	out := bufio.NewWriterSize(std.out, 64<<10)
	var line []byte
	for {
		if in.Buffered() == 0 {
			if err := out.Flush(); err != nil {
				return err
			}
		}
		piece, err := in.ReadSlice('\n')
		if room := longest - len(line); len(piece) > room {
			line = append(line, piece[:room]...)
		} else {
			line = append(line, piece...)
		}
		switch err {
		case bufio.ErrBufferFull:
			continue
		case nil, io.EOF:
			if err == nil || len(line) > 0 {
				out.Write(answer(bytes.TrimRight(line, "\r\n"))) // Flush reports what fails
				out.WriteByte('\n')
				line = line[:0]
			}
			if err == io.EOF {
				return out.Flush()
			}
		default:
			out.Flush()
			return err
		}
	}
}
