package working

import (
	"fmt"
	"go/ast"
	"go/parser"
	ops "go/token"
	"math"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/unit"
)

// dim is a dimension: powers of FLOP, parameter, token, byte, second, joule,
// gram of CO2e, litre and dollar.
type dim [9]int

// dims is the dimension of every quantity type that the formulas meet. An
// accelerator is a thing counted, without dimension.
var dims = map[string]dim{
	"FLOP": {1}, "FLOPRate": {1, 0, 0, 0, -1}, "Params": {0, 1}, "Elements": {0, 1}, "Tokens": {0, 0, 1},
	"FLOPPerToken": {1, 0, -1}, "FLOPFactor": {1, -1, -1}, "Time": {4: 1}, "AcceleratorTime": {4: 1}, "FailureRate": {4: -1},
	"YearlyRate": {4: -1}, "Power": {4: -1, 5: 1}, "Energy": {5: 1}, "CarbonIntensity": {5: -1, 6: 1}, "Carbon": {6: 1},
	"WaterIntensity": {5: -1, 7: 1}, "Water": {7: 1}, "Money": {8: 1}, "HourlyPrice": {4: -1, 8: 1}, "EnergyPrice": {5: -1, 8: 1},
	"PowerPrice": {4: 1, 5: -1, 8: 1}, "Fraction": {}, "Ratio": {}, "Count": {},
}

// value is a number with its dimension.
type value struct {
	v float64
	d dim
}

// evaluate computes a formula from the fields of in and p.
func evaluate(in *engine.Inputs, p *engine.Projection, e ast.Expr) (value, error) {
	switch e := e.(type) {
	case *ast.BasicLit:
		v, err := strconv.ParseFloat(e.Value, 64)
		return value{v: v}, err
	case *ast.ParenExpr:
		return evaluate(in, p, e.X)
	case *ast.Ident:
		return field(reflect.ValueOf(*p).FieldByName(e.Name), e.Name)
	case *ast.SelectorExpr:
		f := reflect.ValueOf(*in).FieldByName(e.Sel.Name)
		if !f.IsValid() {
			return value{}, fmt.Errorf("no input %s", e.Sel.Name)
		}
		v, err := field(f.FieldByName("Value"), e.Sel.Name)
		if e.Sel.Name == "Layers" || e.Sel.Name == "SeqLen" || e.Sel.Name == "HeadDim" {
			return v, err
		}
		if e.Sel.Name == "Heads" { // heads × layers × width × length makes elements
			v.d = dim{0, 1}
		}
		return v, err
	case *ast.UnaryExpr:
		x, err := evaluate(in, p, e.X)
		x.v = -x.v
		return x, err
	case *ast.CallExpr:
		var args []value
		for _, a := range e.Args {
			v, err := evaluate(in, p, a)
			if err != nil {
				return v, err
			}
			args = append(args, v)
		}
		a := args[0]
		switch name := e.Fun.(*ast.Ident).Name; name {
		case "layout":
			return value{v: float64(in.Best.At(unit.Count(a.v)))}, nil
		case "quickest":
			return value{v: float64(p.BatchRatio)}, nil // a search along the curve, not arithmetic
		case "sqrt":
			for i := range a.d {
				if a.d[i]%2 != 0 {
					return a, fmt.Errorf("root of dimension %v", a.d)
				}
				a.d[i] /= 2
			}
			a.v = math.Sqrt(a.v)
			return a, nil
		case "fewest": // the least whole number that leaves enough time; that it is the least is a law of the engine's tests
			if float64(p.Count) < a.v*(1-1e-9) {
				return a, fmt.Errorf("%v accelerators are too few: %v are needed", p.Count, a.v)
			}
			return value{v: float64(p.Count)}, nil
		case "daly": // halved, where the engine takes a series
			if a.d != (dim{}) {
				return a, fmt.Errorf("Daly's share of dimension %v", a.d)
			}
			low, high := 0.0, 1.0
			for range 200 {
				if y := (low + high) / 2; -math.Log1p(-y)-y < a.v {
					low = y
				} else {
					high = y
				}
			}
			return value{v: high}, nil
		case "floor":
			a.v = math.Floor(a.v * (1 + 1e-12))
			return a, nil
		case "exp":
			if a.d != (dim{}) {
				return a, fmt.Errorf("exponential of dimension %v", a.d)
			}
			a.v = math.Exp(a.v)
			return a, nil
		case "pow":
			if a.d != (dim{}) || args[1].d != (dim{}) {
				return a, fmt.Errorf("power of dimensions %v, %v", a.d, args[1].d)
			}
			a.v = math.Pow(a.v, args[1].v)
			return a, nil
		case "min", "max":
			if a.d != args[1].d {
				return a, fmt.Errorf("%s of dimensions %v, %v", name, a.d, args[1].d)
			}
			if name == "min" {
				a.v = math.Min(a.v, args[1].v)
			} else {
				a.v = math.Max(a.v, args[1].v)
			}
			return a, nil
		}
	case *ast.BinaryExpr:
		x, err := evaluate(in, p, e.X)
		if err != nil {
			return x, err
		}
		y, err := evaluate(in, p, e.Y)
		if err != nil {
			return y, err
		}
		switch e.Op {
		case ops.MUL, ops.QUO:
			sign := 1
			if e.Op == ops.QUO {
				sign, y.v = -1, 1/y.v
			}
			x.v *= y.v
			for i := range x.d {
				x.d[i] += sign * y.d[i]
			}
			return x, nil
		case ops.ADD, ops.SUB:
			if x.d != y.d {
				return x, fmt.Errorf("sum of dimensions %v, %v", x.d, y.d)
			}
			if e.Op == ops.SUB {
				y.v = -y.v
			}
			x.v += y.v
			return x, nil
		}
	}
	return value{}, fmt.Errorf("cannot read %T", e)
}

