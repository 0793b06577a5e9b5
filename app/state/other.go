package state

import (
	"tenfold/app/text"
	"tenfold/engine/peer"
	"tenfold/engine/spread"
)

// OtherControl is the list of other tools.
const OtherControl = "other.tool"

// SetOther chooses another tool by its id.
type SetOther struct{ ID string }

func (SetOther) message() {}

// Other is the answer on show beside that of another tool.
type Other struct {
	Tool    string // its id
	Says    string // in a sentence
	Results []string
	Ours    []string // by result
	Theirs  []string
	Whole   []string
	Steps   []OtherStep
}

// OtherStep is one thing that the tool does otherwise.
type OtherStep struct {
	Words   string
	Factors []string // by result
	Origin  string   // the place in the sources, and the choice made
	Sources []Cited
}

// OtherTool is the id of the tool chosen, that of the first where none was.
func (s *State) OtherTool() string {
	tools := s.Catalog.Tools()
	for _, t := range tools {
		if t.ID == s.OtherID {
			return t.ID
		}
	}
	return tools[len(tools)-1].ID
}

// Others is the account of the tool chosen.
func (s *State) Others() Other {
	out := Other{Tool: s.OtherTool()}
	for _, tool := range s.Catalog.Tools() {
		if tool.ID != out.Tool {
			continue
		}
		a := peer.Reckon(s.Catalog, s.Answer.Scenario, s.Answer.Inputs, tool)
		out.Says = text.OtherSays(a)
		for _, r := range a.Results {
			out.Results = append(out.Results, text.Labels[r.Name].String())
			out.Ours = append(out.Ours, saidExactly(r.Name, r.Ours, r.Known))
			out.Theirs = append(out.Theirs, saidExactly(r.Name, r.Theirs, r.Known))
			whole := text.NoFigure.String()
			if r.Known {
				whole = text.OtherCell(r.Ratio())
			}
			out.Whole = append(out.Whole, whole)
		}
		for _, step := range a.Steps {
			row := OtherStep{Words: text.OtherHead(tool.ID, step), Origin: step.Origin.Locator, Sources: s.Cited(step.Origin.Sources)}
			if step.Origin.Note != "" {
				row.Origin += ". " + step.Origin.Note
			}
			for i, f := range step.Factors {
				if a.Results[i].Known {
					row.Factors = append(row.Factors, text.OtherCell(f))
				} else {
					row.Factors = append(row.Factors, "")
				}
			}
			out.Steps = append(out.Steps, row)
		}
	}
	return out
}

// saidExactly is a central figure as said, without a range.
func saidExactly(result string, v float64, known bool) string {
	return text.Say(result, spread.Quantity{Value: v, Low: v, High: v, Known: known}).Value
}
