package catalog

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tenfold/engine/estimate"
)

// attributesOf is the attributes of a file of facts, nil for assumptions.
func attributesOf(file string) []attribute {
	switch file {
	case "accelerators.csv":
		return acceleratorAttributes()
	case "runs.csv":
		return runAttributes()
	case "regions.csv":
		return regionAttributes()
	case "facilities.csv":
		return facilityAttributes()
	case "prices.csv":
		return priceAttributes()
	case "costs.csv":
		return costAttributes()
	case "marks.csv":
		return markAttributes()
	case "tools.csv":
		return toolAttributes()
	}
	return nil
}

func at(f Fact) string { return fmt.Sprintf("data/%s:%d: %s %s", f.File, f.Line, f.ID, f.Attribute) }

func parse(t *testing.T, f Fact, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Errorf("%s: %q is not a number", at(f), s)
	}
	return v
}

// EcoLogits once loaded fewer sources than its file held. Here the loaded
// catalogue is held against a plain count of the lines of every file.
func TestNothingIsLost(t *testing.T) {
	c := Default()
	lines := func(file string) int {
		text, err := embedded(file)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(text, "\n") || strings.Contains(text, "\r") || strings.Contains(text, "\n\n") {
			t.Errorf("data/%s: lines end in one newline", file)
		}
		return strings.Count(text, "\n") - 1
	}
	facts := map[string]int{}
	ids := map[string]map[string]bool{}
	for f := range c.Facts() {
		facts[f.File]++
		if ids[f.File] == nil {
			ids[f.File] = map[string]bool{}
		}
		ids[f.File][f.ID] = true
	}
	for _, file := range factFiles {
		if facts[file] != lines(file) {
			t.Errorf("data/%s: %d facts of %d lines", file, facts[file], lines(file))
		}
	}
	for _, k := range []struct {
		file       string
		have, want int
	}{
		{"sources.csv", len(c.Sources()), lines("sources.csv")},
		{"excluded.csv", len(c.Excluded()), lines("excluded.csv")},
		{"changelog.csv", len(c.Editions()), lines("changelog.csv")},
		{"assumptions.csv", len(c.Assumptions()), lines("assumptions.csv")},
		{"accelerators.csv", len(c.Accelerators()), len(ids["accelerators.csv"])},
		{"runs.csv", len(c.Runs()), len(ids["runs.csv"])},
		{"regions.csv", len(c.Regions()), len(ids["regions.csv"])},
		{"facilities.csv", len(c.Facilities()), len(ids["facilities.csv"])},
		{"prices.csv", len(c.prices), len(ids["prices.csv"])},
		{"costs.csv", len(c.costs), len(ids["costs.csv"])},
		{"marks.csv", len(c.marks), len(ids["marks.csv"])},
		{"tools.csv", len(c.Tools()), len(ids["tools.csv"])},
		{"history.csv", len(c.History()), lines("history.csv")},
		{"quotes.csv", len(c.quotes), lines("quotes.csv")},
	} {
		if k.have != k.want || k.want == 0 {
			t.Errorf("data/%s: %d loaded of %d", k.file, k.have, k.want)
		}
	}
}

