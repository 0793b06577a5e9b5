//go:build js && wasm

package browser

import "github.com/hack-pad/safejs"

// Languages are the reader's languages as the browser lists them, the first one
// best, as BCP 47 tags.
func Languages() []string {
	list, ok := get("navigator", "languages")
	if !ok {
		return nil
	}
	n, err := list.Length()
	if err != nil {
		return nil
	}
	var out []string
	for i := range n {
		v, err := list.Index(i)
		if err != nil || v.Type() != safejs.TypeString {
			continue
		}
		if tag, err := v.String(); err == nil {
			out = append(out, tag)
		}
	}
	return out
}

// Words are those of the page's language as the page brought them, "" for none.
func Words() string { return word(safejs.Global(), "tenfoldWords") }

// PageLanguage is the language that the page says it is in.
func PageLanguage() string {
	root, ok := get("document", "documentElement")
	if !ok {
		return ""
	}
	return word(root, "lang")
}
