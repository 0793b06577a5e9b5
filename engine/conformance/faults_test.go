//go:build !js

package conformance

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/layout"
	"tenfold/engine/spread"
	"tenfold/engine/unit"
	"tenfold/engine/wire"
)

// fault is a way in which calculators of this kind are known to go wrong, and
// what excludes it here: tests by package and name, cases of the table, and a
// check of its own.
type fault struct {
	number int // in the survey of other calculators, section 5
	name   string
	tests  string // "folder.TestName …"; "." is this package
	cases  string // ids of the table
	check  func(*testing.T)
}

var faults = []fault{
	{1, "sparse peak taken for dense", "catalog.TestPeaksAreDense .TestSwapsGoByThePeak", "", densePeaks},
	{2, "peak of another number format", "catalog.TestPeaksAreDense", "T-07 T-07/fp8", formats},
	{3, "variants confused", "catalog.TestAcceleratorsAccountedFor", "T-04b/7b", variants},
	{4, "dirty tables", "catalog.TestPlausible catalog.TestRequired catalog.TestNothingIsLost", "", plausible},
	{5, "nameplate taken for draw", "", "E-09/chain M-04", draw},
	{6, "host, network and cooling left out", "working.TestFormulasAreTheCode", "E-09/chain", draw},
	{7, "PUE left out, twice, or on one quantity", "engine.TestLaws .TestPartsSumToTotals .TestPlantedFaultsAreNoticed .TestTypesExclude", "E-02 C-14", nil},
	{8, "MFU fixed, or one with goodput", ".TestHoursByMFUAndGoodput", "T-06/goodput", nil},
	{9, "HFU called MFU", "layout.TestPartsAddUp", "T-02 T-09/hfu T-11/recompute T-11/hfu", nil},
	{10, "accelerator-hours multiplied by the count", "engine.TestLaws .TestManyRunsInOne .TestPlantedFaultsAreNoticed .TestTypesExclude", "C-04/again", nil},
	{11, "count, power or embodied carbon of a server dropped", "catalog.TestServers .TestPartsSumToTotals", "", nil},
	{12, "active and all parameters swapped", "catalog.TestRunsHangTogether .TestPlantedFaultsAreNoticed", "T-05 T-13 E-04", activeAndAll},
	{13, "location-based and market-based carbon mixed", "engine.TestLaws .TestPartsSumToTotals .TestPlantedFaultsAreNoticed", "E-09/market C-12/494", marketUnknown},
	{14, "scope of the figure unsaid", "", "", scope},
	{15, "estimates of others taken for disclosure", "catalog.TestSources", "", verdicts},
	{16, "old constants shown as current", "catalog.TestSources", "", dataVersion},
	{17, "capital counted twice, break-even from amortised cost", "", "N-01/capex N-01/month", breakEven},
	{18, "rounding on the way, false precision", ".TestManyRunsInOne", "C-01", nil},
	{19, "slips by powers of ten", ".TestTypesExclude", "C-11/slip T-16 M-07 E-12", inconsistentCards},
	{20, "tests that cannot fail", ".TestTableIsWhole .TestPlantedFaultsAreNoticed", "", nil},
	{21, "another answer on every visit", "spread.TestColumnsAreStratifiedAndIndependent", "", sameBytes},
	{22, "ranges that reach below zero", "catalog.TestRanges estimate.TestCurvesPassThroughTheirRange", "", positiveRanges},
	{23, "nobody can say why two tools differ", "working.TestWorkingLeadsToInputs working.TestEveryFieldHasAStep", "", nil},
	{24, "sequence length left out silently", "working.TestFormulasAreTheCode layout.TestModelFLOPPerToken", "T-08 T-09 T-11", attention},
	{25, "three definitions of cost under one word", ".TestTypesExclude", "M-05/gpt-3 M-05/palm-540b", definitions},
	{26, "the physically impossible accepted", ".TestImpossibleNumbersAreRefused", "", impossible},
	{27, "two copies of one formula", ".TestCases .TestStateSurvivesEveryForm working.TestFormulasAreTheCode", "", nil},
}

