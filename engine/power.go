package engine

import (
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// power fills the chain from chip to facility.
func (r *resolver) power() {
	in, a := &r.in, r.accelerator
	in.TDP, in.ServerPowerRatio, in.NodeLoad = a.TDP, a.ServerPowerRatio, a.LoadFactor
	if !in.ServerPowerRatio.Known() {
		in.ServerPowerRatio = assumption(r, "server_power_ratio_default", unit.Ratio(1))
	}
	if !in.NodeLoad.Known() {
		in.NodeLoad = assumption(r, "node_load_factor", unit.Fraction(1))
		if a.Family == "TPU" {
			in.NodeLoad = assumption(r, "node_load_factor_tpu", unit.Fraction(1))
		}
	}
	in.NetworkPower = assumption(r, "network_power_share", unit.Fraction(1))
	in.ITPower = override(r.s.ITPowerW, unit.Watt, estimate.Missing[unit.Power]("from TDP, server and network"))
	if !in.TDP.Known() && !in.ITPower.Known() {
		say := r.found.Warn
		if in.Size == BySite {
			say = r.found.Error
		}
		say("it_power_w", "no-power", "No source gives the power of "+a.Short+"; give the IT power per accelerator to see power, energy, carbon and electricity.")
	}
}

// nameplatePower is the server's maximum per accelerator.
func (in *Inputs) nameplatePower() unit.Power {
	return unit.Scaled(in.TDP.Value, in.ServerPowerRatio.Value)
}

// itPower is the mean draw of one accelerator with its share of server and network.
func (in *Inputs) itPower() unit.Power {
	if in.ITPower.Known() {
		return in.ITPower.Value
	}
	return unit.Scaled(unit.Share(in.nameplatePower(), in.NodeLoad.Value), in.NetworkPower.Value.Plus())
}

// itPowerPeak is what must be provisioned for one accelerator: nameplate and
// network, and never less than the mean.
func (in *Inputs) itPowerPeak() unit.Power {
	peak := unit.Scaled(in.nameplatePower(), in.NetworkPower.Value.Plus())
	if in.ITPower.Known() && !(peak > in.ITPower.Value) {
		return in.ITPower.Value
	}
	return peak
}
