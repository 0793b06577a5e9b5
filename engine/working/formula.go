package working

// kind is what a token of a formula is.
type kind uint8

const (
	other     kind = iota // numbers, operators, brackets, functions
	fieldName             // a field
)

type token struct {
	kind kind
	text string
}

// functions are the names in formulas that are no fields.
var functions = map[string]bool{"fewest": true, "floor": true, "min": true, "max": true, "pow": true, "sqrt": true, "exp": true, "daly": true, "layout": true, "quickest": true}

// tokens cuts a formula into names and what stands between them.
func tokens(formula string) []token {
	var out []token
	letter := func(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
	for i := 0; i < len(formula); {
		j := i + 1
		if !letter(formula[i]) {
			for j < len(formula) && !letter(formula[j]) {
				j++
			}
			out = append(out, token{other, formula[i:j]})
			i = j
			continue
		}
		for j < len(formula) && (letter(formula[j]) || formula[j] == '.') {
			j++
		}
		word := formula[i:j]
		if functions[word] {
			out = append(out, token{other, word})
		} else {
			out = append(out, token{fieldName, word})
		}
		i = j
	}
	return out
}

// sign writes what stands between names as people write it.
func sign(text string) string {
	switch text {
	case "sqrt":
		return "√"
	case "pow":
		return "power"
	case "exp":
		return "e to the power "
	case "daly":
		return "Daly's share of "
	case "layout":
		return "best layout on "
	case "quickest":
		return "the quickest batch for "
	case "fewest":
		return "the fewest that cover "
	case "floor":
		return "round down"
	case "min":
		return "the least of "
	case "max":
		return "the greatest of "
	}
	b := make([]rune, 0, len(text))
	for _, r := range text {
		switch r {
		case '*':
			r = '×'
		case '/':
			r = '÷'
		case '-':
			r = '−'
		}
		b = append(b, r)
	}
	return string(b)
}
