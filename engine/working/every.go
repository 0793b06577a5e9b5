package working

import "tenfold/engine"

// Every is the working of several numbers at once, each step once: those that
// they rest on, in the order in which Project takes them, and the inputs that
// those read, in the order of [engine.InputList]. Steps that only hand an input on
// are left out; the input stands for them. Names are as in [Explain].
func Every(in *engine.Inputs, p *engine.Projection, names []string) (steps, inputs []Row) {
	reached := map[string]bool{}
	var reach func(name string)
	reach = func(name string) {
		if i, ok := engine.ResultNamed(name); ok {
			name = engine.Results[i].Field
		}
		if reached[name] {
			return
		}
		reached[name] = true
		if row, ok := Explain(in, p, name); ok {
			for _, use := range row.Uses {
				reach(use)
			}
		}
	}
	for _, name := range names {
		reach(name)
	}
	for _, s := range Steps {
		if !reached[s.Field] || s.When != nil && !s.When(in) {
			continue
		}
		if row, ok := Explain(in, p, s.Field); ok && row.Formula != "" {
			steps = append(steps, row)
		}
	}
	for _, i := range engine.InputList {
		if name := "in." + i.Name; reached[name] {
			row, _ := Explain(in, p, name)
			inputs = append(inputs, row)
		}
	}
	return steps, inputs
}
