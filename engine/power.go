package engine

import (
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// power fills the chain from chip to facility. Where servers of the kind were
// metered, their mean draw is a measured share of nameplate; elsewhere it is the
// chip's draw and the host's.
func (r *resolver) power() {
	in, a := &r.in, r.accelerator
	in.TDP, in.ServerPowerRatio, in.NodeLoad = a.TDP, a.ServerPowerRatio, a.LoadFactor
	if !in.ServerPowerRatio.Known() {
		in.ServerPowerRatio = assumption(r, "server_power_ratio_default", unit.Ratio(1))
	}
	in.ChipLoad = assumption(r, "chip_load_factor", unit.Fraction(1))
	if a.Family == "TPU" {
		in.ChipLoad = assumption(r, "chip_load_factor_tpu", unit.Fraction(1))
		if !in.NodeLoad.Known() {
			in.NodeLoad = assumption(r, "node_load_factor_tpu", unit.Fraction(1))
		}
	}
	in.HostLoad = assumption(r, "host_load_factor", unit.Fraction(1))
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

// powerParts is the mean draw of one accelerator, part by part: chip and host
// are the server, which with its share of the network is the IT.
type powerParts struct {
	chip, host, server, network, it unit.Power
}

// meanPower is the mean draw while training, from the IT power given, from a
// server's measured share of nameplate, or from chip and host. Time spent
// waiting is in it: chips metered over a whole run, restarts included, draw no
// less than chips metered while they compute (docs/model.md).
func (in *Inputs) meanPower() (p powerParts) {
	chip := unit.Share(in.TDP.Value, in.ChipLoad.Value)
	switch {
	case in.ITPower.Known():
		p.it = in.ITPower.Value
		p.server = unit.Power(float64(p.it) / float64(in.NetworkPower.Value.Plus()))
		p.network = p.it - p.server
	case in.NodeLoad.Known():
		p.server = unit.Share(in.nameplatePower(), in.NodeLoad.Value)
		p.network = unit.Share(p.server, in.NetworkPower.Value)
		p.it = p.server + p.network
	default:
		p.chip, p.host = chip, unit.Share(in.nameplatePower()-in.TDP.Value, in.HostLoad.Value)
		p.server = p.chip + p.host
		p.network = unit.Share(p.server, in.NetworkPower.Value)
		p.it = p.server + p.network
		return p
	}
	p.chip = unit.Lesser(chip, p.server)
	p.host = p.server - p.chip
	return p
}

// nameplatePower is the server's maximum per accelerator.
func (in *Inputs) nameplatePower() unit.Power {
	return unit.Scaled(in.TDP.Value, in.ServerPowerRatio.Value)
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
