package engine

import (
	"math"

	"tenfold/engine/unit"
)

// Project computes every result from resolved inputs. It is pure, allocates
// nothing and checks nothing: [Resolve] has done that.
func Project(in *Inputs) (p Projection) {
	Run(in, &p)
	Bill(in, &p)
	return p
}

// Run is the first half of [Project]: the model, what training reaches of the
// machine, and the size of the run.
func Run(in *Inputs, p *Projection) {
	// Compute: C = 6·N·D; model FLOP add attention (PaLM, arXiv:2204.02311, appendix B).
	p.Compute = in.Compute.Value
	p.Params = in.Params.Value
	p.ActiveParams = in.ActiveParams.Value
	// Batch: beyond the critical one tokens rise as 1 + B ÷ B_crit (McCandlish et al., arXiv:1812.06162, eq. 2.11).
	p.CriticalBatch = in.criticalBatch()
	p.AttentionElements = unit.Elements(unit.Each(unit.Each(unit.Each(in.Layers.Value, in.Heads.Value), in.HeadDim.Value), in.SeqLen.Value))
	p.ParameterWork = in.ParameterFLOP.Value.Each(p.ActiveParams)
	p.AttentionWork = in.AttentionFLOP.Value.EachElement(p.AttentionElements)
	work := (p.ParameterWork + p.AttentionWork).For(in.Tokens.Value)

	// Size: MFU, goodput and batch depend on the count, the count on all three.
	p.Count = in.count(work, p.CriticalBatch)
	p.BatchRatio = in.batchRatio(p.Count, p.CriticalBatch)
	p.Batch = unit.Scaled(p.CriticalBatch, p.BatchRatio)
	p.ExtraTokens = extraTokens(p.BatchRatio)
	p.Tokens = unit.Scaled(in.Tokens.Value, p.ExtraTokens)
	p.ModelFLOP = (p.ParameterWork + p.AttentionWork).For(p.Tokens)

	// Rate and goodput (Daly 2006; see goodput.go).
	p.LikeCount = in.likeCount(p.Count, p.Batch)
	p.BestMFU = in.Best.At(p.LikeCount)
	p.MFU = in.mfuAt(p.Count, p.Batch)
	in.interruptions(p)
	in.spares(p)
	p.Rate = unit.Share(unit.Share(in.Peak.Value, p.MFU), p.Goodput)
	p.AcceleratorTime = p.ModelFLOP.At(p.Rate)
	p.Wall = p.AcceleratorTime.Over(p.Count)
}

