package peer

import (
	"math"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

func tool(t *testing.T, id string) catalog.Tool {
	t.Helper()
	for _, tool := range catalog.Default().Tools() {
		if tool.ID == id {
			return tool
		}
	}
	t.Fatalf("no tool %s", id)
	return catalog.Tool{}
}

func reckon(t *testing.T, s engine.Scenario, id string) (Account, engine.Inputs, engine.Projection) {
	t.Helper()
	in, found := engine.Resolve(catalog.Default(), s)
	if found.Failed() {
		t.Fatal(found)
	}
	return Reckon(catalog.Default(), s, in, tool(t, id)), in, engine.Project(&in)
}

func near(a, b, by float64) bool { return math.Abs(a-b) <= by*math.Abs(b) }

// The product of the factors is the whole, for every tool, result and question;
// what is named is a result, and ours is the projection's.
func TestFactorsMultiplyToTheWhole(t *testing.T) {
	given := engine.Given
	for name, s := range map[string]engine.Scenario{
		"default": {}, "by count": {Accelerators: given(16384), Scale: given(1)}, "by site": {SiteMW: given(100)},
		"TPU": {Accelerator: "tpu-v5p", Scale: given(2)}, "rack": {Accelerator: "gb200-nvl72", Format: "fp8"},
		"power given": {ITPowerW: given(1100), PUE: given(1.3)}, "all given": {MFU: given(0.4), Goodput: given(0.9), CarbonGPerKWh: given(50), ElectricityUSDPerKWh: given(0.05)},
		"no attention": {NoAttention: true},
	} {
		for _, tool := range catalog.Default().Tools() {
			a, in, p := reckon(t, s, tool.ID)
			if len(a.Results) != len(tool.Says) || len(a.Results) == 0 || len(a.Steps) == 0 {
				t.Fatalf("%s: %s says %v and gives %d results", name, tool.ID, tool.Says, len(a.Results))
			}
			for i, r := range a.Results {
				at, _ := engine.ResultNamed(r.Name)
				if want := engine.Results[at].Value(&p); r.Ours != want {
					t.Errorf("%s, %s: ours is %v, want %v", name, r.Name, r.Ours, want)
				}
				if !r.Known {
					t.Errorf("%s, %s: %s has no figure", name, tool.ID, r.Name)
				}
				product := 1.0
				for _, step := range a.Steps {
					product *= step.Factors[i]
				}
				if !near(product, r.Ratio(), 1e-12) {
					t.Errorf("%s, %s, %s: the factors multiply to %v, the whole is %v", name, tool.ID, r.Name, product, r.Ratio())
				}
			}
			if again := engine.Project(&in); again.Energy != p.Energy || again.CostOwned != p.CostOwned {
				t.Errorf("%s, %s: our own inputs were changed", name, tool.ID)
			}
		}
	}
}

// Each tool's figures are what its own formula gives.
func TestTheirsAreByTheirFormula(t *testing.T) {
	s := engine.Scenario{Scale: engine.Given(1), Region: "fr"}
	hoursOf := func(p engine.Projection) float64 { return float64(p.AcceleratorTime) / 3600 }

	a, _, p := reckon(t, s, "mlco2") // js/grayscale.js: energy = watt × hours ÷ 1000, co2 = energy × impact
	kWh := 700 * hoursOf(p) / 1000
	if got := a.Results[0].Theirs * 1000; !near(got, kWh, 1e-9) {
		t.Errorf("ML CO2 Impact: %v kWh, want %v", got, kWh)
	}
	if got := a.Results[1].Theirs * 1000; !near(got, kWh*0.432, 1e-9) {
		t.Errorf("ML CO2 Impact: %v kg, want %v", got, kWh*0.432)
	}

	a, _, p = reckon(t, s, "meta-card") // the card's own row, at its own hours
	if got := a.Results[0].Theirs * 30.84e6 / hoursOf(p); !near(got, 8930, 1e-3) {
		t.Errorf("Meta's card: %v t at its hours, want 8,930", got)
	}

	a, in, p := reckon(t, s, "epoch-cost")
	seconds := float64(in.Compute.Value) / (float64(in.Peak.Value) * 0.375)
	if got := a.Results[0].Theirs * 3600; !near(got, seconds, 1e-9) {
		t.Errorf("Epoch AI: %v accelerator-seconds, want %v", got, seconds)
	}
	nameplate := 700 * float64(in.ServerPowerRatio.Value) * 0.75 * 1.1
	if got, want := a.Results[1].Theirs*1e6, a.Results[0].Theirs*nameplate; !near(got, want, 1e-9) {
		t.Errorf("Epoch AI: %v Wh, want %v", got, want)
	}
	energy := a.Results[1].Theirs * 1000 * 0.0826
	hardware := (float64(p.HardwareCost) + float64(p.NetworkCost)) * a.Results[0].Theirs / hoursOf(p)
	if got := a.Results[2].Theirs; !near(got, hardware+energy, 1e-9) {
		t.Errorf("Epoch AI: $%v, want %v", got, hardware+energy)
	}

	// How to Scale Your Model: 70B parameters and 15T tokens on 8,960 TPU v5p at 40 % MFU are 44 days.
	a, _, _ = reckon(t, engine.Scenario{Model: engine.Model{Params: engine.Given(70e9), Tokens: engine.Given(15e12)}, Accelerator: "tpu-v5p", Accelerators: engine.Given(8960)}, "forty-percent")
	if days := a.Results[0].Theirs / 8960 / 24; !near(days, 44.32, 2e-3) {
		t.Errorf("at 40 %%: %v days, want 44.32", days)
	}
}

// Where we have no power there is nothing to compare, and it is said.
func TestUnknownStaysUnknown(t *testing.T) {
	a, _, _ := reckon(t, engine.Scenario{Own: engine.Hardware{Name: "x", PeakBF16: engine.Given(900)}}, "mlco2")
	for _, r := range a.Results {
		if r.Known {
			t.Errorf("%s is known as %v", r.Name, r.Theirs)
		}
	}
}
