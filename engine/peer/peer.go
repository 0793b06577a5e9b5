package peer

import (
	"math"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Account is a tool's figures beside ours.
type Account struct {
	Tool    catalog.Tool
	Results []Result // those that the tool gives, in its order
	Steps   []Step   // what it does otherwise, in the order taken
}

// Result is one figure, in the unit of its name, at the central inputs.
type Result struct {
	Name         string
	Ours, Theirs float64
	Known        bool // false: we have no figure here
}

// Ratio is theirs ÷ ours.
func (r Result) Ratio() float64 { return r.Theirs / r.Ours }

// Step is one figure of the tool in the place of ours.
type Step struct {
	Attribute    string    // of the catalogue's tools.csv
	Ours, Theirs float64   // in Unit; Ours is not a number where we have no single one
	Unit         string    // as the catalogue has it
	Factors      []float64 // what it makes of each of Account.Results, given the steps before
	Origin       Origin
}

// Origin is where the tool's figure is from.
type Origin struct {
	Sources []string
	Locator string
	Note    string
}

// change puts a tool's figure in the place of ours, and returns both in the unit
// of the catalogue; p is what the inputs led to before.
type change func(in *engine.Inputs, p *engine.Projection) (ours, theirs float64)

// Reckon gives tool's account of an answer, whose scenario and inputs are s and
// in. The scenario is needed for what kind of accelerator it is alone.
func Reckon(cat *catalog.Catalog, s engine.Scenario, in engine.Inputs, tool catalog.Tool) Account {
	a := Account{Tool: tool}
	before := engine.Project(&in)
	for _, name := range tool.Says {
		i, ok := engine.ResultNamed(name)
		if !ok {
			continue // a test holds the data to the names
		}
		v := engine.Results[i].Value(&before)
		a.Results = append(a.Results, Result{Name: name, Ours: v, Theirs: v, Known: v > 0 && !math.IsInf(v, 1)})
	}
	take := func(attribute, unitName string, known bool, origin Origin, put change) {
		if !known {
			return
		}
		step := Step{Attribute: attribute, Unit: unitName, Origin: origin, Factors: make([]float64, len(a.Results))}
		step.Ours, step.Theirs = put(&in, &before)
		after := engine.Project(&in)
		for i := range a.Results {
			r := &a.Results[i]
			at, _ := engine.ResultNamed(r.Name)
			now := engine.Results[at].Value(&after)
			step.Factors[i] = now / r.Theirs
			r.Theirs = now
		}
		before = after
		a.Steps = append(a.Steps, step)
	}
	machine, _ := cat.Accelerator(s.Full().Accelerator)
	load := tool.ServerLoad
	if machine.Family == "TPU" && tool.ServerLoadTPU.Known() {
		load = tool.ServerLoadTPU
	}

	take("attention", "ratio", tool.Attention.Known(), of(tool.Attention), func(in *engine.Inputs, p *engine.Projection) (float64, float64) {
		ours := 1.0
		if in.AttentionFLOP.Value == 0 {
			ours = 0
		}
		in.AttentionFLOP = in.AttentionFLOP.Times(float64(tool.Attention.Value))
		return ours, float64(tool.Attention.Value)
	})
	take("utilisation", "fraction", tool.Utilisation.Known(), of(tool.Utilisation), func(in *engine.Inputs, p *engine.Projection) (float64, float64) {
		in.MFU = tool.Utilisation
		return float64(p.MFU), float64(in.MFU.Value)
	})
	take("goodput", "fraction", tool.Goodput.Known(), of(tool.Goodput), func(in *engine.Inputs, p *engine.Projection) (float64, float64) {
		in.Goodput = tool.Goodput
		return float64(p.Goodput), float64(in.Goodput.Value)
	})
	take("network_power", "fraction", tool.NetworkPower.Known(), of(tool.NetworkPower), func(in *engine.Inputs, p *engine.Projection) (float64, float64) {
		ours := float64(in.NetworkPower.Value)
		if in.ITPower.Known() { // given with its share of the network
			in.ITPower = estimate.Enter(p.ServerPower)
		}
		in.NetworkPower = tool.NetworkPower
		return ours, float64(in.NetworkPower.Value)
	})
	take("host_power", "fraction", tool.HostPower.Known(), of(tool.HostPower), func(in *engine.Inputs, p *engine.Projection) (float64, float64) {
		in.ITPower = estimate.Enter(p.ChipPower + unit.Share(p.HostPower, tool.HostPower.Value))
		return 1, float64(tool.HostPower.Value)
	})
	take("chip_load", "fraction", tool.ChipLoad.Known(), of(tool.ChipLoad), func(in *engine.Inputs, p *engine.Projection) (float64, float64) {
		ours := float64(p.ChipPower) / float64(in.TDP.Value)
		in.ITPower = estimate.Enter(unit.Share(in.TDP.Value, tool.ChipLoad.Value))
		return ours, float64(tool.ChipLoad.Value)
	})
	take("server_load", "fraction", load.Known(), of(load), func(in *engine.Inputs, p *engine.Projection) (float64, float64) {
		ours := float64(p.ServerPower) / float64(p.NameplatePower)
		in.ITPower, in.NodeLoad = estimate.Missing[unit.Power]("from the server's nameplate"), load
		return ours, float64(load.Value)
	})
	take("pue", "ratio", tool.PUE.Known(), of(tool.PUE), func(in *engine.Inputs, p *engine.Projection) (float64, float64) {
		ours := float64(in.PUE.Value)
		in.PUE = tool.PUE
		return ours, float64(in.PUE.Value)
	})
	take("carbon_intensity", "g/kWh", tool.Carbon.Known(), of(tool.Carbon), func(in *engine.Inputs, p *engine.Projection) (float64, float64) {
		in.CarbonIntensity, in.CarbonYears = tool.Carbon, estimate.Enter(unit.Ratio(0))
		return unit.Of(p.CarbonIntensity, unit.GramPerKilowattHour), unit.Of(in.CarbonIntensity.Value, unit.GramPerKilowattHour)
	})
	take("electricity_price", "USD/kWh", tool.Electricity.Known(), of(tool.Electricity), func(in *engine.Inputs, p *engine.Projection) (float64, float64) {
		in.Electricity, in.ElectricityYears = tool.Electricity, estimate.Enter(unit.Ratio(0))
		return unit.Of(p.ElectricityPrice, unit.DollarPerKilowattHour), unit.Of(in.Electricity.Value, unit.DollarPerKilowattHour)
	})
	for i := range a.Results {
		r := &a.Results[i]
		r.Known = r.Known && r.Theirs > 0 && !math.IsInf(r.Theirs, 1)
	}
	return a
}

// of is the origin of a figure.
func of[T unit.Quantity](e estimate.Of[T]) Origin {
	return Origin{Sources: e.Sources, Locator: e.Locator, Note: e.Note}
}
