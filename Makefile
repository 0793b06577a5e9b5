# Tenfold. "make" alone lists the targets. Only Go is needed for run, build and
# site; test installs what else it needs.

GO   ?= go
ADDR ?= 127.0.0.1:8080
OUT  ?= dist
PACKAGE ?= package
RUNS ?= 100000

# The packages whose speed is on record, and how each of their benchmarks is run:
# six times, the fewest for which benchstat gives an interval.
TIMED  = ./engine/catalog ./engine/layout ./engine/link ./engine/solve ./engine/spread ./engine/wire
TIMING = -run '^$$' -bench . -benchmem -count 6 -benchtime 0.3s

WASM  = GOOS=js GOARCH=wasm
# Nothing of this machine gets into a program, so that the same source gives the
# same bytes; symbols stay out, since they are a third of the download.
# A function's body is copied to its callers only in the packages that every
# draw runs through: elsewhere the copies weigh more than the calls cost.
FLAGS = -trimpath -buildvcs=false -ldflags="-s -w -buildid=" $(COPIED)
COPIED = -gcflags=tenfold/...=-l $(DRAWN:%=-gcflags=tenfold/%=)
DRAWN = engine engine/estimate engine/layout engine/spread engine/unit

# The packages whose tests also run compiled to wasm in a browser: the engine, and
# what of the page runs there. Tests that need a toolchain leave themselves out.
BROWSER_PACKAGES = ./engine/... ./app/browser ./app/field ./app/state ./app/text ./app/view

.PHONY: help run build site package test lint test-native test-wasm test-e2e size golden fuzz bench bench-engine bench-page bench-record lighthouse vulncheck calibrate validate data screenshot plot wasm-exec clean \
	tenfold install wasmbrowsertest trial

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' Makefile

run: trial ## Build everything and serve the page on this machine, at the address that is printed.
	@.cache/tenfold serve --addr $(ADDR) .cache/site

build: ## Build web/app.wasm (the page) and web/engine.wasm (the engine for other pages and for Node).
	$(WASM) $(GO) build $(FLAGS) -o web/app.wasm ./app
	$(WASM) $(GO) build $(FLAGS) -o web/engine.wasm ./app/jsapi

site: build tenfold ## Make the site for publishing in dist/ (or OUT=…), packed as small as it goes: half a minute.
	.cache/tenfold site $(OUT)

