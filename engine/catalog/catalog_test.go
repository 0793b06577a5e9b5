package catalog

import (
	"math"
	"slices"
	"testing"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

func near(got, want float64) bool { return math.Abs(got-want) <= 1e-9*math.Abs(want) }

// The numbers are those of NVIDIA's data sheet (989 TFLOP/s dense BF16, 80 GB,
// 3.35 TB/s, 700 W, 900 GB/s of NVLink both ways) and of the DGX H100 (10.2 kW).
func TestAccelerator(t *testing.T) {
	a, ok := Default().Accelerator("h100-sxm")
	if !ok {
		t.Fatal("h100-sxm is missing")
	}
	peak, ok := a.Peak("bf16")
	if !ok || !near(float64(peak.Value), 989e12) || peak.Uncertain() {
		t.Errorf("BF16 peak is %v, %v", peak, ok)
	}
	if p, ok := a.Peak("fp4"); ok || p.Known() {
		t.Error("the H100 has no FP4 peak")
	}
	if p, ok := a.Peak("int8"); ok || p.Known() {
		t.Error("int8 is not a number format to train in")
	}
	for name, c := range map[string]struct{ got, want float64 }{
		"memory":             {float64(a.Memory.Value), 80e9},
		"memory bandwidth":   {float64(a.MemoryBandwidth.Value), 3.35e12},
		"TDP":                {float64(a.TDP.Value), 700},
		"scale-up domain":    {float64(a.ScaleUpDomain.Value), 8},
		"scale-up":           {float64(a.ScaleUpBandwidth.Value), 450e9},
		"scale-out":          {float64(a.ScaleOutBandwidth.Value), 50e9},
		"server power":       {float64(a.ServerPower.Value), 10200},
		"server power ratio": {float64(a.ServerPowerRatio.Value), 1.8214},
		"embodied":           {float64(a.Embodied.Value), 876500}, // 1,312/8 + 5,700/8 kg
	} {
		if !near(c.got, c.want) {
			t.Errorf("%s is %v, want %v", name, c.got, c.want)
		}
	}
	if a.Short != "H100 SXM" || a.Vendor != "NVIDIA" || a.Status != Available || a.Released != 2022 {
		t.Errorf("words are %q %q %q %d", a.Short, a.Vendor, a.Status, a.Released)
	}
	if a.LoadFactor.Basis != estimate.Measured || len(a.LoadFactor.Sources) != 4 || a.LoadFactor.Law != estimate.Share {
		t.Errorf("load factor is %+v", a.LoadFactor)
	}
	v, _ := Default().Accelerator("v100-sxm3-32gb")
	if _, ok := v.Peak("bf16"); ok {
		t.Error("the V100 has no BF16")
	}
	m, _ := Default().Accelerator("maia-200")
	if m.ChipPrice.Known() || m.ChipPrice.Basis != estimate.None || !math.IsNaN(float64(m.ChipPrice.Value)) {
		t.Errorf("the Maia 200 is not for sale: %+v", m.ChipPrice)
	}
}

func TestUnknownIDs(t *testing.T) {
	c := Default()
	if _, ok := c.Accelerator("h100"); ok {
		t.Error("accelerator h100 is an alias, not an id")
	}
	if _, ok := c.Run(""); ok {
		t.Error("the empty run exists")
	}
	if _, ok := c.Region("atlantis"); ok {
		t.Error("region atlantis exists")
	}
	if _, ok := c.Facility("x"); ok {
		t.Error("facility x exists")
	}
	if _, ok := c.Source("x"); ok {
		t.Error("source x exists")
	}
	if _, ok := c.Price("h100-sxm", "spot"); ok {
		t.Error("spot is no commitment")
	}
	if p, ok := c.Price("vr200-nvl72", "on-demand"); ok || p.Known() {
		t.Error("nobody rents a VR200 yet")
	}
	defer func() {
		if recover() == nil {
			t.Error("an unknown assumption does not panic")
		}
	}()
	c.Assumption("no such constant")
}

// The Herd of Models and the model card: 126 layers of 16,384, 15.6T tokens,
// 30.84M H100-hours, 16,384 accelerators.
func TestRun(t *testing.T) {
	r, ok := Default().Run("llama31-405b")
	if !ok {
		t.Fatal("llama31-405b is missing")
	}
	for name, c := range map[string]struct{ got, want float64 }{
		"params":  {float64(r.ActiveParams.Value), 405.853e9},
		"tokens":  {float64(r.Tokens.Value), 15.6e12},
		"layers":  {float64(r.Shape.Layers.Value), 126},
		"hidden":  {float64(r.Shape.Hidden.Value), 16384},
		"hours":   {float64(r.AcceleratorHours.Value), 30.84e6 * 3600},
		"count":   {float64(r.Accelerators.Value), 16384},
		"MFU":     {float64(r.MFUPublished.Value), 0.41},
		"batch":   {float64(r.BatchTokens.Value), 16e6},
		"carbon":  {float64(r.Carbon.Value), 8930e6},
		"FLOP":    {float64(r.FLOPPublished.Value), 3.8e25},
		"vocab":   {float64(r.Shape.Vocab.Value), 128256},
		"context": {float64(r.Shape.SeqLen.Value), 8192},
	} {
		if !near(c.got, c.want) {
			t.Errorf("%s is %v, want %v", name, c.got, c.want)
		}
	}
	if r.Accelerator != "h100-sxm" || r.Check != OK || r.MixtureOfExperts() || r.Shape.HeadDim.Known() {
		t.Errorf("run is %+v", r)
	}
	// DeepSeek-V3: query and key 128 + 64, value 128, so 160 in the mean.
	d, _ := Default().Run("deepseek-v3-pretrain")
	if d.Shape.HeadDim.Value != 160 || !d.MixtureOfExperts() || d.Shape.Experts.Value != 256 || d.Shape.TopK.Value != 8 || d.MFUFormat != "bf16" || d.Format != "fp8" {
		t.Errorf("DeepSeek-V3 is %+v", d)
	}
}

// What the sentence's presets and the backtest stand on: parameters and tokens
// of every reference, and its shape where it is published.
func TestReferences(t *testing.T) {
	c := Default()
	for _, id := range []string{
		"llama31-405b", "llama3-70b", "llama3-8b", "llama2-70b", "gpt3-175b", "gopher-280b", "chinchilla-70b", "deepseek-v3-pretrain",
		"palm-540b", "nemotron4-340b", "olmo3-32b", "qwen25-72b", "bloom-176b", "llama4-scout", "llama4-maverick", "llama4-behemoth",
	} {
		r, ok := c.Run(id)
		if !ok || !r.Params.Known() || !r.ActiveParams.Known() || !r.Tokens.Known() {
			t.Errorf("%s has no parameters or tokens", id)
			continue
		}
		if id == "llama4-behemoth" { // its shape was never published
			continue
		}
		s := r.Shape
		for name, q := range map[string]estimate.Of[unit.Count]{"layers": s.Layers, "hidden": s.Hidden, "heads": s.Heads, "seq_len": s.SeqLen} {
			if !q.Known() {
				t.Errorf("%s has no %s", id, name)
			}
		}
	}
}

// 770.884 lb/MWh of CO2e (eGRID2023) × 0.45359237; EIA's industrial average of
// 2025, 8.26 cents.
func TestRegion(t *testing.T) {
	g, ok := Default().Region("us-avg")
	if !ok {
		t.Fatal("us-avg is missing")
	}
	if got := unit.Of(g.CarbonIntensity.Value, unit.GramPerKilowattHour); math.Abs(got-770.884*0.45359237) > 0.05 {
		t.Errorf("carbon intensity is %v g/kWh", got)
	}
	// EIA, Electric Power Monthly, table 5.6.B: industrial, year 2024.
	if got := unit.Of(g.ElectricityPrice.Value, unit.DollarPerKilowattHour); !near(got, 0.0813) {
		t.Errorf("electricity costs %v", got)
	}
	if got := unit.Of(g.OffsiteWater.Value, unit.LitrePerKilowattHour); !near(got, 3.1321) {
		t.Errorf("off-site water is %v L/kWh", got)
	}
	if g.PUE.Known() {
		t.Error("the US average has no site, so no PUE of its own")
	}
	if m, ok := Default().Facility("meta"); !ok || m.CleanShare.Value != 1 {
		t.Errorf("Meta matches all its electricity: %+v", m)
	}
}

// The one-year H100 index of March 2026.
func TestPrice(t *testing.T) {
	p, ok := Default().Price("h100-sxm", "reserved-1y")
	if got := unit.Of(p.Value, unit.DollarPerAcceleratorHour); !ok || !near(got, 2.35) || p.Date != "2026-03" {
		t.Errorf("H100 for a year costs %v, dated %s", got, p.Date)
	}
	for _, a := range Default().Accelerators() {
		var dearer float64
		for _, c := range Commitments {
			p, ok := Default().Price(a.ID, c)
			if !ok {
				continue
			}
			if dearer != 0 && float64(p.Value) > dearer {
				t.Errorf("%s: %s costs more than a shorter commitment", a.ID, c)
			}
			dearer = float64(p.Value)
		}
	}
}

func TestAssumption(t *testing.T) {
	c := Default()
	// Kaplan et al.: 6 FLOP per parameter and token. Llama 3: 419 unexpected
	// interruptions in 54 days on 16,384 accelerators.
	if q := c.Assumption("flop_per_parameter_token"); q.Value != 6 || q.Uncertain() {
		t.Errorf("flop_per_parameter_token is %+v", q)
	}
	if q := c.Assumption("interruption_rate_hopper"); math.Abs(1/q.Value-2111) > 1 {
		t.Errorf("one interruption in %v accelerator-days", 1/q.Value)
	}
	rate := estimate.In(c.Assumption("interruption_rate_hopper"), unit.PerAcceleratorDay)
	if got := unit.Of(rate.Value.Between(16384), unit.Hour); math.Abs(got-54*24/419.0) > 0.01 {
		t.Errorf("an interruption every %v h on 16,384 accelerators", got)
	}
}

func TestAlias(t *testing.T) {
	c := Default()
	// Names as they stand in the sources.
	for name, want := range map[string]string{
		"H100 SXM 80GB": "h100-sxm", "H100-80GB SXM": "h100-sxm", "V100 32GB": "v100-sxm3-32gb", "TPU v3": "tpu-v3",
		"H800": "h800-sxm", "h100-sxm": "h100-sxm", "tpu V6E (trillium)": "tpu-v6e", "cs-3-dense-alt": "cs-3",
	} {
		if got, ok := c.AcceleratorAlias(name); !ok || got != want {
			t.Errorf("%q is %q, %v; want %q", name, got, ok, want)
		}
	}
	if _, ok := c.AcceleratorAlias("H100-equivalent"); ok {
		t.Error("an H100-equivalent is no accelerator")
	}
}

func TestOrder(t *testing.T) {
	c := Default()
	a := c.Accelerators()
	if a[0].Vendor != "NVIDIA" || a[len(a)-1].Vendor != "Meta" {
		t.Errorf("accelerators run from %s to %s", a[0].Vendor, a[len(a)-1].Vendor)
	}
	if g := c.Regions(); g[0].ID != "us-avg" || g[1].Country != "USA" || g[len(g)-1].Country == "USA" {
		t.Errorf("regions begin with %s, %s", g[0].ID, g[1].ID)
	}
	r := c.Runs()
	if !slices.IsSortedFunc(r, func(a, b Run) int { return b.Year - a.Year }) {
		t.Error("runs are not newest first")
	}
	// What is handed out is a copy.
	a[0].Name = "x"
	if c.Accelerators()[0].Name == "x" {
		t.Error("a caller can change the catalogue")
	}
}

func TestDataVersion(t *testing.T) {
	v, d := Default().DataVersion()
	if v != "2026.11" || len(d) != 10 || d[:4]+"."+d[5:7] != v {
		t.Errorf("data version %q of %q", v, d)
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
