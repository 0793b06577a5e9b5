package backtest

import (
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// narrow makes the inputs compute energy and carbon in the definition that a
// run published its own in, and says which that is.
func narrow(in *engine.Inputs, run catalog.Run) string {
	none := estimate.Enter(unit.Fraction(0))
	once := estimate.Enter(unit.Ratio(1))
	text := ""
	chips := func() {
		in.ServerPowerRatio, in.NetworkPower = once, none
		if run.Metered {
			in.NodeLoad = in.ChipLoad
			text = "accelerators alone, metered"
			return
		}
		in.NodeLoad = estimate.Enter(unit.Fraction(1))
		text = "accelerators alone, hours × TDP"
	}
	switch run.EnergyScope {
	case catalog.AcceleratorScope:
		chips()
		in.PUE = once
	case catalog.AcceleratorPUEScope:
		chips()
		text += " × PUE"
	case catalog.NodeScope:
		in.NetworkPower, in.PUE = none, once
		text = "accelerators and hosts"
	case catalog.FacilityScope:
		text = "at the meter"
	}
	if run.PUE.Known() && run.EnergyScope != catalog.AcceleratorScope && run.EnergyScope != catalog.NodeScope {
		in.PUE = run.PUE
	}
	if run.Grid.Known() {
		in.CarbonIntensity, in.CarbonYears = estimate.Enter(run.Grid.Value), estimate.Enter(unit.Ratio(0)) // of the run's own year
	}
	return text
}
