package text

import (
	"tenfold/engine/spread"
	"tenfold/engine/unit"
)

// Band is a range drawn on a line: places from 0 to 1.
type Band struct {
	Low, At, High float64
	Shown         bool
}

// reach is how many times the central value the ends of the line are away from
// it, for quantities without an upper bound.
const reach = 4

// BandOf is the range of a result on its line. Shares lie on a line from 0 to
// 100 %. All else lies on a logarithmic line whose middle is the central value
// and whose ends are a quarter and four times of it, so that the width of the
// band says how well the figure is known, and bands can be compared.
func BandOf(result string, q spread.Quantity) Band {
	if !Say(result, q).Ranged || !(q.Value > 0) {
		return Band{}
	}
	if result == "mfu" || result == "goodput" {
		return Band{Low: within(q.Low), At: within(q.Value), High: within(q.High), Shown: true}
	}
	place := func(v float64) float64 {
		if !(v > 0) {
			return 0
		}
		return within(0.5 + 0.5*unit.Log(v/q.Value)/unit.Log(reach))
	}
	return Band{Low: place(q.Low), At: 0.5, High: place(q.High), Shown: true}
}

func within(v float64) float64 { return min(max(v, 0), 1) }

// Beside is the line below a figure: its range, or what it means.
func Beside(result string, f Figure) string {
	if between := f.Between(); between != "" {
		return between
	}
	return Help[result].String()
}
