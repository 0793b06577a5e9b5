package engine

import (
	"math"
	"math/bits"
	"strconv"
	"strings"

	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/estimate"
	"tenfold/engine/layout"
	"tenfold/engine/unit"
)

// Layouts remembers searches from one Resolve to the next. It holds nothing
// that changes an answer; the zero value is ready. It is not safe for concurrent
// use.
type Layouts struct {
	Breathe func() // called now and then during a search, where it is not nil

	found map[layout.Request]layout.Result
	near  map[int]layout.Parallel // the last layout found, by the count's power of two: a hint for the next search

	metered bool // of [Advance]: only so many searches are allowed,
	allowed int
	short   bool // and they were not enough
}

// mostLayouts bounds what is remembered; beyond it everything is forgotten.
const mostLayouts = 512

// best is layout.Best, remembered.
func (l *Layouts) best(req layout.Request) layout.Result {
	if r, ok := l.found[req]; ok {
		return r
	}
	if l.metered && l.allowed == 0 {
		l.short = true
		return layout.Result{}
	}
	l.allowed--
	if l.found == nil || len(l.found) >= mostLayouts {
		l.found, l.near = map[layout.Request]layout.Result{}, map[int]layout.Parallel{}
	}
	power := bits.Len(uint(req.Accelerators))
	r := layout.BestNear(req, l.near[power], l.Breathe)
	l.found[req] = r
	if r.Found {
		l.near[power] = r.Parallel
	}
	return r
}

// roundFirst is the best of a few layouts, or of all where none of those fits:
// where memory is tight only an odd one may.
func (l *Layouts) roundFirst(req layout.Request) layout.Result {
	got := l.best(req)
	if !got.Found && req.Round {
		req.Round = false
		got = l.best(req)
	}
	return got
}

// batch fills the critical-batch law and the user's own batch.
func (r *resolver) batch() {
	in := &r.in
	in.BatchAt = assumption(r, "critical_batch_at_10t", unit.Tokens(1e6))
	in.BatchExponent = assumption(r, "critical_batch_exponent", unit.Ratio(1))
	in.BatchTokens = estimate.Derive(10*unit.Trillion, "Where the critical batch is read off.", in.BatchAt.Sources...)
	in.Batch = estimate.Missing[unit.Tokens]("the critical batch")
	if n := r.s.Layout.GlobalBatch; n.Set {
		in.Batch = estimate.Enter(unit.Tokens(n.Value * float64(r.shapeOf.SeqLen)))
	}
}

// utilisation fills the MFU: the user's own, or the best layout's by count with
// the share of it that teams reach. It comes last, since how many accelerators
// the answer has decides where the layouts are searched.
func (r *resolver) utilisation(kept *Layouts) {
	in := &r.in
	in.MFU = override(r.s.MFU, unit.Fraction(1), estimate.Missing[unit.Fraction]("from the best layout"))
	in.Realised = r.realised()
	batch := in.centralBatch()
	in.BestBatch = estimate.Derive(batch, "The critical batch at its central value, or the batch given.", in.BatchAt.Sources...)
	if in.MFU.Known() {
		r.lean()
		in.Best = flat(float64(in.MFU.Value))
		return
	}
	req, ok := r.request(batch)
	if !ok {
		in.MFU = assumption(r, "mfu_default", unit.Fraction(1)) // of the 16-bit peak
		for _, format := range [...]string{"bf16", "fp16"} {
			if wide, has := r.accelerator.Peak(format); has {
				in.MFU = in.MFU.Times(math.Min(1, float64(wide.Value)/float64(in.Peak.Value)))
				break
			}
		}
		r.lean()
		in.Best = flat(float64(in.MFU.Value))
		r.found.Warn("accelerator", "no-machine", "Memory and bandwidths of "+r.accelerator.Short+" are not all known, so that no layout can be found; the MFU of published runs, with its wide range, stands in.")
		return
	}
	r.layouts = LayoutSearch{req: req, kept: kept, known: true}
	r.lean()
	r.search(req, kept)
}

