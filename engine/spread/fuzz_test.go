package spread

import (
	"encoding/binary"
	"math"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
)

// questioned is a question made of bytes: of each ten, one names a field, one a
// choice, and eight are a number. Numbers that a field refuses are left out, so
// that what is left is what a reader could have asked.
func questioned(cat *catalog.Catalog, data []byte) engine.Scenario {
	var s engine.Scenario
	accelerators, regions, runs := cat.Accelerators(), cat.Regions(), cat.Runs()
	for ; len(data) >= 10; data = data[10:] {
		f, choice := engine.Fields[int(data[0])%len(engine.Fields)], int(data[1])
		bits := binary.LittleEndian.Uint64(data[2:10])
		v := math.Float64frombits(bits)
		if choice%4 > 0 { // somewhere in what the field takes, its ends with it
			low := max(f.Min, 1e-9)
			v = min(max(low*math.Pow(f.Max/low, float64(bits>>11)/(1<<53-1)), f.Min), f.Max)
			if f.Whole {
				v = math.Round(v)
			}
		}
		switch {
		case f.Number != nil:
			if n, finding := f.Check(v); finding == nil {
				*f.Number(&s) = n
			}
		case f.Name == "accelerator":
			s.Accelerator = accelerators[choice%len(accelerators)].ID
		case f.Name == "region":
			s.Region = regions[choice%len(regions)].ID
		case f.Name == "reference":
			s.Reference = runs[choice%len(runs)].ID
		}
	}
	s.Draws, s.Seed = engine.Given(100), engine.Number{}
	return s
}

// FuzzAnswer: whatever numbers a question holds, its answer is findings, or
// quantities that are finite, none below zero, each within its range, and that
// keep the identities of the contract.
func FuzzAnswer(f *testing.F) {
	bits := func(field string, v float64) []byte {
		for i, x := range engine.Fields {
			if x.Name == field {
				return binary.LittleEndian.AppendUint64([]byte{byte(i), 0}, math.Float64bits(v))
			}
		}
		f.Fatal("no field ", field)
		return nil
	}
	f.Add([]byte{})
	f.Add(append(bits("scale", 1e6), bits("days", 0.01)...))
	f.Add(append(bits("compute_flop", 1e12), bits("accelerators", 1e8)...))
	f.Add(append(append(bits("site_mw", 1e-3), bits("mfu", 1)...), bits("pue", 1)...))
	f.Add(append(append(bits("model.params", 1e15), bits("model.tokens", 1)...), bits("goodput", 1e-9)...))
	f.Add(append(bits("accelerators", 97258496), bits("layout.cp", 13)...))         // no layout at any count, and a count above the last knot but one
	f.Add(append(bits("layout.global_batch", 93224), bits("model.top_k", 1362)...)) // took seventeen seconds
	f.Add(bits("model.seq_len", 99999989))                                          // took eleven
	f.Add(bits("model.hidden", 2048))                                               // of which the parameters would need more layers than any search ends for
	cat, m := catalog.Default(), New()
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 200 {
			return
		}
		s := questioned(cat, data)
		if s.ComputeFLOP.Value > 1e31 {
			return // ten thousand times the largest run; layouts of its thousands of layers are searched for a minute and more
		}
		a := m.Answer(cat, s)
		if !a.OK {
			if !a.Findings.Failed() {
				t.Fatalf("%+v: no answer, and nothing says why", s)
			}
			return
		}
		for i, q := range a.Results {
			if q.Known && (!(q.Low >= 0 && q.Low <= q.Value && q.Value <= q.High) || math.IsInf(q.High, 0)) {
				t.Fatalf("%+v: %s is %+v", s, engine.Results[i].Name, q)
			}
		}
		hours, count, days := a.Result("accelerator_hours"), a.Result("accelerators"), a.Result("days")
		if want := count.Value * days.Value * 24; math.Abs(hours.Value-want) > 1e-6*want {
			t.Fatalf("%+v: %g hours, %g × %g × 24 = %g", s, hours.Value, count.Value, days.Value, want)
		}
		if energy, power := a.Result("energy_mwh"), a.Result("power_mw"); energy.Known && math.Abs(energy.Value-power.Value*days.Value*24) > 1e-6*energy.Value {
			t.Fatalf("%+v: %g MWh, %g MW over %g days", s, energy.Value, power.Value, days.Value)
		}
	})
}
