package engine

import (
	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// goodput fills the stages of goodput, or the user's own.
func (r *resolver) goodput() {
	in := &r.in
	in.Goodput = override(r.s.Goodput, unit.Fraction(1), estimate.Missing[unit.Fraction]("from failures and checkpoints"))
	in.Interruptions = assumption(r, interruptionRow(r.accelerator), unit.PerAcceleratorDay)
	in.Restart = assumption(r, "detect_restart_time", unit.Minute)
	in.CheckpointStall = assumption(r, "checkpoint_stall", unit.Second)
	in.PlannedStops = assumption(r, "planned_stop_share", unit.Fraction(1))
	in.IsolatedGoodput = assumption(r, "isolated_goodput", unit.Fraction(1))
}

// interruptionRow is the row of the interruption rate that fits an accelerator.
func interruptionRow(a catalog.Accelerator) string {
	const rack = 72 // accelerators that fail together in an NVL72
	switch {
	case a.Family == "Ampere":
		return "interruption_rate_ampere"
	case a.Family == "Hopper":
		return "interruption_rate_hopper"
	case a.Family == "TPU":
		return "interruption_rate_tpu"
	case a.Vendor == "NVIDIA" && a.ScaleUpDomain.Value == rack:
		return "interruption_rate_nvl72"
	}
	return "interruption_rate"
}

// goodputParts is goodput with its steps.
type goodputParts struct {
	uninterrupted, interval       unit.Time
	checkpointWaste, failureWaste unit.Ratio
	restart, goodput              unit.Fraction
}

// goodputAt is the goodput of n accelerators: the better of restarting the
// whole job at every interruption, with checkpoints at the best interval, and
// of letting the rest of the job train on while one replica recovers.
func (in *Inputs) goodputAt(n unit.Count) (g goodputParts) {
	g.uninterrupted = in.Interruptions.Value.Between(n)
	g.interval = unit.GeometricMean(unit.Times(in.CheckpointStall.Value, 2), g.uninterrupted)
	g.checkpointWaste = unit.Per(in.CheckpointStall.Value, g.interval)
	g.failureWaste = unit.Per(unit.Times(g.interval, 0.5)+in.Restart.Value, g.uninterrupted)
	g.restart = unit.Fraction(float64(in.PlannedStops.Value.Rest()) / float64(1+g.checkpointWaste+g.failureWaste))
	if in.Goodput.Known() {
		g.goodput = in.Goodput.Value
	} else {
		g.goodput = max(g.restart, in.IsolatedGoodput.Value)
	}
	return g
}
