package catalog

import (
	"fmt"
	"slices"
	"strconv"
)

// Trained is a model of the history of training compute, as Epoch AI estimates
// it.
type Trained struct {
	Date       string // of publication, YYYY-MM-DD
	Year       float64
	Model      string
	FLOP       float64 // of training
	Confidence string  // confident, likely, speculative or unknown
}

// HistorySource is the source that [Catalog.History] rests on (CC BY 4.0).
const HistorySource = "epoch-models"

// History is the models since autumn 2019 that were among the ten with the most
// training compute when they were published, the earliest first. It is read again
// each time; it is nil only where the embedded data are broken, which a test rules
// out.
func (c *Catalog) History() []Trained {
	list, err := history(c.open)
	if err != nil {
		return nil
	}
	return list
}

func history(open func(string) (string, error)) ([]Trained, error) {
	text, err := open("history.csv")
	if err != nil {
		return nil, err
	}
	t := table{file: "history.csv", rest: text}
	if err := t.header("published", "model", "training_flop", "confidence"); err != nil {
		return nil, err
	}
	var out []Trained
	var f [4]string
	for {
		ok, err := t.next(f[:])
		if err != nil || !ok {
			return out, err
		}
		m := Trained{Date: f[0], Year: Year(f[0]), Model: f[1], Confidence: f[3]}
		if m.FLOP, err = strconv.ParseFloat(f[2], 64); err != nil || !(m.FLOP > 0) || !(m.Year > 0) {
			return nil, t.wrong(fmt.Sprintf("%q on %q is no training compute of a day", f[2], f[0]))
		}
		if !slices.Contains([]string{"confident", "likely", "speculative", "unknown"}, m.Confidence) {
			return nil, t.wrong(fmt.Sprintf("unknown confidence %q", m.Confidence))
		}
		out = append(out, m)
	}
}