// LayoutSearch finds the layout of an answer, for those who want to see it.
type LayoutSearch struct {
	req   layout.Request
	kept  *Layouts
	known bool
}

// Of is the best layout for a projection's count and batch, and its step; false
// where the MFU is the user's own or the machine not known well enough.
func (l LayoutSearch) Of(p *Projection) (layout.Result, bool) {
	if !l.known || !(p.Count >= 1) {
		return layout.Result{}, false
	}
	req := l.req
	req.Accelerators = int(math.Min(mostCount, float64(p.Count)))
	if req.AtMost {
		req.Batch = sequences(p.Batch, req.Setting.Shape.SeqLen)
	}
	return l.kept.roundFirst(req), true
}

// Capacity is bytes of memory of one accelerator.
func (l LayoutSearch) Capacity() float64 { return l.req.Setting.Machine.Memory }

// LayoutRequest is the search for the layout of a scenario's model on its
// accelerators, one round of every legal layout, and what stands against it.
// Without a number of accelerators there is an error on that field.
func LayoutRequest(cat *catalog.Catalog, s Scenario) (layout.Request, check.List) {
	r := resolver{cat: cat, s: Canonical(cat, s)}
	r.bounds()
	r.model()
	r.machine()
	if !r.s.Accelerators.Set {
		r.found.Error("accelerators", "missing", "A layout needs the number of accelerators.")
	}
	if r.found.Failed() {
		return layout.Request{}, r.found
	}
	r.batch()
	req, ok := r.request(r.in.centralBatch())
	if !ok {
		r.found.Error("accelerator", "no-machine", "Memory and bandwidths of "+r.accelerator.Short+" are not all known; a layout needs them.")
	}
	req.Round = false
	req.Accelerators = int(r.s.Accelerators.Value)
	return req, r.found
}

// request is the search for layouts at a global batch, but for the count; false
// where the machine is not known well enough.
func (r *resolver) request(batch unit.Tokens) (layout.Request, bool) {
	machine, ok := r.machineFacts()
	if !ok {
		return layout.Request{}, false
	}
	format, _ := layout.FormatOf(r.format)
	constants, err := layout.Fitted()
	if err != nil {
		panic("engine: " + err.Error())
	}
	software := layout.Modern()
	software.Age = r.softwareAge()
	return layout.Request{
		Setting: layout.Setting{Shape: r.shapeOf, Machine: machine, Software: software, Format: format, Constants: constants},
		Batch:   sequences(batch, r.shapeOf.SeqLen),
		AtMost:  !r.s.Layout.GlobalBatch.Set,
		Fixed:   r.fixed(),
		Round:   true,
	}, true
}

// softwareAge is the years that software has had to learn the accelerator: from
// the release of the first of its family, which shares its matrix instructions,
// to the start of the run, at least one, since nobody trains a large model on
// hardware without kernels; layout's own presumption for hardware whose release
// is not known.
func (r *resolver) softwareAge() float64 {
	first := r.accelerator.Released
	if first == 0 {
		return layout.Modern().Age
	}
	if v := r.accelerator.Vendor; v == "NVIDIA" || v == "AMD" { // whose families are generations; others name all of theirs alike
		first = r.cat.FirstOfFamily(r.accelerator.Family)
	}
	return math.Max(1, r.startYear()-float64(first))
}

// startYear is the year the run starts in: the user's, else that of the data.
func (r *resolver) startYear() float64 {
	_, date := r.cat.DataVersion() // YYYY-MM-DD
	var parts [3]float64
	for i, part := range strings.SplitN(date, "-", 3) {
		n, err := strconv.Atoi(part)
		if err != nil {
			panic("engine: the data version's date is " + date)
		}
		parts[i] = float64(n)
	}
	return r.s.StartYear.Or(parts[0] + (parts[1]-1)/12 + (parts[2]-1)/365)
}