// Every fault of the survey is excluded by something that runs.
func TestFaults(t *testing.T) {
	ids := map[string]bool{}
	for _, c := range cases(t) {
		ids[c.ID] = true
	}
	for i, f := range faults {
		if f.number != i+1 {
			t.Errorf("fault %d is missing", i+1)
		}
		t.Run(fmt.Sprint(f.number, " ", f.name), func(t *testing.T) {
			if f.tests == "" && f.cases == "" && f.check == nil {
				t.Error("nothing excludes it")
			}
			for _, name := range strings.Fields(f.tests) {
				folder, test, _ := strings.Cut(name, ".")
				if !tests(t, folder)[test] {
					t.Errorf("there is no %s", name)
				}
			}
			for _, id := range strings.Fields(f.cases) {
				if !ids[id] {
					t.Errorf("there is no case %s", id)
				}
			}
			if f.check != nil {
				f.check(t)
			}
		})
	}
	if len(faults) != 27 {
		t.Errorf("%d faults of 27", len(faults))
	}
}

// properties are the metamorphic ones of the survey (section 6.5), each with the
// tests that hold it.
var properties = []struct{ law, tests string }{
	{"twice the accelerators, half the time, the same energy", "engine.TestLaws .TestManyRunsInOne"},
	{"k runs take k times everything that is used up", ".TestManyRunsInOne"},
	{"solving and projecting agree", "solve.TestForwardAgreesWithInverse engine.TestCountIsTheSmallestInTime"},
	{"PUE once, parts sum to totals", ".TestPartsSumToTotals engine.TestLaws layout.TestPartsAddUp"},
	{"another peak changes the time and nothing else", ".TestSwapsGoByThePeak"},
	{"a question survives link and JSON, in any locale", ".TestStateSurvivesEveryForm link.TestEveryFieldSurvives engine.TestParseField"},
	{"one link, the same bytes everywhere", "wire.TestGoldenAnswers e2e.TestFiguresAreTheCommands e2e.TestEngineInNode"},
	{"the band of a product is the closed form's", ".TestBandOfAProduct spread.TestBandOfLogNormalProduct"},
}

func TestPropertiesAreHeld(t *testing.T) {
	for i, p := range properties {
		for _, name := range strings.Fields(p.tests) {
			if folder, test, _ := strings.Cut(name, "."); !tests(t, folder)[test] {
				t.Errorf("%d, %s: there is no %s", i+1, p.law, name)
			}
		}
	}
	if len(properties) != 8 {
		t.Errorf("%d properties of 8", len(properties))
	}
}

// tests is the names of the tests in a folder of the engine.
func tests(t *testing.T, folder string) map[string]bool {
	t.Helper()
	where := map[string]string{"": ".", "engine": "..", "e2e": "../../app/e2e"}[folder]
	if where == "" {
		where = filepath.Join("..", folder)
	}
	files, err := filepath.Glob(filepath.Join(where, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				names[f.Name.Name] = true
			}
		}
	}
	return names
}

// Where a note on a peak names a sparse figure, the peak is half of it.
func densePeaks(t *testing.T) {
	figures := regexp.MustCompile(`\d[\d,]*\.?\d*`)
	seen := 0
	for f := range catalog.Default().Facts() {
		if !strings.HasPrefix(f.Attribute, "peak_") || !strings.Contains(f.Note, "spars") {
			continue
		}
		dense, err := strconv.ParseFloat(f.Value, 64)
		if err != nil {
			t.Fatal(err)
		}
		sparse := 0.0
		for _, text := range figures.FindAllString(f.Note, -1) {
			v, _ := strconv.ParseFloat(strings.Trim(strings.ReplaceAll(text, ",", ""), "."), 64)
			sparse = max(sparse, v)
		}
		seen++
		if r := sparse / dense; r < 1.95 || r > 2.05 {
			t.Errorf("%s %s: %v, sparse %v: %.3f times", f.ID, f.Attribute, dense, sparse, r)
		}
	}
	if seen < 9 {
		t.Errorf("only %d notes name a sparse figure", seen)
	}
}

// The peak in use is that of the format asked, or a finding says which stands in;
// an integer format is none.
func formats(t *testing.T) {
	cat := catalog.Default()
	for _, a := range cat.Accelerators() {
		for _, format := range engine.Formats {
			in, found := engine.Resolve(cat, engine.Scenario{Accelerator: a.ID, Format: format, MFU: engine.Given(0.4)})
			if found.Failed() {
				if len(found.On("format")) == 0 {
					t.Errorf("%s in %s: %v", a.ID, format, found)
				}
				continue
			}
			peak, has := a.Peak(format)
			replaced := len(found.On("format")) > 0
			if has == replaced || has && in.Peak.Value != peak.Value {
				t.Errorf("%s in %s: peak %v of %v, replaced %v", a.ID, format, in.Peak.Value, peak.Value, replaced)
			}
		}
	}
	if got := wire.Project(cat, sampler, []byte(`{"format":"int8"}`)); !bytes.Contains(got, []byte(`"unknown-word"`)) {
		t.Errorf("int8: %s", got)
	}
}

