package layout

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/constants.csv
var constantsCSV string

// Constant is one of the constants as the data file has it: its value in Unit,
// the range over fits that leave one source family out, its basis and source.
type Constant struct {
	Name, Unit       string
	Value, Low, High float64
	Basis            string // derived (fitted) or assumed
	Source, Note     string
}

// fields maps names in the data file to constants.
func (k *Constants) fields() map[string]*float64 {
	return map[string]*float64{
		"matrix": &k.Matrix, "unmeasured_matmul": &k.UnmeasuredMatmul, "narrow8": &k.Narrow8, "narrow4": &k.Narrow4,
		"half_wave": &k.HalfWave, "fill": &k.Fill, "attention_fill": &k.AttentionFill, "vector": &k.Vector,
		"kernel": &k.Kernel, "host": &k.Host, "maturity": &k.Maturity,
		"scale_up": &k.ScaleUp, "scale_out": &k.ScaleOut,
		"scale_up_latency": &k.ScaleUpLatency, "scale_out_latency": &k.ScaleOutLatency,
		"tensor_exposed": &k.TensorExposed, "interference": &k.Interference, "straggler": &k.Straggler,
		"reserve": &k.Reserve,
	}
}

// Set gives the named constant a value, and reports whether there is one.
func (k *Constants) Set(name string, value float64) bool {
	at, ok := k.fields()[name]
	if ok {
		*at = value
	}
	return ok
}

// Get is the value of the named constant, and whether there is one.
func (k *Constants) Get(name string) (float64, bool) {
	at, ok := k.fields()[name]
	if !ok {
		return 0, false
	}
	return *at, true
}

// Table is the rows of the data file, in its order.
func Table() ([]Constant, error) {
	lines, err := csv.NewReader(strings.NewReader(constantsCSV)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("layout constants: %w", err)
	}
	var out []Constant
	for _, line := range lines[1:] {
		c := Constant{Name: line[0], Unit: line[2], Basis: line[5], Source: line[6], Note: line[7]}
		for i, at := range map[int]*float64{1: &c.Value, 3: &c.Low, 4: &c.High} {
			if *at, err = strconv.ParseFloat(line[i], 64); err != nil {
				return nil, fmt.Errorf("layout constants, %s: %w", c.Name, err)
			}
		}
		out = append(out, c)
	}
	return out, nil
}

// Fitted is the constants of the calibration.
func Fitted() (Constants, error) { return readConstants() }

// readConstants reads the data file once: every question asks for the constants.
var readConstants = sync.OnceValues(func() (Constants, error) {
	var k Constants
	rows, err := Table()
	if err != nil {
		return k, err
	}
	for _, c := range rows {
		if !k.Set(c.Name, c.Value) {
			return k, fmt.Errorf("layout constants: no constant %q", c.Name)
		}
	}
	if len(rows) != len(k.fields()) {
		return k, fmt.Errorf("layout constants: %d of %d are given", len(rows), len(k.fields()))
	}
	return k, nil
})
