package layout

import (
	_ "embed"
	"errors"
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
	return table(constantsCSV)
}

// table is the rows of a CSV file below its header.
func table(text string) ([]Constant, error) {
	_, text, _ = strings.Cut(text, "\n")
	var out []Constant
	for line := range strings.Lines(text) {
		at := cells(strings.TrimSuffix(line, "\n"))
		if len(at) != 8 {
			return nil, fmt.Errorf("layout constants, %s: %d cells, not 8", at[0], len(at))
		}
		c := Constant{Name: at[0], Unit: at[2], Basis: at[5], Source: at[6], Note: at[7]}
		var value, low, high error
		c.Value, value = strconv.ParseFloat(at[1], 64)
		c.Low, low = strconv.ParseFloat(at[3], 64)
		c.High, high = strconv.ParseFloat(at[4], 64)
		if err := errors.Join(value, low, high); err != nil {
			return nil, fmt.Errorf("layout constants, %s: %w", c.Name, err)
		}
		out = append(out, c)
	}
	return out, nil
}

// cells is the cells of one line of CSV; a quote within quotes is doubled. It
// stands in for encoding/csv, which weighs more than the whole file.
func cells(line string) []string {
	var out []string
	for {
		quoted := strings.HasPrefix(line, `"`)
		if !quoted {
			cell, rest, more := strings.Cut(line, ",")
			if out = append(out, cell); !more {
				return out
			}
			line = rest
			continue
		}
		cell := ""
		for quoted {
			part, rest, _ := strings.Cut(line[1:], `"`)
			cell += part
			line = rest
			if quoted = strings.HasPrefix(line, `"`); quoted {
				cell += `"`
			}
		}
		out = append(out, cell)
		if !strings.HasPrefix(line, ",") {
			return out
		}
		line = line[1:]
	}
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
