//go:build !js

package text

import _ "embed"

// german is embedded where pages are made; the page itself fetches it, and only
// where it speaks German.
//
//go:embed german.txt
var german string

// German is German.
func German() Language { return ReadLanguage("de", german) }

// GermanFile is its file, for the site.
func GermanFile() []byte { return []byte(german) }
