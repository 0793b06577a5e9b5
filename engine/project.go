package engine

import (
	"math"

	"tenfold/engine/unit"
)

// Project computes every result from resolved inputs. It is pure, allocates
// nothing and checks nothing: [Resolve] has done that.
func Project(in *Inputs) (p Projection) {
	Run(in, firstGuess, &p)
	Bill(in, &p)
	return p
}

// Run is the first half of [Project]: the model, what training reaches of the
// machine, and the size of the run. Where the count is to be found it is looked for
// from near on, which decides how long that takes and nothing else.
func Run(in *Inputs, near unit.Count, p *Projection) {
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
	p.Count = in.count(work, p.CriticalBatch, near)
	p.BatchRatio, p.BestMFU = in.batchRatio(p.Count, p.CriticalBatch)
	p.Batch = unit.Scaled(p.CriticalBatch, p.BatchRatio)
	p.ExtraTokens = extraTokens(p.BatchRatio)
	p.Tokens = unit.Scaled(in.Tokens.Value, p.ExtraTokens)
	p.ModelFLOP = (p.ParameterWork + p.AttentionWork).For(p.Tokens)

	// Rate and goodput (Daly 2006; see goodput.go).
	p.LikeCount = in.likeCount(p.Count, p.Batch)
	p.MFU = in.reached(p.BestMFU)
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

// batchRatio is the global batch relative to the critical one, as given or as
// large as makes n accelerators train the quickest, and the best layout's MFU
// there. A larger batch keeps more accelerators busy and needs more tokens.
func (in *Inputs) batchRatio(n unit.Count, critical unit.Tokens) (unit.Ratio, unit.Fraction) {
	ratio := unit.Ratio(1)
	if in.Batch.Known() {
		ratio = unit.Per(in.Batch.Value, critical)
	}
	like := in.likeCount(n, unit.Scaled(critical, ratio))
	best := in.Best.At(like)
	if in.Batch.Known() || in.MFU.Known() || in.Best.Knots < 2 || !unit.Known(n) || in.Best.gentle(like, best, 0.5) {
		return ratio, best
	}
	// At a ratio r the tokens rise as r to the power r ÷ (1 + r): where MFU falls no
	// steeper than that, nor at any count below, no larger batch is quicker.
	rate := float64(best) / float64(extraTokens(ratio))
	next := ratio
	for range batchSteps {
		next = unit.Times(next, batchStep)
		like = in.likeCount(n, unit.Scaled(critical, next))
		mfu := in.Best.At(like)
		if got := float64(mfu) / float64(extraTokens(next)); got > rate {
			ratio, best, rate = next, mfu, got
		} else if in.Best.gentle(like, mfu, float64(next/(1+next))) {
			break
		}
	}
	return ratio, best
}

// extraTokens is the tokens needed at a global batch relative to those at the
// critical one; below it there is nothing to gain.
func extraTokens(ratio unit.Ratio) unit.Ratio { return unit.Greater(1, (1+ratio)/2) }

// reached is what training reaches of the best layout's MFU.
func (in *Inputs) reached(best unit.Fraction) unit.Fraction {
	if in.MFU.Known() {
		return in.MFU.Value
	}
	return best.And(in.Realised.Value)
}

// count is how many accelerators the size given leads to.
func (in *Inputs) count(c unit.FLOP, critical unit.Tokens, near unit.Count) unit.Count {
	switch in.Size {
	case ByCount:
		return in.Count.Value
	case BySite:
		fits := in.Site.Value.Fits(unit.Scaled(in.itPowerPeak(), in.PUE.Value))
		return unit.Count(math.Max(1, math.Floor(float64(fits)*(1+slack))))
	}
	z := sizing{in: in, faults: in.faults(), work: c, critical: critical, within: in.Days.Value}
	return z.smallest(near)
}

// slack absorbs the rounding of the last bits where a real number of
// accelerators is made whole.
const slack = 1e-12