// Peak and power of an answer are of one row, and the variants of one chip are
// ordered as their makers print them.
func variants(t *testing.T) {
	cat := catalog.Default()
	for _, a := range cat.Accelerators() {
		in, found := engine.Resolve(cat, engine.Scenario{Accelerator: a.ID, MFU: engine.Given(0.4)})
		if found.Failed() {
			t.Fatalf("%s: %v", a.ID, found)
		}
		if in.TDP.Known() && in.TDP.Value != a.TDP.Value {
			t.Errorf("%s: TDP %v of %v", a.ID, in.TDP.Value, a.TDP.Value)
		}
	}
	for _, v := range []struct{ card, board string }{{"h100-pcie", "h100-sxm"}, {"h100-nvl", "h100-sxm"}, {"a100-pcie", "a100-sxm-80gb"}, {"v100-pcie-16gb", "v100-sxm2-16gb"}} {
		card, ok := cat.Accelerator(v.card)
		board, also := cat.Accelerator(v.board)
		one, _ := card.Peak("fp16")
		other, _ := board.Peak("fp16")
		if !ok || !also || !(card.TDP.Value < board.TDP.Value) || !(one.Value <= other.Value) {
			t.Errorf("%s: %v W, %v; %s: %v W, %v", v.card, card.TDP.Value, one.Value, v.board, board.TDP.Value, other.Value)
		}
	}
}

// efficient reports whether a 16-bit dense peak and a TDP can be a chip's of that
// year: FLOP/s a watt have grown by a known factor a year since the first
// tensor cores (V100, 2017: 0.42 TFLOP/s a watt; half as much again is allowed).
func efficient(teraflops, watts float64, year int) bool {
	growth := catalog.Default().Assumption("energy_efficiency_growth").Value
	most := 1.5 * 0.42 * math.Pow(growth, float64(year-2017))
	return teraflops/watts > 0.1 && teraflops/watts < most
}

// FLOP/s a watt are what chips of the year can do; the rows that another table
// is known to carry are caught by the same rule.
func plausible(t *testing.T) {
	for _, a := range catalog.Default().Accelerators() {
		peak, ok := a.Peak("bf16")
		if !ok {
			peak, _ = a.Peak("fp16")
		}
		if !efficient(unit.Of(peak.Value, unit.TeraFLOPPerSecond), float64(a.TDP.Value), a.Released) {
			t.Errorf("%s, %d: %v FLOP/s at %v W", a.ID, a.Released, peak.Value, a.TDP.Value)
		}
	}
	// mlco2/impact, data/gpus.csv: GTX 750 at 1,111 TFLOP/s and 250 W; Quadro
	// P6000 at 197 TFLOP/s in FP16 and 250 W.
	if efficient(1111, 250, 2014) || efficient(197, 250, 2016) {
		t.Error("the rule lets known slips pass")
	}
}

// The mean draw is below nameplate and uncertain, nameplate above the chip's
// TDP, what is provisioned above nameplate, and the meter above all.
func draw(t *testing.T) {
	cat := catalog.Default()
	for _, a := range cat.Accelerators() {
		s := engine.Scenario{Accelerator: a.ID, MFU: engine.Given(0.4), Draws: engine.Given(100)}
		in, p := project(t, s)
		share := float64(p.ITPower) / float64(p.ITPowerPeak)
		if !(share > 0.35 && share < 0.95) {
			t.Errorf("%s: mean draw is %v of what is provisioned", a.ID, share)
		}
		if p.NameplatePower < in.TDP.Value || !(p.ITPowerPeak > p.NameplatePower) || !(p.FacilityUnitPeak > p.ITPowerPeak) {
			t.Errorf("%s: TDP %v, nameplate %v, provisioned %v, at the meter %v", a.ID, in.TDP.Value, p.NameplatePower, p.ITPowerPeak, p.FacilityUnitPeak)
		}
		if q := sampler.Answer(cat, s).Result("power_mw"); !(q.Low < 0.98*q.Value && q.High > 1.02*q.Value) {
			t.Errorf("%s: mean power %+v has no range", a.ID, q)
		}
	}
}