// Every quantity of the typed structs is one numeric line of the files: none is
// dropped on the way, none is filled from elsewhere.
func TestEveryFactIsBound(t *testing.T) {
	c := Default()
	want := map[string]int{}
	for f := range c.Facts() {
		if f.Unit != "text" && f.Attribute != "release_year" && f.Attribute != "year" {
			want[f.File]++
		}
	}
	have := map[string]int{}
	know := func(file string, known ...bool) {
		for _, k := range known {
			if k {
				have[file]++
			}
		}
	}
	for _, a := range c.accelerators {
		for _, f := range Formats {
			_, ok := a.Peak(f)
			know("accelerators.csv", ok)
		}
		know("accelerators.csv", a.Memory.Known(), a.MemoryBandwidth.Known(), a.TDP.Known(), a.ScaleUpDomain.Known(), a.ScaleUpBandwidth.Known(),
			a.ScaleOutBandwidth.Known(), a.PerServer.Known(), a.ServerPower.Known(), a.ServerPowerRatio.Known(), a.LoadFactor.Known(),
			a.MatmulEfficiency.Known(), a.ChipPrice.Known(), a.ServerPriceRatio.Known(), a.Embodied.Known())
	}
	for _, r := range c.runs {
		s := r.Shape
		know("runs.csv", r.Params.Known(), r.ActiveParams.Known(), r.Tokens.Known(), r.FLOPPublished.Known(), s.Layers.Known(), s.Hidden.Known(),
			s.FFNHidden.Known(), s.ExpertFFNHidden.Known(), s.Heads.Known(), s.KVHeads.Known(), s.HeadDim.Known(), s.QueryRank.Known(), s.KVRank.Known(), s.RopeDim.Known(),
			s.DenseLayers.Known(), s.Vocab.Known(), s.SeqLen.Known(),
			s.Experts.Known(), s.SharedExperts.Known(), s.TopK.Known(), r.Accelerators.Known(), r.AcceleratorHours.Known(), r.Days.Known(),
			r.Achieved.Known(), r.MFUPublished.Known(), r.BatchTokens.Known(), r.Energy.Known(), r.PUE.Known(), r.Carbon.Known(), r.Grid.Known())
	}
	for _, g := range c.regions {
		know("regions.csv", g.CarbonIntensity.Known(), g.CarbonChange.Known(), g.ElectricityPrice.Known(), g.PUE.Known(), g.WUE.Known(), g.OffsiteWater.Known(), g.CarbonFreeShare.Known())
		for _, s := range g.Sites {
			know("regions.csv", s.PUE.Known(), s.WUE.Known())
		}
	}
	for _, f := range c.facilities {
		know("facilities.csv", f.PUE.Known(), f.WUE.Known(), f.CleanShare.Known())
	}
	for _, p := range c.prices {
		know("prices.csv", p[0].Known(), p[1].Known(), p[2].Known())
	}
	for _, k := range c.costs {
		know("costs.csv", k.Cloud.Known(), k.Acquisition.Known(), k.Amortised.Known())
	}
	for _, m := range c.marks {
		know("marks.csv", m.Accelerators.Known(), m.Money.Known(), m.Power.Known())
	}
	for _, x := range c.tools {
		know("tools.csv", x.Attention.Known(), x.Utilisation.Known(), x.Goodput.Known(), x.NetworkPower.Known(), x.HostPower.Known(), x.ChipLoad.Known(),
			x.ServerLoad.Known(), x.ServerLoadTPU.Known(), x.PUE.Known(), x.Carbon.Known(), x.Electricity.Known())
	}
	have["assumptions.csv"] = len(c.assumptions)
	for _, file := range factFiles {
		if have[file] != want[file] {
			t.Errorf("data/%s: %d quantities of %d numeric lines", file, have[file], want[file])
		}
	}
}

func TestOrderOfLines(t *testing.T) {
	var last Fact
	for f := range Default().Facts() {
		list := attributesOf(f.File)
		rank := func(a string) int {
			return slices.IndexFunc(list, func(x attribute) bool { return x.name == a })
		}
		switch {
		case f.File != last.File || f.ID > last.ID:
		case f.ID == last.ID && rank(f.Attribute) > rank(last.Attribute):
		default:
			t.Errorf("%s comes after %s", at(f), last.Attribute)
		}
		last = f
	}
	for _, k := range []struct{ file, key string }{{"sources.csv", "id"}, {"excluded.csv", "id"}, {"aliases.csv", "name"}} {
		text, _ := embedded(k.file)
		previous := ""
		for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
			id, _, _ := strings.Cut(line, ",")
			if i > 1 && id <= previous {
				t.Errorf("data/%s:%d: %s %q is not after %q", k.file, i+1, k.key, id, previous)
			}
			previous = id
		}
	}
}

