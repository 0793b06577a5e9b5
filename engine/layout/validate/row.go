package validate

import (
	"embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"tenfold/engine/layout"
)

//go:embed data/*.csv
var files embed.FS

// Row is one measured training step with its layout.
type Row struct {
	ID, Family, Developer, Model, Accelerator string
	Variant                                   string // the format as printed, where narrower than the class
	Accelerators                              int
	Setting                                   layout.Setting // with the zero Constants
	Parallel                                  layout.Parallel
	Released                                  float64 // year of the software
	Offload                                   bool    // activations are moved to the host: not modelled
	Tokens                                    float64 // tokens/s for one accelerator
	Measure                                   string  // how Tokens was had: published, from step time, from FLOP/s
	MemoryGB                                  float64 // 0 where not given
	Source, Confidence, Check, CheckReason    string
}

// table reads a CSV file of the package as maps from column to cell.
func table(name string) ([]map[string]string, error) {
	f, err := files.Open("data/" + name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	out := make([]map[string]string, 0, len(lines))
	for _, line := range lines[1:] {
		m := make(map[string]string, len(line))
		for i, cell := range line {
			m[lines[0][i]] = cell
		}
		out = append(out, m)
	}
	return out, nil
}

// reader reads cells as numbers and keeps the first failure.
type reader struct {
	cells map[string]string
	err   error
}

func (r *reader) number(column string) float64 {
	cell := r.cells[column]
	if cell == "" {
		return 0
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil && r.err == nil {
		r.err = fmt.Errorf("%s, %s: %w", r.cells["id"], column, err)
	}
	return v
}

func (r *reader) count(column string) int { return int(r.number(column)) }

// Machines are the accelerators of the measured rows, by catalogue id.
func Machines() (machines map[string]layout.Machine, generations map[string]float64, err error) {
	lines, err := table("machines.csv")
	if err != nil {
		return nil, nil, err
	}
	machines, generations = make(map[string]layout.Machine, len(lines)), make(map[string]float64, len(lines))
	for _, cells := range lines {
		r := reader{cells: cells}
		m := layout.Machine{
			Name:              cells["id"],
			Memory:            r.number("memory_gb") * 1e9,
			Bandwidth:         r.number("memory_bw_tbs") * 1e12,
			ScaleUpDomain:     r.count("scale_up_domain"),
			ScaleUpBandwidth:  r.number("scale_up_gbs") * 1e9,
			ScaleOutBandwidth: r.number("scale_out_gbps") * 1e9 / 8,
		}
		for f, column := range map[layout.Format]string{
			layout.BF16: "bf16_tflops", layout.FP16: "fp16_tflops", layout.FP8: "fp8_tflops", layout.FP4: "fp4_tflops",
		} {
			m.Peak[f] = r.number(column) * 1e12
		}
		if best := r.number("best_bf16_matmul_tflops"); best > 0 {
			m.BestMatmul = best * 1e12 / m.Peak[layout.BF16]
		}
		generations[m.Name] = r.number("kernels_since")
		if r.err != nil {
			return nil, nil, r.err
		}
		machines[m.Name] = m
	}
	return machines, generations, nil
}

// Rows are the measured steps whose layout is given, in the order of the file.
func Rows() ([]Row, error) {
	machines, generations, err := Machines()
	if err != nil {
		return nil, err
	}
	lines, err := table("throughput.csv")
	if err != nil {
		return nil, err
	}
	out := make([]Row, 0, len(lines))
	for _, cells := range lines {
		row, err := rowOf(cells, machines, generations)
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	return out, nil
}

// rowOf reads one line.
func rowOf(cells map[string]string, machines map[string]layout.Machine, generations map[string]float64) (Row, error) {
	r := reader{cells: cells}
	row := Row{
		ID: cells["id"], Family: cells["family"], Developer: cells["developer"], Model: cells["model"],
		Accelerator: cells["accelerator"], Variant: cells["variant"], Accelerators: r.count("accelerators"),
		Released: r.number("released"), Tokens: r.number("tokens_per_s"), Measure: cells["measure"], MemoryGB: r.number("memory_gb"),
		Offload: cells["offload"] == "1",
		Source:  cells["source"], Confidence: cells["confidence"], Check: cells["check"], CheckReason: cells["check_reason"],
	}
	machine, ok := machines[row.Accelerator]
	if !ok {
		return row, fmt.Errorf("%s: no machine %q", row.ID, row.Accelerator)
	}
	format, ok := layout.FormatOf(cells["format"])
	if !ok {
		return row, fmt.Errorf("%s: no format %q", row.ID, cells["format"])
	}
	shape := layout.Shape{
		Layers: r.count("layers"), Hidden: r.count("hidden"), FFN: r.count("ffn_hidden"),
		Heads: r.count("heads"), KVHeads: r.count("kv_heads"), HeadDim: r.count("head_dim"), ValueDim: r.count("head_dim"),
		Vocab: r.count("vocab"), SeqLen: r.count("seq_len"), Gated: r.count("gated") == 1,
		Experts: r.count("experts"), TopK: r.count("top_k"),
	}
	if shape.Experts > 0 {
		shape = mixture(row.Model, shape)
	}
	software := layout.Modern()
	if cells["software"] == "early" {
		software = layout.Early()
	}
	// What a row leaves open is taken as the faster choice.
	software.OverlapExpert = cells["expert_overlap"] != "0"
	software.Graphs = cells["graphs"] != "0"
	software.Age = row.Released - generations[row.Accelerator]
	recompute, ok := layout.RecomputeOf(cells["recompute"])
	if !ok {
		return row, fmt.Errorf("%s: recompute %q", row.ID, cells["recompute"])
	}
	p := layout.Parallel{
		TP: r.count("tp"), PP: r.count("pp"), VPP: r.count("vpp"), DP: r.count("dp"), CP: r.count("cp"), EP: r.count("ep"),
		Microbatch: r.count("microbatch"), GlobalBatch: r.count("global_batch"),
		Recompute: recompute, Zero: layout.ZeroStage(r.count("zero")),
	}
	if cells["zero"] == "" {
		// Megatron-Core's distributed optimizer is on in the recipes that state
		// no stage; the code of 2021 had none.
		p.Zero = layout.Zero1
		if cells["software"] == "early" {
			p.Zero = layout.Zero0
		}
	}
	if row.Family == "Llama 3" && p.PP > 1 {
		// Sharded gradients, but summed over the microbatches before they are
		// scattered (arXiv:2407.21783, section 3.3.2): the traffic of ZeRO-1.
		p.Zero = layout.Zero1
	}
	if cells["schedule"] == "dualpipe" {
		p.Schedule = layout.DualPipe
	}
	switch row.Family {
	case "DGX Cloud", "Megatron-Bridge", "MLPerf", "Megatron-Core":
		// NVIDIA's performance recipes keep and reduce gradients in bf16
		// (grad_reduce_in_fp32 = False).
		software.GradientBytes, software.ReduceBytes = 2, 2
	case "llm-foundry":
		software.Fusion = layout.FusedPartly // plain PyTorch norms, additions and loss; no dropout or biases to fuse
	case "nanotron":
		// Gradients are accumulated in fp32 and reduced after the backward pass.
		software.Fusion, software.OverlapData, software.OverlapPipeline = layout.FusedPartly, false, false
	}
	switch {
	case row.Family == "Korthikanti":
		// The paper's section 4.2: collectives of the backward pass run beside the
		// weight gradients. Sequence parallelism goes with selective recomputation;
		// the baseline has none.
		software.OverlapTensorBackward = true
		software.SequenceParallel = recompute == layout.RecomputeSelective
	case row.Family == "BLOOM" || row.Family == "BigScience V100":
		// Jean Zay: four 100 Gbit/s Omni-Path links a node (BLOOM model card).
		// and, on the A100 nodes, four NVLink links between two accelerators.
		machine.ScaleOutBandwidth = 4 * 100e9 / 8 / float64(machine.ScaleUpDomain)
		if row.Family == "BLOOM" {
			machine.ScaleUpBandwidth = 4 * 25e9
		}
	}
	row.Setting = layout.Setting{Shape: shape, Machine: machine, Software: software, Format: format}
	row.Parallel = p
	return row, r.err
}

// mixture gives a mixture's shape what the table has no column for: in both
// models ffn_hidden is the width of one expert.
func mixture(model string, s layout.Shape) layout.Shape {
	s.ExpertFFN = s.FFN
	switch {
	case strings.HasPrefix(model, "DeepSeek-V3"):
		// DeepSeek-V3 report, arXiv:2412.19437, section 4.2.
		s.FFN, s.DenseLayers, s.SharedExperts = 18432, 3, 1
		s.HeadDim, s.ValueDim, s.RopeDim, s.QueryRank, s.KVRank = 192, 128, 64, 1536, 512
	default:
		s.FFN = s.ExpertFFN * s.TopK // no layer is dense; the width plays no part
	}
	return s
}

// Group is what gets one vote: releases repeat configurations.
func (r Row) Group() string {
	return strings.Join([]string{r.Family, r.Model, r.Accelerator, r.Setting.Format.String()}, " | ")
}

// MFU is the measured MFU in the engine's definition.
func (r Row) MFU() float64 {
	peak, _ := r.Setting.Machine.Rate(r.Setting.Format)
	return r.Tokens * r.Setting.Shape.ModelFLOPPerToken() / peak
}