// sequences is a global batch in whole sequences.
func sequences(batch unit.Tokens, length int) int {
	return int(math.Max(1, math.Min(1e9, math.Floor(float64(batch)/float64(length)+0.5))))
}

// realised is the share of the best layout that teams reach: of small runs, of
// large ones, and between the two straight on logarithms, as backtest.Reach has it.
func (r *resolver) realised() estimate.Of[unit.Fraction] {
	small, large := assumption(r, "realisation_small", unit.Fraction(1)), assumption(r, "realisation_large", unit.Fraction(1))
	from, to := r.cat.Assumption("realisation_small_below").Value, r.cat.Assumption("realisation_large_above").Value
	switch c := float64(r.in.Compute.Value); {
	case c <= from:
		return small
	case c >= to:
		return large
	default:
		t := unit.Log(c/from) / unit.Log(to/from)
		mix := func(a, b unit.Fraction) unit.Fraction {
			return unit.Fraction(unit.Exp(unit.Log(float64(a)) + float64(t*unit.Log(float64(b)/float64(a)))))
		}
		out := large
		out.Value, out.Low, out.High = mix(small.Value, large.Value), mix(small.Low, large.Low), mix(small.High, large.High)
		out.Sources = append(append([]string(nil), small.Sources...), large.Sources...)
		out.Note = "Between the share that small runs and the one that large runs reach."
		return out
	}
}

// search fills the curve around the count of the answer.
func (r *resolver) search(req layout.Request, kept *Layouts) {
	in := &r.in
	peak, _ := req.Setting.Machine.Rate(req.Setting.Format)
	in.Best = flat(1)
	full := Project(in)
	perToken := float64(full.ParameterWork + full.AttentionWork) // as the results count it, with or without attention
	reached := func(n int, best func(layout.Request) layout.Result) (float64, layout.Result) {
		req.Accelerators = n
		got := best(req)
		return math.Min(1, got.TokensPerSecond()*perToken/(peak*float64(n))), got
	}
	count := func() unit.Count {
		p := Project(in)
		return p.LikeCount
	}
	const rounds = 8
	if in.Size == ByDays && float64(full.Count) > mostCount { // no layout can help
		most := *in
		most.Size, most.Count = ByCount, estimate.Enter(unit.Count(mostCount))
		longest := Project(&most)
		r.found.Error("days", "too-soon", "Even at the full peak, "+Figure(mostCount)+" accelerators would take about "+Figure(unit.Of(longest.Wall, unit.Day))+" days."+restartLimit(in, &longest))
		return
	}
	in.Best = flat(startMFU)
	n := count()
	if !unit.Known(n) {
		return
	}
	whole := func(n unit.Count) int { return int(math.Min(mostCount, math.Max(1, float64(n)))) }
	exactly := func() { // the layout at the answer's own count, not between others
		at := func(n int) (float64, layout.Result) { return reached(n, kept.roundFirst) }
		n := whole(in.Count.Value)
		switch in.Size {
		case BySite: // the same at any utilisation
			n = whole(full.Count)
		case ByDays:
			n = r.fewest(func(n int) Curve { mfu, _ := at(n); return flat(mfu) })
		}
		mfu, got := at(n)
		in.Best = flat(mfu)
		if in.Size == ByDays && n > 1 {
			in.Best.Step = unit.Count(n)
			in.Best.MFU[1], _ = at(n - 1)
		}
		r.judge(got)
	}
	if f := req.Fixed; f.TP*f.PP*f.CP*f.DP > 0 {
		exactly()
		return
	}
	unfit := -1 // the last window with a count that holds no layout
	for range rounds {
		first := min(window(n), lastWindow)
		in.Best = Curve{First: first, Knots: curveKnots}
		fits := true
		for i := range in.Best.MFU {
			var got layout.Result
			in.Best.MFU[i], got = reached(1<<(2*(first+i)), kept.best)
			fits = fits && got.Found
		}
		if kept.short {
			return
		}
		n = count()
		to := min(window(n), lastWindow)
		if !fits {
			unfit = first
		}
		if !fits && first == 0 || to <= unfit { // near the least count that holds the model
			exactly()
			return
		}
		if to == first {
			return
		}
	}
}