// Bill is the second half of [Project]: what a run draws, emits and costs. Of
// the first half it reads Count, Spares, Wall and AcceleratorTime alone, so that
// where a price changes the runs stay as they are. Which inputs either half reads,
// [RunReads] and [BillReads] say.
func Bill(in *Inputs, p *Projection) {
	// Power: chip → server → network → facility; PUE once.
	p.NameplatePower = in.nameplatePower()
	mean := in.meanPower()
	p.ChipPower, p.HostPower, p.ServerPower = mean.chip, mean.host, mean.server
	p.NetworkPower, p.ITPower = mean.network, mean.it
	p.FacilityUnit = unit.Scaled(p.ITPower, in.PUE.Value)
	p.ITPowerPeak = in.itPowerPeak()
	p.FacilityUnitPeak = unit.Scaled(p.ITPowerPeak, in.PUE.Value)
	p.Power = unit.Each(p.FacilityUnit, p.Count)
	p.PowerPeak = unit.Each(p.FacilityUnitPeak, p.Count)
	p.ITEnergy = unit.Each(p.ITPower, p.Count).For(p.Wall)
	p.Energy = unit.Scaled(p.ITEnergy, in.PUE.Value)

	// Carbon (GHG Protocol scope 2, both methods) and water (Li et al. 2023, arXiv:2304.03271).
	p.CarbonIntensity = unit.Scaled(in.CarbonIntensity.Value, moved(in.CarbonTrend.Value, in.CarbonYears.Value))
	p.CarbonLocation = p.Energy.Emits(p.CarbonIntensity)
	p.CarbonMarket = unit.Share(p.CarbonLocation, in.CleanShare.Value.Rest())
	p.CarbonEmbodied = in.Embodied.Value.Wear(p.AcceleratorTime, unit.Share(in.ServiceLife.Value, in.ServiceUse.Value))
	p.WaterOnSite = p.ITEnergy.Takes(in.OnSiteWater.Value)
	p.WaterOffSite = p.Energy.Takes(in.OffSiteWater.Value)
	p.Water = p.WaterOnSite + p.WaterOffSite

	// Money: owned as amortised by Epoch AI (arXiv:2405.21015, appendix A), up-front, rented.
	p.ChipPrice = unit.Scaled(in.ChipPrice.Value, moved(in.ChipTrend.Value, in.ChipYears.Value))
	p.ServerValue = unit.Scaled(p.ChipPrice, in.ServerPrice.Value)
	network := unit.Per(in.NetworkCapex.Value, in.NetworkCapex.Value.Rest())
	p.StartValue, p.HardwareCharge = in.writtenOff(p.ServerValue)
	p.NetworkCharge = unit.Scaled(p.HardwareCharge, network)
	p.HardwareCost = p.AcceleratorTime.Costs(p.HardwareCharge)
	p.NetworkCost = p.AcceleratorTime.Costs(p.NetworkCharge)
	p.ElectricityPrice = unit.Scaled(in.Electricity.Value, moved(in.ElectricityTrend.Value, in.ElectricityYears.Value))
	p.EnergyCost = p.Energy.Costs(p.ElectricityPrice)
	p.CostOwned = p.HardwareCost + p.NetworkCost + p.EnergyCost
	p.OwnedHourly = unit.HourlyPrice(float64(p.CostOwned) / float64(p.AcceleratorTime))
	p.RentalPrice = unit.Scaled(in.Rental.Value, moved(in.RentalTrend.Value, in.RentalYears.Value))
	if !in.Rental.Known() {
		p.RentalPrice = unit.Scaled(p.OwnedHourly, in.RentalMargin.Value)
	}
	p.RentOverOwned = unit.Per(p.RentalPrice, p.OwnedHourly)
	p.CostRental = p.AcceleratorTime.Costs(p.RentalPrice)
	p.ServerCapex = unit.Each(p.ServerValue, p.Count+p.Spares)
	p.NetworkCapex = unit.Scaled(p.ServerCapex, network)
	p.ShellCapex = unit.Each(p.ITPowerPeak, p.Count).Builds(in.Shell.Value)
	p.ClusterCapex = p.ServerCapex + p.NetworkCapex
	p.ShareUsed = unit.Per(p.HardwareCost+p.NetworkCost, p.ClusterCapex)
	p.CostUpfront = p.ClusterCapex + p.ShellCapex

	p.ProgrammeTime = unit.Scaled(p.AcceleratorTime, in.Programme.Value)
	p.ProgrammeEnergy = unit.Scaled(p.Energy, in.Programme.Value)
	p.ProgrammeCarbonLocation = unit.Scaled(p.CarbonLocation, in.Programme.Value)
	p.ProgrammeCostRental = unit.Scaled(p.CostRental, in.Programme.Value)
	p.ProgrammeCostOwned = unit.Scaled(p.CostOwned, in.Programme.Value)
}

// likeCount is the count at which the curve's batch gives each accelerator as
// many tokens as batch b gives each of n: what a layout's MFU mostly depends on.
func (in *Inputs) likeCount(n unit.Count, b unit.Tokens) unit.Count {
	return unit.Scaled(n, unit.Per(in.BestBatch.Value, b))
}

// criticalBatch is the global batch beyond which tokens rise.
func (in *Inputs) criticalBatch() unit.Tokens {
	grown := unit.Pow(float64(unit.Per(in.Tokens.Value, in.BatchTokens.Value)), float64(in.BatchExponent.Value))
	return unit.Times(in.BatchAt.Value, grown)
}

// centralBatch is the global batch that layouts are searched at: the one given,
// or the critical one.
func (in *Inputs) centralBatch() unit.Tokens {
	if in.Batch.Known() {
		return in.Batch.Value
	}
	return in.criticalBatch()
}

// batchSteps are by how much the global batch is raised at a time while that
// trains quicker, and how often at most: to eight times the critical one.
const (
	batchStep  = 1.05
	batchSteps = 42
)

