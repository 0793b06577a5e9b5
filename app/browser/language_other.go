//go:build !js || !wasm

package browser

// Languages are the reader's languages; natively there is no reader.
func Languages() []string { return nil }