package: tenfold ## Make the engine as a package for npm in package/ (or PACKAGE=…): "npm pack ./package" packs it.
	$(WASM) $(GO) build $(FLAGS) -o web/engine.wasm ./app/jsapi
	rm -rf $(PACKAGE)
	mkdir -p $(PACKAGE)/web
	cp app/jsapi/package/* LICENSE wasm_exec.js $(PACKAGE)
	cp web/engine.js web/engine.d.ts web/engine.wasm $(PACKAGE)/web
	.cache/tenfold licences > $(PACKAGE)/NOTICE.txt

test: install lint test-native test-wasm test-e2e size ## Run everything that CI runs, installing what it needs.

lint: ## Formatting, modules as published and none unused, and vet for both targets, since each hides files from the other.
	@unformatted=$$(gofmt -l app engine); [ -z "$$unformatted" ] || { echo "run gofmt -w on:"; echo "$$unformatted"; exit 1; }
	$(GO) mod verify
	$(GO) mod tidy -diff
	$(GO) vet ./...
	$(GO) vet -tags e2e ./app/e2e
	$(WASM) $(GO) vet ./...

test-native: ## Every test that needs no browser: seconds.
	$(GO) test ./...

test-wasm: install wasmbrowsertest ## The same tests compiled to wasm in headless Chromium, since targets differ in arithmetic.
	$(WASM) $(GO) test -exec "$(CURDIR)/.ci/wasm-exec" $(BROWSER_PACKAGES)

test-e2e: install trial ## The built site in a real browser, under a sub-path, and the package as installed: what no test of a part can see.
	@$(MAKE) --no-print-directory package PACKAGE=.cache/package
	$(GO) test -tags e2e -count=1 -timeout 60m ./app/e2e

size: ## Weigh the programs beside a bare go-app hello-world; fails above .ci/size-budget.
	$(GO) run ./app/size

golden: ## Write expected files anew where a test compares with one; read the diff before committing it.
	$(GO) test $$(grep -rl --include='*_test.go' 'flag.Bool("update"' app engine | xargs -n1 dirname | sort -u | sed 's|^|./|') -update

# Counted, not timed: go test's own deadline now and then fails a fuzz target that
# found nothing.
fuzz: ## Fuzz everything that reads what a stranger wrote, 100,000 inputs each (or RUNS=…).
	@grep -ro --include='*_test.go' 'func Fuzz[A-Za-z0-9]*' app engine | while IFS=: read -r file func; do \
		name=$${func#func }; echo "$$(dirname $$file) $$name"; \
		$(GO) test "./$$(dirname $$file)" -run '^$$' -fuzz "^$$name\$$" -fuzztime $(RUNS)x || exit 1; \
	done

bench: bench-engine bench-page ## Time the engine natively and as wasm, beside the times on record, and the page in a browser.

# Into a file and shown at the end, since behind a pipe a failure would be tee's.
# Another processor than the one on record is named and compared all the same:
# benchstat would part the two, and allocations are alike on all.
bench-engine: ## The engine's part alone, without a browser: five minutes; needs Node.
	@mkdir -p .cache
	@echo "# $$(date -u +%Y-%m-%d), $$($(GO) version), Node $$(node --version), $$(getconf _NPROCESSORS_ONLN) cores, at the start $$(uptime | sed 's/.*load/load/')" > .cache/bench.txt
	$(GO) test $(TIMING) $(TIMED) >> .cache/bench.txt || { cat .cache/bench.txt; exit 1; }
	$(WASM) $(GO) test $(COPIED) -exec "$$($(GO) env GOROOT)/lib/wasm/go_js_wasm_exec" $(TIMING) $(TIMED) >> .cache/bench.txt || { cat .cache/bench.txt; exit 1; }
	@echo "# at the end $$(uptime | sed 's/.*load/load/')" >> .cache/bench.txt
	@grep -H -m 2 '^#\|^cpu' $(wildcard docs/bench.txt) .cache/bench.txt
	$(GO) tool benchstat -ignore cpu -filter '.unit:(sec/op OR allocs/op)' $(wildcard docs/bench.txt) .cache/bench.txt

bench-page: install trial ## The page's part: from a key to figures, the draws beside another language for ranges, the start beside a bare page.
	cd app/e2e/pace && npm ci --silent --no-audit --no-fund
	$(GO) test -tags e2e -count=1 -v ./app/e2e -run "TestPace|TestTasks|TestLoad" -args -pace -load

bench-record: ## Put the engine's times of the last "make bench" on record, to hold later ones against.
	cp .cache/bench.txt docs/bench.txt

lighthouse: install site tenfold ## Have Lighthouse rate the site as it is published, mobile and desktop.
	cd app/e2e/lighthouse && npm ci --silent --no-audit --no-fund --ignore-scripts
	$(GO) test -tags e2e -count=1 -v ./app/e2e -run TestLighthouse -args -lighthouse -site "$(CURDIR)/$(OUT)"

vulncheck: ## Look up all that is built here among known vulnerabilities; some minutes the first time.
	.ci/vulncheck

calibrate: ## Fit the layout model's constants and the share that teams reach anew, on the measured rows alone.
	TENFOLD_WRITE=calibrate $(GO) test ./engine/layout/validate -count=1 -run TestWriteFiles
	$(GO) test ./engine/backtest -count=1 -v -run TestRealisationRowsAreTheFit

validate: ## Hold the layout model against measured steps and the whole chain against published runs: writes docs/accuracy.md and docs/backtest.md.
	TENFOLD_WRITE=report $(GO) test ./engine/layout/validate -count=1 -run TestWriteFiles
	TENFOLD_WRITE=report $(GO) test ./engine/backtest -count=1 -run TestPageIsCurrent
	@cat docs/accuracy.md

data: ## Check the catalogue alone: every figure with unit, range, basis, source and date.
	$(GO) test ./engine/catalog

screenshot: install trial ## Take the README's pictures anew, from the page as it is.
	$(GO) test -tags e2e -count=1 ./app/e2e -run TestScreenshot -args -pictures "$(CURDIR)/docs"

plot: ## Bundle Observable Plot anew into web/plot.js, from the packages that app/chart/plot pins; needs Node.
	cd app/chart/plot && npm ci --no-audit --no-fund --loglevel=error && node bundle.js

.PHONY: icons
icons: install trial ## Make the icons of web/ anew from web/icon.svg, by a headless Chromium.
	$(GO) test -tags e2e -count=1 ./app/e2e -run TestIcons -args -icons "$(CURDIR)/web"

wasm-exec: ## Take wasm_exec.js from the Go version in use; a test holds them together.
	cp "$$($(GO) env GOROOT)/lib/wasm/wasm_exec.js" wasm_exec.js

clean: ## Remove what was built.
	rm -rf .cache dist web/app.wasm web/engine.wasm

# What the targets above build on.

tenfold:
	$(GO) build -o .cache/tenfold ./app/tenfold

trial: build tenfold
	@.cache/tenfold site --quick --stories .cache/site

wasmbrowsertest:
	@$(GO) build -o .cache/wasmbrowsertest github.com/agnivade/wasmbrowsertest

install:
	@.ci/install
