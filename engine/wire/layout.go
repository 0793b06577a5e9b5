package wire

import (
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/layout"
)

// Layout answers a JSON request for a layout (model, accelerator, accelerators,
// format, layout: fields of a scenario) with the best layout that keeps what the
// request fixes, its time by part and its memory. Numbers are the model's own,
// before the share that teams reach.
func Layout(cat *catalog.Catalog, line []byte) (out []byte) {
	defer rescue(cat, &out)
	o, finding := object(line)
	if finding != nil {
		return refuse(cat, check.List{*finding})
	}
	s, _, found := scenario(o)
	if found.Failed() {
		return refuse(cat, found)
	}
	req, more := engine.LayoutRequest(cat, s)
	if found = append(found, more...); found.Failed() {
		return refuse(cat, found)
	}
	got := layout.Best(req)
	if !(got.Step.Time > 0) {
		return refuse(cat, append(found, got.Findings...))
	}
	for _, f := range got.Findings { // it does not fit, and the numbers say by how much
		found.Add(check.Warning, f.Field, f.Code, f.Text)
	}
	peak, _ := req.Setting.Machine.Rate(req.Setting.Format)
	idle := float64(got.Parallel.Ranks()) / float64(req.Accelerators)
	var w writer
	w.object(func() {
		w.key("feasible")
		w.bool(got.Found)
		w.key("step_time_s")
		w.number(got.Step.Time)
		w.key("tokens_per_s_per_accelerator")
		w.number(got.Step.TokensPerSecond * idle)
		w.key("tflops_per_accelerator")
		w.number(got.Step.ModelFLOPPerSecond * idle / 1e12)
		w.key("mfu")
		w.number(got.Step.ModelFLOPPerSecond * idle / peak)
		w.key("hfu")
		w.number(got.Step.HFU * idle)
		m := got.Step.Memory
		w.key("memory_gb")
		writeNumbers(&w, []named{{"weights", m.Weights / 1e9}, {"gradients", m.Gradients / 1e9}, {"optimizer", m.Optimizer / 1e9}, {"activations", m.Activations / 1e9}, {"total", m.Total() / 1e9}})
		t := got.Step.Parts
		w.key("time_s")
		writeNumbers(&w, []named{{"compute", t.Compute}, {"recompute", t.Recompute}, {"tensor", t.Tensor}, {"pipeline_bubble", t.PipelineBubble}, {"context", t.Context}, {"expert", t.Expert}, {"data_exposed", t.DataExposed}, {"optimizer", t.Optimizer}, {"straggler", t.Straggler}})
		w.key("layout")
		writeLayout(&w, got.Parallel)
		w.key("searched")
		w.exact(float64(got.Searched))
		w.key("findings")
		writeFindings(&w, found)
	})
	return w.b
}

// named is a number with its key.
type named struct {
	name  string
	value float64
}

func writeNumbers(w *writer, list []named) {
	w.object(func() {
		for _, n := range list {
			w.key(n.name)
			w.number(n.value)
		}
	})
}

func writeLayout(w *writer, p layout.Parallel) {
	w.object(func() {
		for _, d := range [...]struct {
			name  string
			value int
		}{{"tp", p.TP}, {"pp", p.PP}, {"vpp", p.VPP}, {"dp", p.DP}, {"cp", p.CP}, {"ep", p.EP}, {"microbatch", p.Microbatch}, {"global_batch", p.GlobalBatch}} {
			w.key(d.name)
			w.exact(float64(d.value))
		}
		w.key("recompute")
		w.text(p.Recompute.String())
		w.key("zero")
		w.exact(float64(p.Zero.Stage()))
	})
}
