package state

import (
	"cmp"
	"slices"
	"strings"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/check"
	"tenfold/engine/unit"
)

// Names are the words for what a scenario gives by id; the id itself where the
// catalogue does not know it.
func (s *State) Names(of engine.Scenario) text.Names {
	full := of.Full()
	n := text.Names{Reference: full.Reference, Accelerator: full.Accelerator, Region: full.Region}
	if r, ok := s.Catalog.Run(full.Reference); ok {
		n.Reference = r.Short
	}
	if a, ok := s.Catalog.Accelerator(full.Accelerator); ok {
		n.Accelerator = a.Short
	}
	if full.Own.Name != "" {
		n.Accelerator = full.Own.Name
	}
	if g, ok := s.Catalog.Region(full.Region); ok {
		n.Region = text.Region(g.Name)
	}
	return n
}

// Option is an entry of a list.
type Option struct {
	ID    string
	Words string
	Short string
	Group string
}

// References are the runs that a question can be a multiple of: those whose
// compute is known, by developer, the newest first.
func References(cat *catalog.Catalog) []Option {
	var out []Option
	for _, r := range cat.Runs() {
		flop := 6 * float64(r.ActiveParams.Value) * float64(r.Tokens.Value)
		if !r.ActiveParams.Known() || !r.Tokens.Known() {
			if !r.FLOPPublished.Known() {
				continue
			}
			flop = float64(r.FLOPPublished.Value)
		}
		out = append(out, Option{r.ID, text.RunOption(r.Short, r.Year, flop), r.Short, r.Developer})
	}
	return grouped(out, "Meta")
}

// Accelerators are the machines, by vendor, the newest first.
func Accelerators(cat *catalog.Catalog) []Option {
	var out []Option
	for _, a := range cat.Accelerators() {
		peak, format := 0.0, ""
		for _, f := range []string{"bf16", "fp16", "tf32", "fp32"} {
			if p, ok := a.Peak(f); ok {
				peak, format = float64(p.Value)/float64(unit.TeraFLOPPerSecond), f
				break
			}
		}
		out = append(out, Option{a.ID, text.MachineOption(a.Short, peak, format, a.Released, a.Status == catalog.Announced), a.Short, a.Vendor})
	}
	return grouped(out, "NVIDIA")
}

// Regions are the grids: those of the US first, as the catalogue has them, the
// others by their names in the language that the page speaks.
func Regions(cat *catalog.Catalog) []Option {
	var out []Option
	for _, g := range cat.Regions() {
		out = append(out, Option{g.ID, text.Engine(g.Name), text.Region(g.Name), ""})
	}
	others := slices.IndexFunc(out, func(o Option) bool { return !strings.HasPrefix(o.ID, "us-") })
	slices.SortStableFunc(out[others:], func(a, b Option) int { return strings.Compare(a.Words, b.Words) })
	return out
}

// Operators are those whose data centres a run may be in, nobody in particular
// first.
func Operators(cat *catalog.Catalog) []Option {
	any := text.AnyOperator.String()
	out := []Option{{None, any, any, ""}}
	for _, f := range cat.Facilities() {
		out = append(out, Option{f.ID, f.Operator, f.Operator, ""})
	}
	return out
}

// operator is an operator's name; its id where the catalogue does not know it.
func (s *State) operator(id string) string {
	if f, ok := s.Catalog.Facility(id); ok {
		return f.Operator
	}
	return id
}

// grouped is the options with each group together, one group first and the
// others by name.
func grouped(list []Option, first string) []Option {
	rank := func(o *Option) int {
		if o.Group == first {
			return 0
		}
		return 1
	}
	order := make([]*Option, len(list)) // sorting addresses is one and the same program for all that is sorted
	for i := range list {
		order[i] = &list[i]
	}
	slices.SortStableFunc(order, func(a, b *Option) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Group, b.Group))
	})
	out := make([]Option, len(list))
	for i, o := range order {
		out[i] = *o
	}
	return out
}

// Remarks are the findings about question and answer, the worst first, each
// once, without the one that stands below the sentence.
func (s *State) Remarks() check.List {
	var out check.List
	said := map[string]bool{}
	if f := s.Wrong(); f != nil {
		said[f.Text] = true
	}
	for _, severity := range []check.Severity{check.Error, check.Warning, check.Note} {
		for _, list := range []check.List{s.LinkFound, s.Found} {
			for _, f := range list {
				if f.Severity == severity && !said[f.Text] {
					said[f.Text] = true
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// Used are the sources of the answer in the order of its inputs, each with what
// was taken from it.
func (s State) Used() []Used {
	var out []Used
	place := map[string]int{}
	for _, in := range engine.InputList {
		if !in.Known(&s.Answer.Inputs) {
			continue
		}
		_, ids, _, _, _ := in.Origin(&s.Answer.Inputs)
		for _, id := range ids {
			src, ok := s.Catalog.Source(id)
			if !ok {
				continue
			}
			i, seen := place[id]
			if !seen {
				i = len(out)
				place[id] = i
				out = append(out, Used{Source: src})
			}
			out[i].For = append(out[i].For, in.Label)
		}
	}
	return out
}
