package engine

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"tenfold/engine/catalog"
)

// Either half of Project reads only the inputs that are said to be its own: with
// every other one made NaN it is the same bit for bit. And Bill reads of a run only
// what it says.
func TestHalvesReadTheirInputsAlone(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 42))
	cat := catalog.Default()
	var kept Layouts
	accelerators, regions := cat.Accelerators(), cat.Regions()
	of := func(p *Projection, from, to int) (out []uint64) {
		for _, res := range Results[from:to] {
			out = append(out, math.Float64bits(res.Of(p)))
		}
		return out
	}
	for asked := 0; asked < 60; {
		s := Scenario{
			Scale: Given(math.Exp(8*r.Float64() - 5)), Accelerator: accelerators[r.IntN(len(accelerators))].ID, Region: regions[r.IntN(len(regions))].ID,
			Recovery: Recoveries[r.IntN(len(Recoveries))], Checkpoints: Checkpoints[r.IntN(len(Checkpoints))],
		}
		switch r.IntN(3) {
		case 0:
			s.Accelerators = Given(math.Floor(math.Exp(5 + 7*r.Float64())))
		case 1:
			s.SiteMW = Given(math.Exp(7 * r.Float64()))
		}
		if asked%3 > 0 { // else layouts are searched for
			s.MFU = Given(0.2 + 0.3*r.Float64())
		}
		if r.IntN(4) == 0 {
			s.Goodput = Given(0.9)
		}
		in, _, found := ResolveWith(cat, s, &kept)
		if found.Failed() {
			continue
		}
		asked++
		whole := Project(&in)
		forRun, forBill := in, in
		for i, p := range InputList {
			if !RunReads(&in, i) {
				*p.Place(&forRun) = math.NaN()
			}
			if !BillReads(i) {
				*p.Place(&forBill) = math.NaN()
			}
		}
		var run Projection
		Run(&forRun, 1, &run)
		if !slices.Equal(of(&run, 0, RunResults), of(&whole, 0, RunResults)) || run.Spares != whole.Spares {
			t.Fatalf("%+v: a run from its own inputs alone is another: %v, %v", s, run, whole)
		}
		bill := Projection{Count: run.Count, Spares: run.Spares, Wall: run.Wall, AcceleratorTime: run.AcceleratorTime}
		Bill(&forBill, &bill)
		if !slices.Equal(of(&bill, RunResults, len(Results)), of(&whole, RunResults, len(Results))) {
			t.Fatalf("%+v: a bill of a run's size alone is another: %v, %v", s, bill, whole)
		}
	}
}

// What Run may read beyond InputList is what RunReads names: a new field of Inputs
// that is no estimate must be thought of there, and where runs are kept.
func TestInputsThatAreNoEstimates(t *testing.T) {
	var got []string
	for f := range reflect.TypeFor[Inputs]().Fields() {
		if _, listed := InputNamed(f.Name); !listed {
			got = append(got, f.Name)
		}
	}
	if want := []string{"Best", "Recovery", "Size", "StraightLine", "Together"}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