// batchRatio is the global batch relative to the critical one: as given, or as
// large as makes n accelerators train the quickest. A larger batch keeps more
// accelerators busy and needs more tokens.
func (in *Inputs) batchRatio(n unit.Count, critical unit.Tokens) unit.Ratio {
	switch {
	case in.Batch.Known():
		return unit.Per(in.Batch.Value, critical)
	case in.MFU.Known() || in.Best.Knots < 2 || !unit.Known(n):
		return 1
	}
	ratio := unit.Ratio(1)
	rate := in.pace(n, critical, ratio)
	for range batchSteps {
		next := unit.Times(ratio, batchStep)
		got := in.pace(n, critical, next)
		if got <= rate {
			break
		}
		ratio, rate = next, got
	}
	return ratio
}

// pace is how quick n accelerators train at a global batch of ratio times the
// critical one, relative to the full peak without more tokens.
func (in *Inputs) pace(n unit.Count, critical unit.Tokens, ratio unit.Ratio) float64 {
	return float64(in.Best.At(in.likeCount(n, unit.Scaled(critical, ratio)))) / float64(extraTokens(ratio))
}

// extraTokens is the tokens needed at a global batch relative to those at the
// critical one; below it there is nothing to gain.
func extraTokens(ratio unit.Ratio) unit.Ratio { return unit.Greater(1, (1+ratio)/2) }

// mfuAt is the MFU of n accelerators at global batch b.
func (in *Inputs) mfuAt(n unit.Count, b unit.Tokens) unit.Fraction {
	if in.MFU.Known() {
		return in.MFU.Value
	}
	return in.Best.At(in.likeCount(n, b)).And(in.Realised.Value)
}

// count is how many accelerators the size given leads to.
func (in *Inputs) count(c unit.FLOP, critical unit.Tokens) unit.Count {
	switch in.Size {
	case ByCount:
		return in.Count.Value
	case BySite:
		fits := in.Site.Value.Fits(unit.Scaled(in.itPowerPeak(), in.PUE.Value))
		return unit.Count(math.Max(1, math.Floor(float64(fits)*(1+slack))))
	}
	return in.countFor(c, critical, in.Days.Value)
}

// slack absorbs the rounding of the last bits where a real number of
// accelerators is made whole.
const slack = 1e-12

// countFor is the smallest whole number of accelerators that train c within t.
// Throughput never falls as the count grows, so the counts that finish in time
// are all those from the answer on. The secant rule on n = need(n)/t lands on it
// for smooth inputs; where it does not, whole numbers are halved.
func (in *Inputs) countFor(c unit.FLOP, critical unit.Tokens, t unit.Time) unit.Count {
	faults := in.faults()
	need := func(n float64) float64 {
		k := unit.Count(unit.Greater(n, 1))
		ratio := in.batchRatio(k, critical)
		rate := unit.Share(unit.Share(in.Peak.Value, in.mfuAt(k, unit.Scaled(critical, ratio))), faults.goodput(k))
		return float64(unit.Scaled(c, extraTokens(ratio)).At(rate).Within(t))
	}
	inTime := func(n float64) bool { return need(n) <= n*(1+slack) }
	a := need(firstGuess)
	if !unit.Known(unit.Count(a)) {
		return unit.Count(a)
	}
	b := need(a)
	fa, fb := b-a, need(b)-b
	const rounds = 12
	for range rounds {
		if math.Abs(fb) <= 1e-12*b || fa == fb {
			break
		}
		next := b - float64(fb*(b-a))/(fb-fa)
		if !(next > 0) {
			next = b + fb
		}
		a, fa = b, fb
		b = next
		fb = need(b) - b
	}
	n := math.Max(1, math.Ceil(b*(1-slack)))
	if inTime(n) && (n == 1 || !inTime(n-1)) {
		return unit.Count(n)
	}
	late, early := 0.0, 1.0
	for !inTime(early) && early < mostAccelerators {
		late, early = early, 2*early
	}
	for early-late > 1 {
		if mid := math.Floor((late + early) / 2); inTime(mid) {
			early = mid
		} else {
			late = mid
		}
	}
	return unit.Count(early)
}

// firstGuess is where the search for a count starts: published runs have 16 to
// 200,000 accelerators.
const firstGuess = 4096

// mostAccelerators bounds the search for a count: just above the most that can
// be asked for, because there may be no count that is in time (see faults).
const mostAccelerators = 1 << 27