func TestRanges(t *testing.T) {
	for f := range Default().Facts() {
		if f.Low == "" {
			continue
		}
		low, value, high := parse(t, f, f.Low), parse(t, f, f.Value), parse(t, f, f.High)
		if !(low < value && value < high) {
			t.Errorf("%s: %v … %v … %v is no range", at(f), low, value, high)
		}
		if strings.HasPrefix(f.Unit, "fraction") && high > 1 {
			t.Errorf("%s: a fraction up to %v", at(f), high)
		}
	}
}

func TestPlausible(t *testing.T) {
	for f := range Default().Facts() {
		i := slices.IndexFunc(attributesOf(f.File), func(a attribute) bool { return a.name == f.Attribute })
		if i < 0 || f.Unit == "text" {
			continue
		}
		a := attributesOf(f.File)[i]
		if v := parse(t, f, f.Value); v < a.low || v > a.high {
			t.Errorf("%s: %v is not between %v and %v", at(f), v, a.low, a.high)
		}
	}
	// The widest that each unit of assumptions may be.
	for f := range Default().Facts() {
		if f.File != "assumptions.csv" {
			continue
		}
		v := parse(t, f, f.Value)
		bounds := map[string][2]float64{
			"1/accelerator-day": {1e-5, 1e-2}, "1/year": {0.05, 1}, "FLOP": {6, 1e26}, "L/kWh": {0.01, 10}, "MW": {10, 1e4}, "MWh": {1, 100},
			"USD": {1e6, 1e12}, "USD/W": {1, 100}, "USD/kWh": {0.02, 0.5}, "accelerators": {1, 1e7}, "correlation": {-1, 1}, "days": {0.1, 100}, "fraction": {0.001, 0.999},
			"M tokens": {0.1, 1000}, "kgCO2e": {50, 5000}, "minutes": {1, 120}, "ratio": {0.01, 100}, "seconds": {0.01, 600}, "weeks": {1, 200}, "years": {0.1, 20},
		}[f.Unit]
		if v < bounds[0] || v > bounds[1] {
			t.Errorf("%s: %v %s is not between %v and %v", at(f), v, f.Unit, bounds[0], bounds[1])
		}
	}
}

// words that an attribute may have
func TestWords(t *testing.T) {
	allowed := map[string][]string{
		"accelerators.csv status": {string(Available), string(Legacy), string(RentOnly), string(Internal), string(Announced)},
		"runs.csv architecture":   {"dense", "moe"},
		"runs.csv check":          {string(OK), string(Doubtful), string(Exclude)},
		"runs.csv kind":           {"pretraining", "pretrain+posttrain"},
		"runs.csv format":         Formats,
		"runs.csv mfu_format":     Formats,
		"accelerators.csv vendor": vendorOrder,
		"marks.csv counted":       {Equivalents, OfEveryKind},
	}
	for f := range Default().Facts() {
		if list, ok := allowed[f.File+" "+f.Attribute]; ok && !slices.Contains(list, f.Value) {
			t.Errorf("%s: %q is not one of %q", at(f), f.Value, list)
		}
		for _, s := range []string{f.Value, f.Locator, f.Note} {
			if s != strings.TrimSpace(s) || strings.Contains(s, "  ") {
				t.Errorf("%s: stray spaces in %q", at(f), s)
			}
			// A figure keeps the name of its own source.
			for _, word := range []string{"shared/", ".csv has", "doubtful:"} {
				if strings.Contains(s, word) && !strings.HasPrefix(f.Locator, "prices.csv") {
					t.Errorf("%s: %q speaks of working files", at(f), s)
				}
			}
		}
	}
}

