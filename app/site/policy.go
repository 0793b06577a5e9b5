package site

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"regexp"
	"slices"
	"strings"
)

// charset is the tag behind which a page's policy stands: before everything
// that the policy rules.
const charset = `<meta charset="utf-8">`

var (
	inlineScript = regexp.MustCompile(`(?s)<script>(.*?)</script>`)
	inlineSheet  = regexp.MustCompile(`(?s)<style>(.*?)</style>`)
	inlineStyle  = regexp.MustCompile(`\sstyle="([^"]*)"`)
)

// Policy is the content security policy of a page: nothing but what comes from
// its own host, its own inline scripts and styles by their hashes, no address of
// others to send anything to. It holds wherever the page is put, since it needs
// no header; who may frame a page only a header can say, and here anyone may.
func Policy(page []byte) string {
	text := string(page)
	scripts, sheets, styles := []string{}, []string{}, []string{}
	for _, m := range inlineScript.FindAllStringSubmatch(text, -1) {
		scripts = add(scripts, m[1])
	}
	text = inlineScript.ReplaceAllString(text, "")
	for _, m := range inlineSheet.FindAllStringSubmatch(text, -1) {
		sheets = add(sheets, m[1])
	}
	for _, m := range inlineStyle.FindAllStringSubmatch(inlineSheet.ReplaceAllString(text, ""), -1) {
		styles = add(styles, html.UnescapeString(m[1]))
	}
	style := strings.TrimSpace("style-src 'self' " + strings.Join(sheets, " "))
	if len(styles) > 0 {
		style += " 'unsafe-hashes' " + strings.Join(styles, " ")
	}
	return strings.Join([]string{
		"default-src 'none'",
		strings.TrimSpace("script-src 'self' 'wasm-unsafe-eval' " + strings.Join(scripts, " ")),
		style,
		"img-src 'self' data: blob:",
		"connect-src 'self'",
		"frame-src 'self'",
		"worker-src 'self' blob:",
		"manifest-src 'self'",
		"base-uri 'none'",
		"form-action 'none'",
		// No text becomes markup or code, whoever wrote the code that would have it
		// so; script addresses pass one policy, which is in every page (early.js).
		"require-trusted-types-for 'script'",
		"trusted-types tenfold",
	}, "; ")
}

// add puts the hash of a text into a list that lacks it.
func add(list []string, text string) []string {
	sum := sha256.Sum256([]byte(text))
	word := "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	if slices.Contains(list, word) {
		return list
	}
	return append(list, word)
}

// sealed is a page with its policy in it; a page without the charset tag stays
// as it is.
func sealed(page []byte) []byte {
	text := string(page)
	if !strings.Contains(text, charset) {
		return page
	}
	tag := charset + "\n" + `<meta http-equiv="Content-Security-Policy" content="` + Policy(page) + `">`
	return []byte(strings.Replace(text, charset, tag, 1))
}