// FLOP and time go by the active parameters, memory by all of them.
func activeAndAll(t *testing.T) {
	s := scenarios(1, 12)[0]
	s.Model.ActiveParams = engine.Given(37e9)
	dense, mixture := s, s
	dense.Model.Params, mixture.Model.Params = engine.Given(37e9), engine.Given(671e9)
	dense.NoAttention, mixture.NoAttention = true, true
	_, one := project(t, dense)
	_, other := project(t, mixture)
	ratios(t, "all parameters", &one, &other, 1, scales+" days")
	constants, err := layout.Fitted()
	if err != nil {
		t.Fatal(err)
	}
	machine := layout.Machine{Memory: 80e9, Bandwidth: 3.35e12, ScaleUpDomain: 8, ScaleUpBandwidth: 450e9, ScaleOutBandwidth: 50e9}
	machine.Peak[layout.BF16] = 989e12
	var weights [2]float64
	for i, all := range [...]float64{37e9, 671e9} {
		shape, found := layout.Derive(layout.Shape{}, all, 37e9)
		if found.Failed() {
			t.Fatal(found)
		}
		if d := shape.Params() / all; d < 0.9 || d > 1.1 {
			t.Errorf("%v parameters have a shape of %v", all, shape.Params())
		}
		step := layout.Evaluate(layout.Setting{Shape: shape, Machine: machine, Software: layout.Modern(), Format: layout.BF16, Constants: constants},
			layout.Parallel{TP: 1, PP: 1, VPP: 1, DP: 8, CP: 1, EP: 1, Microbatch: 1, GlobalBatch: 8, Recompute: layout.RecomputeNone, Zero: layout.Zero1})
		weights[i] = step.Memory.Weights
	}
	if r := weights[1] / weights[0]; r < 15 || r > 21 {
		t.Errorf("weights of 671B with 37B active take %v times those of 37B", r)
	}
}

// Without a contracted share there is no market-based figure, and a finding says
// so; with one the location-based figure stays.
func marketUnknown(t *testing.T) {
	cat := catalog.Default()
	s := engine.Scenario{MFU: engine.Given(0.4), Draws: engine.Given(100)}
	a := sampler.Answer(cat, s)
	if a.Result("carbon_market_t").Known || len(a.Findings.On("contracted_clean_share")) == 0 {
		t.Errorf("market-based %+v, %v", a.Result("carbon_market_t"), a.Findings)
	}
	for _, share := range []float64{0, 0.5, 1} {
		s.ContractedCleanShare = engine.Given(share)
		b := sampler.Answer(cat, s)
		if b.Result("carbon_location_t") != a.Result("carbon_location_t") {
			t.Errorf("share %v: location-based %+v", share, b.Result("carbon_location_t"))
		}
	}
}

// The scope adds results of its own and changes no other.
func scope(t *testing.T) {
	read := func(request string) map[string]json.RawMessage {
		var a struct{ Results map[string]json.RawMessage }
		if err := json.Unmarshal(wire.Project(catalog.Default(), sampler, []byte(request)), &a); err != nil || a.Results == nil {
			t.Fatalf("%s: %v", request, err)
		}
		return a.Results
	}
	run, programme := read(`{"mfu":0.4,"draws":100}`), read(`{"mfu":0.4,"draws":100,"scope":"with-experiments"}`)
	for name, v := range programme {
		was, ok := run[name]
		if strings.HasPrefix(name, "programme_") == ok || ok && !bytes.Equal(was, v) {
			t.Errorf("%s: %s, final run alone %s", name, v, was)
		}
	}
}

// Every figure says why it is believed, and estimates of others are not what the
// engine is held against.
func verdicts(t *testing.T) {
	in, _ := project(t, engine.Scenario{MFU: engine.Given(0.4)})
	for _, i := range engine.InputList {
		basis, sources, _, _, note := i.Origin(&in)
		if i.Known(&in) && (basis == estimate.None || basis != estimate.Entered && len(sources) == 0 && note == "") {
			t.Errorf("%s: basis %q, sources %v, note %q", i.Name, basis, sources, note)
		}
	}
	for _, r := range catalog.Default().Runs() {
		if strings.Contains(r.CheckReason, "third-party estimate") && r.Check == catalog.OK {
			t.Errorf("%s is a third-party estimate, and relied on", r.ID)
		}
	}
}