func TestRequired(t *testing.T) {
	has := map[string]map[string]bool{}
	for f := range Default().Facts() {
		key := f.File + " " + f.ID
		if has[key] == nil {
			has[key] = map[string]bool{}
		}
		has[key][f.Attribute] = true
	}
	for key, attributes := range has {
		file, id, _ := strings.Cut(key, " ")
		for _, a := range attributesOf(file) {
			if a.required && !attributes[a.name] {
				t.Errorf("data/%s: %s has no %s", file, id, a.name)
			}
		}
		if file == "accelerators.csv" && !attributes["peak_bf16"] && !attributes["peak_fp16"] {
			t.Errorf("data/%s: %s has no 16-bit peak", file, id)
		}
		if file == "prices.csv" && !attributes["rental_on_demand"] {
			t.Errorf("data/%s: %s has no on-demand rent", file, id)
		}
	}
}

func TestSources(t *testing.T) {
	c := Default()
	used := map[string]bool{}
	for f := range c.Facts() {
		for _, id := range f.SourceIDs() {
			used[id] = true
		}
		switch {
		case f.Basis == estimate.Assumed && f.Note == "":
			t.Errorf("%s: assumed without a reason", at(f))
		case f.Basis != estimate.Assumed && (f.Source == "" || f.Locator == ""):
			t.Errorf("%s: no source or no place in it", at(f))
		case f.Source != "" && f.Locator == "":
			t.Errorf("%s: a source without a place in it", at(f))
		}
		if !isDate(f.Date) {
			t.Errorf("%s: %q is no date", at(f), f.Date)
		}
	}
	for _, m := range c.Methods() {
		used[m.Source] = true
	}
	for _, q := range c.Quotes() {
		used[q.Source] = true
	}
	for i, s := range c.Sources() {
		where := fmt.Sprintf("data/sources.csv:%d: %s", i+2, s.ID)
		if !used[s.ID] {
			t.Errorf("%s: nothing rests on it", where)
		}
		if s.Title == "" || s.Publisher == "" || s.Licence == "" {
			t.Errorf("%s: no title, publisher or licence", where)
		}
		if s.URL != "" {
			u, err := url.Parse(s.URL)
			if err != nil || u.Scheme != "https" || !strings.Contains(u.Host, ".") || strings.ContainsAny(s.URL, " ;") {
				t.Errorf("%s: %q is no address", where, s.URL)
			}
		}
		if s.Published != "" && !isDate(s.Published) || len(s.Accessed) != 10 || !isDate(s.Accessed) {
			t.Errorf("%s: published %q, accessed %q", where, s.Published, s.Accessed)
		}
		// Dates of different precision compare as text up to the shorter one.
		n := min(len(s.Published), len(s.Accessed))
		if s.Published[:n] > s.Accessed[:n] {
			t.Errorf("%s: read on %s before it was published on %s", where, s.Accessed, s.Published)
		}
		// Tables under ODbL must not be taken from (Electricity Maps).
		if strings.Contains(s.Licence, "ODbL") || strings.Contains(strings.ToLower(s.Title+s.Publisher), "electricity maps") {
			t.Errorf("%s: %s is share-alike", where, s.Licence)
		}
	}
}

func isDate(s string) bool {
	for i, part := range strings.Split(s, "-") {
		n, err := strconv.Atoi(part)
		limits := [][3]int{{4, 1970, 2030}, {2, 1, 12}, {2, 1, 31}}
		if i > 2 || err != nil || len(part) != limits[i][0] || n < limits[i][1] || n > limits[i][2] {
			return false
		}
	}
	return true
}