// fewest is the least whole number of accelerators that finishes in the days
// asked for when curve gives the utilisation at each count; mostCount where none
// does. Throughput never falls with the count, so whole numbers are halved.
func (r *resolver) fewest(curve func(n int) Curve) int {
	in := r.in
	in.Size = ByCount
	late, early := 0, 1
	inTime := func(n int) bool {
		in.Best, in.Count = curve(n), estimate.Enter(unit.Count(n))
		p := Project(&in)
		return float64(p.Wall) <= float64(r.in.Days.Value)*(1+slack)
	}
	for !inTime(early) {
		if early >= mostCount {
			return mostCount
		}
		late, early = early, min(2*early, mostCount)
	}
	for early-late > 1 {
		if mid := late + (early-late)/2; inTime(mid) {
			early = mid
		} else {
			late = mid
		}
	}
	return early
}

// lastWindow is the first knot of the curve that ends above the most
// accelerators that can be asked for.
const lastWindow = 11 // 4^14 is 2.7e8

// mostCount is the most accelerators that can be asked for, as in Fields.
const mostCount = 1e8

// startMFU is where the search for the count begins.
const startMFU = 0.4

// judge says what stands against the layout of the answer.
func (r *resolver) judge(got layout.Result) {
	if got.Found {
		return
	}
	severity := check.Warning
	if !(got.Step.ModelFLOPPerSecond > 0) {
		severity = check.Error
	}
	for _, f := range got.Findings {
		r.found.Add(severity, f.Field, f.Code, f.Text)
	}
}

// machineFacts is the accelerator as the layout search sees it; false where a
// fact is missing that the search cannot do without.
func (r *resolver) machineFacts() (layout.Machine, bool) {
	a := r.accelerator
	m := layout.Machine{
		Name: a.ID, Memory: float64(a.Memory.Value), Bandwidth: float64(a.MemoryBandwidth.Value),
		ScaleUpDomain: 1, ScaleOutBandwidth: float64(a.ScaleOutBandwidth.Value),
	}
	if !a.Memory.Known() || !a.MemoryBandwidth.Known() || !a.ScaleOutBandwidth.Known() {
		return m, false
	}
	for _, name := range Formats {
		f, ok := layout.FormatOf(name)
		if peak, has := a.Peak(name); ok && has {
			m.Peak[f] = float64(peak.Value)
		}
	}
	if a.MatmulEfficiency.Known() {
		m.BestMatmul = float64(a.MatmulEfficiency.Value)
	}
	if a.ScaleUpDomain.Known() && a.ScaleUpBandwidth.Known() {
		m.ScaleUpDomain, m.ScaleUpBandwidth = int(a.ScaleUpDomain.Value), float64(a.ScaleUpBandwidth.Value)
	}
	return m, true
}

// fixed is what the user fixed of the layout.
func (r *resolver) fixed() layout.Parallel {
	l := r.s.Layout
	num := func(n Number) int { return int(n.Or(0)) }
	p := layout.Parallel{
		TP: num(l.TP), PP: num(l.PP), VPP: num(l.VPP), DP: num(l.DP), CP: num(l.CP), EP: num(l.EP),
		Microbatch: num(l.Microbatch), GlobalBatch: num(l.GlobalBatch),
	}
	if word, ok := layout.RecomputeOf(l.Recompute); ok {
		p.Recompute = word
	}
	if l.Zero.Set {
		p.Zero = layout.ZeroStage(num(l.Zero))
	}
	return p
}
