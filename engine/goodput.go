package engine

import (
	"math"

	"tenfold/engine/catalog"
	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Interruptions come at random, at a rate that grows with the count. What they
// cost depends on how the job recovers.
//
// Where all of it restarts, Daly's (2006) expected time with saves at their
// best interval (see checkpointShare) leaves
//
//	e^(−(R + w)/M) · (τ/M) ÷ (e^((τ+δ)/M) − 1)
//
// of the time. Daly has saves that are safe at once. One that is written on
// while the job computes is safe only w later: after an interruption the job
// must run τ + δ + w until the next save is safe, and τ + δ between saves from
// then on, for an expected M · e^((R+w)/M) · (e^((τ+δ)/M) − 1) each. So w counts as
// if the restart took as much longer; and no save begins before the last one is
// written.
//
// Where one replica of r accelerators recovers while the rest trains on, each
// interruption stalls the whole job for S and takes the replica away for R. A
// stall that is interrupted begins again, so that e^(−S/M) of the time is left
// and of each replica's own e^(−R/M_r). That holds for as many accelerators as
// a stall is projected for; a larger job is taken as made of such parts, each
// of which stalls alone while the others train on.
//
// In a job that restarts, and in a part, there is a count from which on more
// accelerators would cost more by their interruptions than they bring. The
// others then stand by: throughput never falls as the count grows, and idle
// accelerators still count in hours.

// goodput fills the stages of goodput, or the user's own.
func (r *resolver) goodput() {
	in := &r.in
	in.Goodput = override(r.s.Goodput, unit.Fraction(1), estimate.Missing[unit.Fraction]("from failures and checkpoints"))
	switch r.s.Recovery {
	case "restart":
		in.Recovery = FullRestart
	case "isolated":
		in.Recovery = IsolatedRecovery
	}
	in.Interruptions = assumption(r, interruptionRow(r.accelerator), unit.PerAcceleratorDay)
	in.Restart = assumption(r, "detect_restart_time", unit.Minute)
	in.RestartShare = estimate.Derive(unit.Fraction(1), "The state is read back from storage.")
	in.CheckpointWrite = assumption(r, "checkpoint_write", unit.Second)
	switch r.s.Checkpoints {
	case "synchronous":
		in.CheckpointStall = in.CheckpointWrite
		in.CheckpointWrite = estimate.Derive(unit.Time(0), "The job stands still until the save is safe.")
	case "in-memory":
		in.CheckpointStall = assumption(r, "checkpoint_stall_in_memory", unit.Second)
		in.CheckpointWrite = assumption(r, "checkpoint_write_in_memory", unit.Second)
		in.RestartShare = assumption(r, "restart_in_memory", unit.Fraction(1))
	default:
		in.CheckpointStall = assumption(r, "checkpoint_stall_asynchronous", unit.Second)
	}
	in.PlannedStops = assumption(r, "planned_stop_share", unit.Fraction(1))
	in.ReplayedSteps = assumption(r, "replayed_steps", unit.Fraction(1))
	in.IsolatedStall = assumption(r, "isolated_stall", unit.Minute)
	in.StallDomain = assumption(r, "stall_domain", unit.Count(1))
	in.Replica = assumption(r, "replica_size", unit.Count(1))
	in.HardwareShare = assumption(r, "hardware_share", unit.Fraction(1))
	in.BlastRadius = r.accelerator.PerServer
	if !in.BlastRadius.Known() {
		in.BlastRadius = assumption(r, "blast_radius", unit.Count(1))
	}
	in.Repair = assumption(r, "repair_time", unit.Day)
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

// faults is what goodput reads of the inputs, the same for every count.
type faults struct {
	given     unit.Fraction // unknown where the rest decides
	recovery  Recovery
	rate      unit.FailureRate
	restart   unit.Time
	stall     unit.Time // of a save
	write     unit.Time // until it is safe
	most      unit.Count
	isolated  unit.Time  // stall of the whole job
	domain    unit.Count // as many as one stall holds up
	mostAlone unit.Count // of them
	replica   unit.Count
	counted   unit.Fraction // neither planned stops nor steps computed again
}

func (in *Inputs) faults() faults {
	f := faults{
		given: in.Goodput.Value, recovery: in.Recovery, rate: in.Interruptions.Value,
		restart: unit.Share(in.Restart.Value, in.RestartShare.Value),
		stall:   in.CheckpointStall.Value, write: in.CheckpointWrite.Value, isolated: in.IsolatedStall.Value,
		domain:  in.StallDomain.Value,
		counted: in.PlannedStops.Value.Rest().And(in.ReplayedSteps.Value.Rest()),
	}
	if !in.Goodput.Known() {
		f.given = unit.Unknown[unit.Fraction]()
	}
	// With m interruptions a second, d ln(throughput) ÷ d ln m is, by the
	// envelope theorem, 1 − (R+w)·m − x/y for the best interval, where x/y is at
	// most √(x/2) + x, and that at most 1/8 + 2x; at an interval of w it is
	// 2 − (R+w)·m − a ÷ (1 − e^−a) with a = (w+δ)·m, at least 1 − (R+2w+δ)·m. So
	// throughput rises as long as m·(R+2w+2δ) is below 7/8, in either case.
	f.most = f.rate.Most(7.0/8, f.restart+unit.Times(f.write, 2)+unit.Times(f.stall, 2))
	// 1 − m·(S + R/2) while replicas are half the job, 1 − m·S beyond: it rises
	// up to m·S = 1 if the replicas are no larger than is said here.
	f.mostAlone = f.rate.Most(1, f.isolated)
	f.replica = unit.Lesser(in.Replica.Value, f.rate.Most(1, unit.Times(f.isolated, 2)+f.restart))
	return f
}

// goodput is the goodput of n accelerators.
func (f *faults) goodput(n unit.Count) unit.Fraction {
	switch {
	case unit.Known(f.given):
		return f.given
	case f.recovery == FullRestart:
		return f.restarting(n)
	}
	part := unit.Lesser(n, f.domain)
	count := unit.Lesser(part, f.mostAlone)
	lost := f.lostAlone(count)
	alone := f.alone(part, count, lost)
	// Restarting cannot be better where it loses as much by the restart alone.
	if f.recovery == IsolatedRecovery || count == part && lost <= f.rate.Meets(unit.Lesser(n, f.most), f.restart+f.write) {
		return alone
	}
	return unit.Greater(f.restarting(n), alone)
}

// mostFall is the most that fall says anything about.
const mostFall = 7.0 / 16

// fall is by at most what power of the count goodput falls up to a count with
// that goodput; it holds where it is below mostFall.
//
// With L(n) = −ln(goodput ÷ counted), that power is n·L′(n). Where replicas recover
// alone L is a sum of terms n·S and min(r, n/2)·R, so that n·L′ ≤ L. Where all
// restart, (R+w)·m is a line and the best interval's −ln(1−y) about √(2x), so that
// n·L′ ≤ L too; of saves that follow one another after w it is
// ln((e^a − 1) ÷ wm), with n·L′ ≤ L + a²/24 and a ≤ 7/16 while no accelerators
// stand by. Those stand by only from m·(R+2w+2δ) = 7/8 on, where L ≥ 7/16, or from
// m·S = 1. Of the better of the two that is chosen whose L is less. And L is at most
// counted ÷ goodput − 1.
func (f *faults) fall(goodput unit.Fraction) float64 {
	if unit.Known(f.given) {
		return 0
	}
	const saves = 7.0 / 16 * 7 / 16 / 24
	return float64(unit.Per(f.counted, goodput)) - 1 + saves
}

// restarting is the goodput of n accelerators where all of them restart.
func (f *faults) restarting(n unit.Count) unit.Fraction {
	count := unit.Lesser(n, f.most)
	run := f.rate.Between(count)
	_, kept := f.checkpoints(run)
	up := unit.Exp(-float64(f.rate.Meets(count, f.restart+f.write)))
	return f.counted.And(unit.Fraction(unit.Per(count, n))).And(kept).And(unit.Fraction(up))
}

// checkpoints is the best interval of checkpoints at one interruption a run,
// and what stalls and work done twice leave of the time up.
func (f *faults) checkpoints(run unit.Time) (interval unit.Time, kept unit.Fraction) {
	share, rest := checkpointShare(float64(unit.Per(f.stall, run)))
	if interval = unit.Times(run, share); interval >= f.write {
		return interval, unit.Fraction(rest)
	}
	interval = f.write
	wasted := unit.Exp(float64(unit.Per(interval+f.stall, run))) - 1
	return interval, unit.Fraction(float64(unit.Per(interval, run)) / wasted)
}

// lostAlone is what interruptions of n accelerators cost where replicas recover
// alone, as the exponent of what is left.
func (f *faults) lostAlone(n unit.Count) unit.Ratio {
	return f.rate.Meets(n, f.isolated) + f.rate.Meets(unit.Lesser(f.replica, n/2), f.restart)
}

// alone is the goodput of a part of n accelerators of which count work, in
// replicas that recover alone.
func (f *faults) alone(n, count unit.Count, lost unit.Ratio) unit.Fraction {
	left := f.counted.And(unit.Fraction(unit.Exp(-float64(lost))))
	if count == n {
		return left
	}
	return left.And(unit.Fraction(unit.Per(count, n)))
}

// interruptions fills goodput and its steps for the projection's count.
func (in *Inputs) interruptions(p *Projection) {
	f := in.faults()
	p.Uninterrupted = f.rate.Between(p.Count)
	p.RestartTime = f.restart
	p.RestartCount = unit.Lesser(p.Count, f.most)
	p.RestartRun = f.rate.Between(p.RestartCount)
	p.YoungInterval = unit.GeometricMean(unit.Times(f.stall, 2), p.RestartRun)
	p.CheckpointInterval, p.CheckpointKept = f.checkpoints(p.RestartRun)
	p.RestartGoodput = f.restarting(p.Count)
	p.PartCount = unit.Lesser(p.Count, f.domain)
	p.IsolatedCount = unit.Lesser(p.PartCount, f.mostAlone)
	p.ReplicaCount = unit.Lesser(f.replica, p.IsolatedCount/2)
	p.IsolatedGoodput = f.alone(p.PartCount, p.IsolatedCount, f.lostAlone(p.IsolatedCount))
	p.Goodput = f.goodput(p.Count)
}

// ready is how many standard deviations above the mean number of accelerators
// out for repair are held as spares: enough nine days in ten.
const ready = 1.2815515655446004

// spares fills the accelerators held ready so that a restart need not wait for
// a repair: those out on average (Little's law), and a margin for machines that
// fail independently of one another, a blast radius each (Poisson).
func (in *Inputs) spares(p *Projection) {
	out := in.Interruptions.Value.Meets(p.Count, in.Repair.Value)
	p.OutForRepair = unit.Share(unit.Scaled(in.BlastRadius.Value, out), in.HardwareShare.Value)
	margin := float64(ready * math.Sqrt(float64(float64(p.OutForRepair)*float64(in.BlastRadius.Value))))
	p.Spares = unit.Count(math.Floor((float64(p.OutForRepair) + margin) * (1 + slack)))
}