// Peaks are dense. A peak twice as high as the step between formats allows is a
// sparse headline; so are the headlines by name.
func TestPeaksAreDense(t *testing.T) {
	// FP8 more than 2.2 times BF16, on purpose.
	fp8 := map[string]string{
		"vr200-nvl72": "4.4 times: NVIDIA announced 17.5 PFLOP/s FP8 beside 4 BF16",
		"trainium3":   "3.75 times: AWS lists 2,517 MXFP8 beside 671 BF16, dense",
		"maia-200":    "4 times: Microsoft lists 5,072 FP8 beside 1,268 BF16",
	}
	// FP4 more than 2.2 times FP8, on purpose.
	fp4 := map[string]string{
		"b300-sxm":    "Blackwell Ultra trades FP64 and INT8 for FP4: 13,125 beside 4,500",
		"gb300-nvl72": "as the B300",
	}
	headlines := []float64{624e12 /* A100 */, 1979e12 /* H100 BF16 */, 3958e12, 4500e12 /* B200 BF16 */, 18000e12, 20000e12, 10066e12 /* MI355X FP8 */, 2563e12 /* Trainium2 */, 125000e12 /* CS-3 */}
	for _, a := range Default().Accelerators() {
		bf16, has16 := a.Peak("bf16")
		if fp16, ok := a.Peak("fp16"); ok && has16 && fp16.Value > bf16.Value*1.2 {
			t.Errorf("%s: FP16 %v above BF16 %v", a.ID, fp16.Value, bf16.Value)
		}
		p8, has8 := a.Peak("fp8")
		if has8 && has16 && float64(p8.Value) > 2.2*float64(bf16.Value) != (fp8[a.ID] != "") {
			t.Errorf("%s: FP8 is %.2f times BF16", a.ID, float64(p8.Value/bf16.Value))
		}
		p4, has4 := a.Peak("fp4")
		if has4 && has8 && float64(p4.Value) > 2.2*float64(p8.Value) != (fp4[a.ID] != "") {
			t.Errorf("%s: FP4 is %.2f times FP8", a.ID, float64(p4.Value/p8.Value))
		}
		if tf32, ok := a.Peak("tf32"); ok && has16 && float64(tf32.Value) > 1.01*float64(bf16.Value) {
			t.Errorf("%s: TF32 above BF16", a.ID)
		}
		for _, f := range []string{"bf16", "fp16"} {
			if p, ok := a.Peak(f); ok && slices.Contains(headlines, float64(p.Value)) {
				t.Errorf("%s: %s is the sparse headline %v", a.ID, f, p.Value)
			}
		}
		if has8 && slices.Contains(headlines[2:], float64(p8.Value)) && a.ID != "b200-sxm" && a.ID != "b300-sxm" {
			t.Errorf("%s: FP8 is the sparse headline %v", a.ID, p8.Value)
		}
		if a.MatmulEfficiency.Known() && a.MatmulEfficiency.Value > 1 {
			t.Errorf("%s: measured above its peak", a.ID)
		}
	}
}

// The survey of accelerators behind the first edition had 49 rows; each is in
// the catalogue or left out with a reason, and none gets lost.
func TestAcceleratorsAccountedFor(t *testing.T) {
	c := Default()
	if n := len(c.Accelerators()) + len(c.Excluded()); n < 49 {
		t.Errorf("%d accelerators and exclusions, and there were 49", n)
	}
	for _, e := range c.Excluded() {
		if _, ok := c.Accelerator(e.ID); ok || e.Reason == "" {
			t.Errorf("%s is excluded and in, or without a reason", e.ID)
		}
	}
	short := map[string]string{}
	for _, a := range c.Accelerators() {
		if other := short[a.Short]; other != "" {
			t.Errorf("data/accelerators.csv: the short of %s and of %s is %q", other, a.ID, a.Short)
		}
		short[a.Short] = a.ID
	}
}

func TestServers(t *testing.T) {
	for _, a := range Default().Accelerators() {
		if !a.ServerPower.Known() || a.Family == "Volta" { // its ratio is a mean over two servers
			continue
		}
		ratio := float64(a.ServerPower.Value) / (float64(a.PerServer.Value) * float64(a.TDP.Value))
		if d := ratio/float64(a.ServerPowerRatio.Value) - 1; d > 0.001 || d < -0.001 {
			t.Errorf("%s: server power ratio %v, from the server %v", a.ID, a.ServerPowerRatio.Value, ratio)
		}
	}
}

