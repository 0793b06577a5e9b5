package spread

import (
	"tenfold/engine"
	"tenfold/engine/estimate"
)

// Beside is a number that a figure needs and that [engine.Project] does not
// read. Its draws are in an order of its own, by its name.
type Beside struct {
	Name string
	Of   estimate.Of[float64]
}

// Figures gives figures made from a projection their ranges, as [Sampler.Ranges]
// gives the results theirs: of writes n of them for one projection and one draw of
// what is beside it, each in the unit that it shall have. A figure that is not
// known at the central inputs stays so.
func (m *Sampler) Figures(in *engine.Inputs, draws int, seed uint64, beside []Beside, n int, of func(p *engine.Projection, beside, out []float64)) []Quantity {
	strata := m.plan
	if strata == nil || strata.draws != draws || strata.seed != seed {
		strata = newPlan(draws, seed)
	}
	drawnInputs := *in
	var places []*float64
	var columns [][]float64
	for _, i := range live(in) {
		p := engine.InputList[i]
		m.columns[i].fill(strata, orderOf(in, p.Name), p.Curve(in))
		places, columns = append(places, p.Place(&drawnInputs)), append(columns, m.columns[i].values)
	}
	extra := make([]float64, len(beside))
	for k, b := range beside {
		extra[k] = b.Of.Value
	}
	out, figures := make([]float64, n), make([][]float64, n)
	p := engine.Project(in)
	of(&p, extra, out)
	central := append([]float64(nil), out...)
	curves := make([]estimate.Curve, len(beside))
	orders := make([][]float64, len(beside))
	for k, b := range beside {
		curves[k], orders[k] = b.Of.Curve(), strata.column(order{name: b.Name})
	}
	for i := range figures {
		figures[i] = make([]float64, draws)
	}
	near := p.Count
	for d := range draws {
		if m.breathe != nil && d%breath == 0 {
			m.breathe()
		}
		for k, place := range places {
			*place = columns[k][d]
		}
		for k := range extra {
			extra[k] = curves[k].At(orders[k][d])
		}
		engine.Run(&drawnInputs, near, &p)
		engine.Bill(&drawnInputs, &p)
		of(&p, extra, out)
		for i := range figures {
			figures[i][d] = out[i]
		}
	}
	list := make([]Quantity, n)
	for i := range list {
		list[i] = quantity(plain, central[i], func() ends { return endsOf(figures[i]) })
	}
	return list
}

// plain is the unit of a figure as it comes.
var plain = engine.Result{Name: "a figure", One: 1}
