//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Offer hands functions, text to text, to the script that started this program:
// it calls the global function of that name once, with an object that holds
// them. They live as long as the program.
func Offer(to string, functions map[string]func(string) string) error {
	global := safejs.Global()
	class, err := global.Get("Object")
	if err != nil {
		return err
	}
	table, err := class.New()
	if err != nil {
		return err
	}
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
		if err := table.Set(name, f); err != nil {
			return err
		}
	}
	_, err = global.Call(to, table)
	return err
}
