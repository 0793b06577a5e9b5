//go:build !js

// Command tenfold answers scenarios in the terminal, byte for byte as the page
// does, and makes and serves the page's site.
//
//	echo '{"scale": 10, "accelerator": "h100-sxm"}' | tenfold project
//
// "tenfold help" lists the commands, "tenfold help COMMAND" explains one.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// command is one thing that the program does.
type command struct {
	name    string
	takes   string // its arguments, as in the usage line
	summary string
	about   string
	// run is given the arguments that follow the name, with flags yet to parse.
	run func(flags *flag.FlagSet, args []string, io streams) error
}

// streams is where a command reads, answers and speaks.
type streams struct {
	in       io.Reader
	out, say io.Writer
}

// wrongUsage is an error of the person who typed the command: exit status 2.
type wrongUsage struct{ error }

func wrong(format string, values ...any) error {
	return wrongUsage{fmt.Errorf(format, values...)}
}

func commands() []command {
	return []command{projectCommand, layoutCommand, solveCommand, explainCommand, backtestCommand, catalogCommand,
		siteCommand, serveCommand, licencesCommand, versionCommand}
}

const overview = `Tenfold: what would the next model take?

usage: tenfold COMMAND [flags] [arguments]

%s
What do ten times Llama 3.1 405B take on B200 in 90 days?

  echo '{"scale": 10, "accelerator": "b200-sxm", "days": 90}' | tenfold project

project, layout, solve and explain read JSON Lines, one request a line, from the
standard input, and answer each with one line, in the same order. A request that
cannot be answered gets a line with "findings" that say why, and the next one is
answered as usual. Units are in the names; web/engine.d.ts describes all of them.

Exit status: 0 when every line was answered, 1 when something failed on the way
(the standard error says what), 2 for wrong usage.

tenfold help COMMAND explains one command.
`

func main() {
	os.Exit(run(os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}))
}

// run is the program: arguments in, exit status out.
func run(args []string, std streams) int {
	list := ""
	for _, c := range commands() {
		list += fmt.Sprintf("  %-9s %s\n", c.name, c.summary)
	}
	if len(args) == 0 {
		fmt.Fprintf(std.say, overview, list)
		return 2
	}
	switch args[0] {
	case "help", "-h", "-help", "--help":
		if len(args) > 1 { // help COMMAND is COMMAND --help
			args = []string{args[1], "--help"}
			break
		}
		fmt.Fprintf(std.out, overview, list)
		return 0
	case "-version", "--version":
		args[0] = versionCommand.name
	}
	for _, c := range commands() {
		if c.name != args[0] {
			continue
		}
		flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
		flags.SetOutput(io.Discard) // what flag would print is said below, once
		err := c.run(flags, args[1:], std)
		if errors.Is(err, flag.ErrHelp) {
			c.explain(std.out, flags)
			return 0
		}
		if err == nil {
			return 0
		}
		fmt.Fprintf(std.say, "tenfold %s: %v\n", c.name, err)
		if errors.As(err, &wrongUsage{}) {
			fmt.Fprintf(std.say, "%s\ntenfold help %s explains it\n", c.usage(), c.name)
			return 2
		}
		return 1
	}
	fmt.Fprintf(std.say, "tenfold: there is no command %q\n\n"+overview, args[0], list)
	return 2
}

// usage is how a command is typed.
func (c command) usage() string {
	return strings.TrimSpace("usage: tenfold " + c.name + " " + c.takes)
}

// explain prints a command's help.
func (c command) explain(out io.Writer, flags *flag.FlagSet) {
	fmt.Fprintf(out, "%s\n\n%s", c.usage(), c.about)
	any := false
	flags.VisitAll(func(*flag.Flag) { any = true })
	if any {
		fmt.Fprintf(out, "\nflags:\n")
		flags.SetOutput(out)
		flags.PrintDefaults()
	}
}

// parse reads the flags and wants between least and most arguments after them.
func parse(flags *flag.FlagSet, args []string, least, most int) error {
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return wrongUsage{err}
	}
	switch n := flags.NArg(); {
	case n < least:
		return wrong("an argument is missing")
	case n > most:
		return wrong("%q is one argument too many", flags.Arg(most))
	}
	return nil
}
