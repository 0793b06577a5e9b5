//go:build !js || !wasm

package browser

// Languages are the reader's languages; natively there is no reader.
func Languages() []string { return nil }

// Words are those of the page's language; natively no page brings any.
func Words() string { return "" }

// PageLanguage is the language of the page; natively there is none.
func PageLanguage() string { return "" }