// An answer carries the version of its data, and one of other data says so.
func dataVersion(t *testing.T) {
	cat := catalog.Default()
	have, _ := cat.DataVersion()
	if got := wire.Project(cat, sampler, []byte(`{"mfu":0.4,"draws":100}`)); !bytes.Contains(got, []byte(`"data_version":"`+have+`"`)) {
		t.Errorf("no data version: %.200s", got)
	}
	if got := wire.Project(cat, sampler, []byte(`{"mfu":0.4,"draws":100,"data_version":"2019.01"}`)); !bytes.Contains(got, []byte(`"other-data"`)) {
		t.Errorf("another version: %.400s", got)
	}
}

// randomcalculators, cloud or on-premise: 8 × $35,000 × 1.4 over four years, 400
// hours a month, $3,000 a month of data centre, $4.50 an hour rented. The page
// says that the cloud is cheaper and breaks even after 137 months: it divides
// the purchase by a difference that holds its wear already. Owned is $11,543 a
// month against $14,400, and cash pays the purchase back in 35.6 months.
func breakEven(t *testing.T) {
	fixed := 3000.0
	parts := map[string]engine.Projection{}
	for _, c := range cases(t) {
		if strings.HasPrefix(c.ID, "N-01/") {
			parts[c.ID] = c.project(t, c.ask(t).Link, nil)
		}
	}
	capital, month := parts["N-01/capex"], parts["N-01/month"]
	owned := result(t, &capital, "HardwareCost") + result(t, &month, "EnergyCost") + fixed
	rented := result(t, &month, "cost_rental_usd")
	if math.Abs(owned/11542.99-1) > 1e-6 || !(owned < rented) {
		t.Errorf("owned $%v a month, rented $%v", owned, rented)
	}
	if months := result(t, &capital, "ServerCapex") / (rented - result(t, &month, "EnergyCost") - fixed); math.Abs(months/35.6-1) > 0.002 {
		t.Errorf("cash pays the purchase back in %v months", months)
	}
	// What is bought holds neither energy nor wear, whatever the run.
	_, a := project(t, scenarios(1, 17)[0])
	longer := scenarios(1, 17)[0]
	longer.Model.Tokens = engine.Given(10 * longer.Model.Tokens.Value)
	longer.ElectricityUSDPerKWh = engine.Given(10)
	_, b := project(t, longer)
	ratios(t, "a longer run on dearer power", &a, &b, 1, "cost_upfront_usd")
}

// Hours, energy and carbon of a published run hang together, and where a card
// contradicts itself the run is not relied on.
func inconsistentCards(t *testing.T) {
	caught := map[string]bool{}
	for _, r := range catalog.Default().Runs() {
		hours := unit.Of(r.AcceleratorHours.Value, unit.AcceleratorHour)
		bad := func(why string, v float64) {
			caught[r.ID] = true
			if r.Check == catalog.OK {
				t.Errorf("%s: %s %v, and relied on", r.ID, why, v)
			}
		}
		if r.AcceleratorHours.Known() && r.Carbon.Known() {
			if kg := unit.Of(r.Carbon.Value, unit.Kilogram) / hours; kg < 0.01 || kg > 1 {
				bad("kg an accelerator-hour", kg)
			}
		}
		if r.AcceleratorHours.Known() && r.Energy.Known() {
			if kw := unit.Of(r.Energy.Value, unit.KilowattHour) / hours; kw < 0.1 || kw > 2 {
				bad("kW an accelerator", kw)
			}
		}
		if r.AcceleratorHours.Known() && r.Accelerators.Known() && r.Days.Known() && r.ID != "palm-540b" { // which changed its count
			if d := float64(r.Accelerators.Value) * unit.Of(r.Days.Value, unit.Day) * 24 / hours; d < 0.9 || d > 1.1 {
				bad("count × days of the hours", d)
			}
		}
	}
	if !caught["llama33-70b"] { // 12.9 t for 7.0 M hours
		t.Error("the rules let the Llama 3.3 card pass")
	}
	for _, r := range catalog.Default().Runs() {
		if strings.Contains(r.Name, "Llama 3.2") {
			t.Errorf("%s: its card's header and rows disagree", r.ID)
		}
	}
}