func field(f reflect.Value, name string) (value, error) {
	if !f.IsValid() {
		return value{}, fmt.Errorf("no field %s", name)
	}
	d, ok := dims[f.Type().Name()]
	if !ok {
		return value{}, fmt.Errorf("%s has type %s, whose dimension is not listed", name, f.Type())
	}
	return value{f.Float(), d}, nil
}

// random is a scenario that resolves, drawn over the kinds of questions.
func random(cat *catalog.Catalog, r *rand.Rand) engine.Scenario {
	var s engine.Scenario
	accelerators := cat.Accelerators()
	regions := cat.Regions()
	s.Accelerator = accelerators[r.IntN(len(accelerators))].ID
	s.Region = regions[r.IntN(len(regions))].ID
	s.Scale = engine.Given(math.Exp(r.Float64()*10 - 6))
	switch r.IntN(3) {
	case 0:
		s.Days = engine.Given(1 + 400*r.Float64())
	case 1:
		s.Accelerators = engine.Given(math.Floor(1 + math.Exp(r.Float64()*13)))
	case 2:
		s.SiteMW = engine.Given(math.Exp(r.Float64() * 9))
	}
	maybe := func(n *engine.Number, v float64) {
		if r.IntN(4) == 0 {
			*n = engine.Given(v)
		}
	}
	if r.IntN(3) > 0 { // most without a search, which takes its time
		s.MFU = engine.Given(0.1 + 0.5*r.Float64())
	}
	maybe(&s.Layout.GlobalBatch, math.Floor(1+4000*r.Float64()))
	maybe(&s.Goodput, 0.5+0.5*r.Float64())
	s.Checkpoints = engine.Checkpoints[r.IntN(3)]
	s.Recovery = engine.Recoveries[r.IntN(3)]
	maybe(&s.PUE, 1+r.Float64())
	maybe(&s.ITPowerW, 500+2000*r.Float64())
	maybe(&s.ContractedCleanShare, r.Float64())
	maybe(&s.RentalUSDPerHour, 1+5*r.Float64())
	maybe(&s.StartYear, 2014+16*r.Float64())
	s.Commitment = engine.Commitments[r.IntN(3)]
	s.Depreciation = engine.Depreciations[r.IntN(2)]
	s.Recipe = engine.Recipes[r.IntN(3)]
	s.NoAttention = r.IntN(5) == 0
	return s
}

