//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Offer hands functions, text to text, to the script that started this program:
// it calls the global function of that name once, with an object that holds
// them. They live as long as the program.
func Offer(to string, functions map[string]func(string) string) error {
	table := map[string]any{}
	for name, answer := range functions {
		f, err := safejs.FuncOf(func(_ safejs.Value, args []safejs.Value) any {
			var asked string
			if len(args) > 0 {
				// What is not text is no request; the answer to "" says so.
				if text, err := args[0].String(); err == nil {
					asked = text
				}
			}
			return answer(asked)
		})
		if err != nil {
			return err
		}
		table[name] = f
	}
	object, err := safejs.ValueOf(table)
	if err != nil {
		return err
	}
	_, err = safejs.Global().Call(to, object)
	return err
}
