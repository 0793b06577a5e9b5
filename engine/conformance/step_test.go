package conformance

import (
	"encoding/json"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/layout"
	"tenfold/engine/layout/validate"
	"tenfold/engine/wire"
)

// step is one layout: of a request for one over the wire, or of a measured step
// of the layout model's own validation, with what differs.
type step struct {
	Request      map[string]any
	Row          string
	Accelerators int
	Parallel     layout.Parallel // its fields that are set replace the row's
}

// figures are the step's: seconds, mfu, hfu and hfu_over_mfu.
func (s step) figures(t testing.TB) map[string]float64 {
	t.Helper()
	if s.Request != nil {
		line, err := json.Marshal(s.Request)
		if err != nil {
			t.Fatal(err)
		}
		var got struct {
			Seconds  float64 `json:"step_time_s"`
			MFU, HFU float64
		}
		b := wire.Layout(catalog.Default(), line)
		if err := json.Unmarshal(b, &got); err != nil || got.MFU == 0 {
			t.Fatalf("%v\n%s", err, b)
		}
		return map[string]float64{"seconds": got.Seconds, "mfu": got.MFU, "hfu": got.HFU, "hfu_over_mfu": got.HFU / got.MFU}
	}
	rows, err := validate.Rows()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if row.ID != s.Row {
			continue
		}
		set, p := row.Setting, row.Parallel
		if set.Constants, err = layout.Fitted(); err != nil {
			t.Fatal(err)
		}
		for _, d := range [...]struct {
			at    *int
			given int
		}{{&p.TP, s.Parallel.TP}, {&p.PP, s.Parallel.PP}, {&p.VPP, s.Parallel.VPP}, {&p.DP, s.Parallel.DP}, {&p.Microbatch, s.Parallel.Microbatch}, {&p.GlobalBatch, s.Parallel.GlobalBatch}} {
			if d.given > 0 {
				*d.at = d.given
			}
		}
		if s.Parallel.Zero != layout.ZeroFree {
			p.Zero = s.Parallel.Zero
		}
		if s.Accelerators > 0 && p.Ranks() != s.Accelerators {
			t.Fatalf("%s: the layout uses %d accelerators, not %d", s.Row, p.Ranks(), s.Accelerators)
		}
		got := layout.Evaluate(set, p)
		return map[string]float64{"seconds": got.Time, "mfu": got.MFU, "hfu": got.HFU, "hfu_over_mfu": got.HFU / got.MFU}
	}
	t.Fatalf("no measured step %s", s.Row)
	return nil
}