// The published formulas compute what Project computed, value and dimension.
func TestFormulasAreTheCode(t *testing.T) {
	cat := catalog.Default()
	parsed := map[string]ast.Expr{}
	for _, s := range Steps {
		e, err := parser.ParseExpr(s.Formula)
		if err != nil {
			t.Fatalf("%s: %v", s.Formula, err)
		}
		parsed[s.Formula] = e
	}
	r := rand.New(rand.NewPCG(7, 7))
	used := map[string]int{}
	for range 120 {
		q := random(cat, r)
		in, found := engine.Resolve(cat, q)
		if found.Failed() {
			t.Fatalf("%+v: %v", q, found)
		}
		p := engine.Project(&in)
		if p.Count > 1e8 { // more than can be asked for: refused by Judge, and perhaps never enough
			continue
		}
		for _, s := range Steps {
			if s.When != nil && !s.When(&in) {
				continue
			}
			used[s.Field+s.Formula]++
			got, err := evaluate(&in, &p, parsed[s.Formula])
			if err != nil {
				t.Fatalf("%s = %s: %v", s.Field, s.Formula, err)
			}
			f := reflect.ValueOf(p).FieldByName(s.Field)
			if want := dims[f.Type().Name()]; got.d != want {
				t.Fatalf("%s = %s has dimension %v, want %v", s.Field, s.Formula, got.d, want)
			}
			want := f.Float()
			if math.IsNaN(got.v) && math.IsNaN(want) {
				continue
			}
			if !(math.Abs(got.v-want) <= 1e-9*math.Abs(want)) {
				t.Fatalf("%s = %s gives %v, Project %v\n%+v", s.Field, s.Formula, got.v, want, q)
			}
			if s.Of(&p) != want {
				t.Fatalf("step %s reads %v, the field is %v", s.Field, s.Of(&p), want)
			}
		}
	}
	for _, s := range Steps {
		if used[s.Field+s.Formula] == 0 {
			t.Errorf("no scenario took the step %s = %s", s.Field, s.Formula)
		}
	}
}

// Every field of the projection has a step, every step a field, and every case
// exactly one step.
func TestEveryFieldHasAStep(t *testing.T) {
	typ := reflect.TypeFor[engine.Projection]()
	have := map[string]bool{}
	for _, s := range Steps {
		have[s.Field] = true
		if _, ok := typ.FieldByName(s.Field); !ok {
			t.Errorf("step of %s, which is no field", s.Field)
		}
		if s.Label == "" || strings.ContainsAny(s.Label, ",=") {
			t.Errorf("%s: label %q does not read well inside a formula", s.Field, s.Label)
		}
	}
	for i := range typ.NumField() {
		if !have[typ.Field(i).Name] {
			t.Errorf("no step for %s", typ.Field(i).Name)
		}
	}
	for _, res := range engine.Results {
		if !have[res.Field] {
			t.Errorf("result %s shows %s, which has no step", res.Name, res.Field)
		}
	}
}

// Every name that a row uses can be explained in turn, down to inputs with an
// origin: nothing in the working is a dead end.
func TestWorkingLeadsToInputs(t *testing.T) {
	cat := catalog.Default()
	in, found := engine.Resolve(cat, engine.Scenario{})
	if found.Failed() {
		t.Fatal(found)
	}
	p := engine.Project(&in)
	var follow func(name string, depth int)
	seen := map[string]bool{}
	follow = func(name string, depth int) {
		if seen[name] || depth > 20 {
			return
		}
		seen[name] = true
		row, ok := Explain(&in, &p, name)
		if !ok {
			t.Errorf("%s cannot be explained", name)
			return
		}
		if strings.HasPrefix(name, "in.") {
			if row.Basis == "" && row.Numbers != "no figure" || row.Note == "" && len(row.Sources) == 0 && row.Basis != "entered" {
				t.Errorf("%s: %+v has no origin", name, row)
			}
			for _, id := range row.Sources {
				if _, ok := cat.Source(id); !ok {
					t.Errorf("%s: source %s is not in the catalogue", name, id)
				}
			}
			return
		}
		for _, used := range row.Uses {
			follow(used, depth+1)
		}
	}
	for _, r := range engine.Results {
		follow(r.Name, 0)
	}
	if len(seen) < 60 {
		t.Errorf("only %d names were reached", len(seen))
	}
}

// The sources of formulas are those that the catalogue lists, and no others.
func TestFormulasSources(t *testing.T) {
	used := map[string]bool{}
	for _, s := range Steps {
		used[s.Source] = true
	}
	for _, m := range catalog.Default().Methods() {
		if !used[m.Source] {
			t.Errorf("methods.csv has %s, which no step names", m.Source)
		}
		delete(used, m.Source)
	}
	delete(used, "")
	if len(used) > 0 {
		t.Errorf("steps name sources that methods.csv lacks: %v", used)
	}
}

func TestSay(t *testing.T) {
	for v, want := range map[float64]string{3.79878e26: "3.799e26", 486538938: "486,539,000", 182784: "182,784", 0.289: "0.289", 1.1: "1.1", 959.43: "959.4", 0: "0", 2.5e-5: "2.5e-5", 12345.6: "12,346"} {
		if got := Say(v, ""); got != want {
			t.Errorf("Say(%v) = %q, want %q", v, got, want)
		}
	}
}