// A fresh sampler and one that has answered much give the same bytes; another
// seed gives other ranges.
func sameBytes(t *testing.T) {
	cat := catalog.Default()
	request := []byte(`{"mfu":0.4,"draws":1000}`)
	first := wire.Project(cat, spread.New(), request)
	if again := wire.Project(cat, sampler, request); !bytes.Equal(first, again) {
		t.Errorf("other bytes\n%s\n%s", first, again)
	}
	if other := wire.Project(cat, sampler, []byte(`{"mfu":0.4,"draws":1000,"seed":1}`)); bytes.Equal(first, other) {
		t.Error("the seed plays no part")
	}
}

// No range reaches zero where the figure does not, and none is centred on the
// middle by force.
func positiveRanges(t *testing.T) {
	cat := catalog.Default()
	skewed := 0
	for _, a := range cat.Accelerators() {
		got := sampler.Answer(cat, engine.Scenario{Accelerator: a.ID, MFU: engine.Given(0.4), Draws: engine.Given(100)})
		for i, r := range engine.Results {
			q := got.Results[i]
			if q.Known && !(q.Low > 0 && q.Low <= q.Value && q.Value <= q.High && !math.IsInf(q.High, 0)) {
				t.Errorf("%s: %s %+v", a.ID, r.Name, q)
			}
			if q.Known && q.High-q.Value > 1.1*(q.Value-q.Low) {
				skewed++
			}
		}
	}
	if skewed == 0 {
		t.Error("every range is symmetric")
	}
}

// Attention is counted unless it is switched off, and the working says so: for
// MPT-7B at 2,048 tokens it is 7.5 % of the model FLOP (llm-foundry's MFU).
func attention(t *testing.T) {
	for _, c := range cases(t) {
		if c.ID != "T-08" {
			continue
		}
		p := c.project(t, c.ask(t).Link, nil)
		if share := float64(p.AttentionWork) / float64(p.AttentionWork+p.ParameterWork); math.Abs(share-0.075) > 0.0005 {
			t.Errorf("attention is %v of the model FLOP", share)
		}
	}
	s := scenarios(1, 24)[0]
	s.NoAttention = true
	_, p := project(t, s)
	if p.ModelFLOP != p.Compute {
		t.Errorf("without attention %v model FLOP of %v", p.ModelFLOP, p.Compute)
	}
}

// The three definitions of cost have names of their own and are never one figure:
// of the runs that Epoch AI priced, owning costs less than renting, and buying the
// cluster more than five times owning it for the run.
func definitions(t *testing.T) {
	seen := 0
	for _, c := range cases(t) {
		if !strings.HasPrefix(c.ID, "M-05/") {
			continue
		}
		seen++
		p := c.project(t, c.ask(t).Link, nil)
		owned, rented, bought := result(t, &p, "cost_owned_usd"), result(t, &p, "cost_rental_usd"), result(t, &p, "cost_upfront_usd")
		if !(owned < rented && rented < bought && bought > 5*owned) {
			t.Errorf("%s: owned %v, rented %v, bought %v", c.ID, owned, rented, bought)
		}
	}
	if seen != 8 {
		t.Errorf("%d runs priced", seen)
	}
}

// 1e26 FLOP in 90 days on 2010 graphics cards (GTX 580: 1.58 TFLOP/s, 244 W) at
// half their peak takes 16 million of them: answered, and flagged as beyond any
// cluster and any site.
func impossible(t *testing.T) {
	a := sampler.Answer(catalog.Default(), engine.Scenario{
		ComputeFLOP: engine.Given(1e26), Days: engine.Given(90), Format: "fp32", MFU: engine.Given(0.506), Goodput: engine.Given(1), NoAttention: true,
		Own:   engine.Hardware{Name: "GTX 580", PeakFP32: engine.Given(1.581), TDPW: engine.Given(244)},
		Draws: engine.Given(100),
	})
	if !a.OK {
		t.Fatalf("refused: %v", a.Findings)
	}
	if n := a.Result("accelerators").Value; math.Abs(n/16e6-1) > 0.02 {
		t.Errorf("%v cards", n)
	}
	for _, code := range []string{"larger-than-known", "more-than-a-site", "policy-threshold"} {
		flagged := false
		for _, f := range a.Findings {
			flagged = flagged || f.Code == code
		}
		if !flagged {
			t.Errorf("no %s among %v", code, a.Findings)
		}
	}
}