func TestRunsHangTogether(t *testing.T) {
	c := Default()
	for f := range c.Facts() {
		if f.File == "runs.csv" && f.Attribute == "accelerator" {
			if _, ok := c.Accelerator(f.Value); !ok {
				t.Errorf("%s: no accelerator %q", at(f), f.Value)
			}
		}
		if f.File == "prices.csv" {
			if _, ok := c.Accelerator(f.ID); !ok {
				t.Errorf("%s: no such accelerator", at(f))
			}
		}
	}
	for _, r := range c.Runs() {
		if r.ActiveParams.Known() && r.Params.Known() && r.ActiveParams.Value > r.Params.Value {
			t.Errorf("%s: more active than total parameters", r.ID)
		}
		if r.Architecture == "dense" && r.ActiveParams.Known() && r.ActiveParams.Value != r.Params.Value {
			t.Errorf("%s: dense, with inactive parameters", r.ID)
		}
		s := r.Shape
		if s.KVHeads.Known() && s.Heads.Known() && s.KVHeads.Value > s.Heads.Value {
			t.Errorf("%s: more key-value heads than heads", r.ID)
		}
		if s.TopK.Known() != s.Experts.Known() && r.ID != "llama4-behemoth" {
			t.Errorf("%s: experts without top_k or the reverse", r.ID)
		}
		if s.Hidden.Known() && s.Heads.Known() && !s.HeadDim.Known() {
			if d := float64(s.Hidden.Value) / float64(s.Heads.Value); d != float64(int(d)) {
				t.Errorf("%s: hidden ÷ heads is %v and head_dim is not given", r.ID, d)
			}
		}
		// 6ND over the hours, below the dense peak of the format and above a
		// twentieth of it, for every run that is relied on.
		a, ok := c.Accelerator(r.Accelerator)
		if !ok || r.Check != OK || !r.ActiveParams.Known() || !r.Tokens.Known() || !r.AcceleratorHours.Known() {
			continue
		}
		peak, ok := a.Peak("bf16")
		if !ok {
			peak, _ = a.Peak("fp16")
		}
		mean := 6 * float64(r.ActiveParams.Value) * float64(r.Tokens.Value) / float64(r.AcceleratorHours.Value)
		if share := mean / float64(peak.Value); share < 0.05 || share > 0.6 {
			t.Errorf("%s: 6ND over the hours is %.2f of the peak", r.ID, share)
		}
		// count × days agrees with the hours where all three are given, unless
		// the run changed its count (PaLM).
		if r.Accelerators.Known() && r.Days.Known() && r.ID != "palm-540b" {
			h := float64(r.Accelerators.Value) * float64(r.Days.Value) / float64(r.AcceleratorHours.Value)
			if h < 0.9 || h > 1.1 {
				t.Errorf("%s: count × days is %.2f of the hours", r.ID, h)
			}
		}
	}
}

// A dense shape must give about the parameters that are printed: attention
// 2·h·(h_q + h_kv) and a feed-forward block of two or three matrices.
func TestShapesGiveTheParameters(t *testing.T) {
	for _, r := range Default().Runs() {
		s := r.Shape
		if r.MixtureOfExperts() || !s.Layers.Known() || !s.Hidden.Known() || !s.FFNHidden.Known() || !s.Heads.Known() || !s.KVHeads.Known() {
			continue
		}
		n := func(q float64) float64 { return q }
		h, f, heads, kv := n(float64(s.Hidden.Value)), float64(s.FFNHidden.Value), float64(s.Heads.Value), float64(s.KVHeads.Value)
		d := h / heads
		if s.HeadDim.Known() {
			d = float64(s.HeadDim.Value)
		}
		vocab := 0.0
		if s.Vocab.Known() {
			vocab = float64(s.Vocab.Value) * h
		}
		attention := 2*h*heads*d + 2*h*kv*d
		low := float64(s.Layers.Value)*(attention+2*h*f) + vocab
		high := float64(s.Layers.Value)*(attention+3*h*f) + 2*vocab
		if p := float64(r.Params.Value); p < low*0.93 || p > high*1.07 {
			t.Errorf("%s: %.3g parameters, its shape gives %.3g to %.3g", r.ID, p, low, high)
		}
	}
}
