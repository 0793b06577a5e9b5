//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"tenfold/app/site"
	"tenfold/engine/catalog"
)

var siteCommand = command{
	name: "site", takes: "[--base URL] [--keep DIR] [--no-worker] [--quick] [--stories] OUT",
	summary: "make the static site, for any host under any path",
	about: `Writes the page, the embed view, a page for each ready question and the engine
for other pages into the folder OUT: static files with relative addresses, each
with a .br and a .gz copy where that is smaller. It is run in the project's
folder (or below), after "make build"; "make site" does both.

  tenfold site --quick --base https://example.org/tenfold/ dist

The build also lies under at/<data version>/ in OUT, where embeds that are
pinned to it point. --keep takes the folder of the site as it was published
before and carries everything under its at/ over, byte for byte; a data version
that was released before stays as it was.

The pages work without a network once they have been visited: a service worker
keeps their build on the reader's device, and the next one when it is published.
--no-worker makes a site that keeps nothing there, and removes what an earlier
one kept.

Where there is a Chromium (or one is named in CHROME), the cards and pictures of
the ready questions are made too.
`,
	run: func(flags *flag.FlagSet, args []string, std streams) error {
		base := flags.String("base", "", "absolute `address` that the site will have, for the tags and oEmbed answers that need one")
		keep := flags.String("keep", "", "`folder` of the site as published before, whose released builds are carried over")
		noWorker := flags.Bool("no-worker", false, "keep nothing on readers' devices, and remove what was kept")
		stories := flags.Bool("stories", false, "add stories.html, every part of the page in every state, for those who look after it")
		quick := flags.Bool("quick", false, "pack lightly: seconds instead of half a minute")
		if err := parse(flags, args, 1, 1); err != nil {
			return err
		}
		if err := checkBase(*base); err != nil {
			return err
		}
		out, err := filepath.Abs(flags.Arg(0))
		if err != nil {
			return err
		}
		root, err := projectRoot()
		if err != nil {
			return err
		}
		if out == root || strings.HasPrefix(root, out+string(filepath.Separator)) {
			return wrong("%s holds the project itself, which the site would overwrite", flags.Arg(0))
		}
		if *keep != "" {
			if info, err := os.Stat(*keep); err != nil || !info.IsDir() {
				return wrong("--keep must be the folder of a site made before, not %q", *keep)
			}
		}
		effort := site.Full
		if *quick {
			effort = site.Quick
		}
		return publish(root, out, *base, *keep, effort, !*noWorker, *stories, std.say)
	},
}

// publish makes the site, with the builds that are kept, and says what it left
// out.
func publish(root, out, base, keep string, effort site.Effort, worker, stories bool, say io.Writer) error {
	p := publisher{cat: catalog.Default(), base: base, stories: stories, worker: worker}
	p.ready = questions(p.cat)
	if base != "" && !strings.HasSuffix(base, "/") {
		p.base += "/"
	}
	made, err := pictures(p.cat, p.ready)
	if err != nil {
		fmt.Fprintf(say, "no cards and pictures: %v\n", err)
	}
	p.pictures = made
	built, err := site.Build(os.DirFS(root), p.pages)
	if err != nil {
		return err
	}
	if err := built.Write(out, effort); err != nil {
		return err
	}
	version, _ := p.cat.DataVersion()
	kept, released, err := site.Keep(built, out, keep, version)
	if err != nil {
		return err
	}
	list, err := p.versions(kept)
	if err != nil {
		return err
	}
	if err := (site.Site{{Path: "versions.json", Data: list}}).Write(out, effort); err != nil {
		return err
	}
	if base == "" {
		fmt.Fprintln(say, "without --base there is no absolute address: no canonical links, og:url, og:image and oEmbed answers")
	}
	if !released {
		fmt.Fprintf(say, "data version %s was released before, and its build under %s/ stays as it was; this one is the site's first page alone\n", version, site.Kept)
	}
	fmt.Fprintf(say, "the site is in %s, with the builds of %s\n", out, strings.Join(kept, ", "))
	return nil
}

// checkBase refuses an address that a browser could not go to.
func checkBase(base string) error {
	if base == "" {
		return nil
	}
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return wrong("--base must be an absolute address such as https://example.org/tenfold/, not %q", base)
	}
	return nil
}

// projectRoot is the project's folder: this one, or the nearest above it.
func projectRoot() (string, error) {
	here, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for folder := here; ; folder = filepath.Dir(folder) {
		if site.IsRoot(os.DirFS(folder)) {
			return folder, nil
		}
		if folder == filepath.Dir(folder) {
			return "", errors.New("this is not the project's folder nor below it: index.html and wasm_exec.js are not here")
		}
	}
}

var serveCommand = command{
	name: "serve", takes: "[--addr 127.0.0.1:8080] [DIR]",
	summary: "serve a site that was made, on this machine",
	about: `Serves the folder DIR (dist unless given) with right types, the packed copies to
browsers that take them, and caching for ever of what is asked for by its hash.
It prints the address and serves until it is stopped.

  tenfold serve --addr 127.0.0.1:0 dist
`,
	run: func(flags *flag.FlagSet, args []string, std streams) error {
		addr := flags.String("addr", "127.0.0.1:8080", "`address` to listen on; port 0 takes a free one")
		if err := parse(flags, args, 0, 1); err != nil {
			return err
		}
		folder := "dist"
		if flags.NArg() == 1 {
			folder = flags.Arg(0)
		}
		if _, err := os.Stat(filepath.Join(folder, "index.html")); errors.Is(err, fs.ErrNotExist) {
			return wrong(`%s holds no site: "make site" makes one in dist`, folder)
		}
		l, err := net.Listen("tcp", *addr)
		if err != nil {
			return err
		}
		fmt.Fprintf(std.out, "Tenfold is at http://%s/ until you press Ctrl-C\n", l.Addr())
		server := http.Server{Handler: site.Handler(os.DirFS(folder)), ReadHeaderTimeout: 10 * time.Second}
		stop, forget := signal.NotifyContext(context.Background(), os.Interrupt)
		defer forget()
		context.AfterFunc(stop, func() { server.Close() })
		if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
			return err
		}
		return nil
	},
}
