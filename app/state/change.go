package state

import (
	"tenfold/app/text"
	"tenfold/engine"
)

// Change is one choice of a question that differs from the default one.
type Change struct {
	Field string
	Label string
	Words string // what was chosen instead
}

// Changes are the choices of a question that differ from the default one, in
// the order of the engine's fields.
func (s *State) Changes(of engine.Scenario) []Change {
	of = of.Normal()
	names := s.Names(of)
	var out []Change
	if of.Own != (engine.Hardware{}) {
		out = append(out, Change{"accelerator", text.FieldLabel("accelerator"), names.Accelerator})
		of.Own = engine.Hardware{} // one thing, however many figures it has
	}
	for _, f := range engine.Fields {
		words := ""
		switch {
		case f.Number != nil:
			if n := *f.Number(&of); n.Set {
				words = text.WithUnit(f, n)
			}
		case f.Off != nil:
			if *f.Off(&of) {
				words = text.ChoiceWords(f, Off)
			}
		case *f.Text(&of) == "":
		case f.Name == "reference":
			words = names.Reference
		case f.Name == "accelerator":
			words = names.Accelerator
		case f.Name == "operator":
			words = s.operator(*f.Text(&of))
		case f.Name == "region":
			words = names.Region
		default:
			words = text.ChoiceWords(f, *f.Text(&of))
		}
		if words != "" {
			out = append(out, Change{f.Name, text.FieldLabel(f.Name), words})
		}
	}
	return out
}

// Differs reports whether a control does not stand at its default: by what is
// asked, or by what was typed and could not be read.
func (s *State) Differs(field string) bool {
	if e, ok := s.entry(field); ok && e.Finding != nil {
		return true
	}
	f, ok := engine.FieldNamed(field)
	if !ok {
		return false
	}
	asked := s.Scenario
	switch {
	case f.Number != nil:
		return f.Number(&asked).Set
	case f.Off != nil:
		return *f.Off(&asked)
	}
	return *f.Text(&asked) != "" || field == "accelerator" && asked.Own != (engine.Hardware{})
}

// Changed reports whether there is anything to reset.
func (s *State) Changed() bool { return s.Scenario != (engine.Scenario{}) || len(s.Entries) > 0 }

// reset gives one field its default. The focus stays with the field where the
// button that was pressed goes with the change.
func (s State) reset(field string) (State, []Effect) {
	f, ok := engine.FieldNamed(field)
	if !ok {
		return s, nil
	}
	s, effects := s.without(f)
	return s, append(effects, Refocus{ChangesID})
}

// without takes what was given in one field out of the question.
func (s State) without(f engine.Field) (State, []Effect) {
	next := s.Scenario
	switch {
	case f.Number != nil:
		*f.Number(&next) = engine.Number{}
	case f.Off != nil:
		*f.Off(&next) = false
	default:
		*f.Text(&next) = ""
	}
	if f.Name == "accelerator" {
		next.Own = engine.Hardware{}
	}
	s.drop(f.Name)
	s.release()
	return s.ask(next, "")
}

// ChangesID is the id of the list of changes.
const ChangesID = "changes"
