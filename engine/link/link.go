// Package link writes a scenario as the text behind # in an address, and reads
// it back.
//
// The text is readable: a version, then the fields that differ from the
// default, by the names they have in JSON: v1&scale=100&accelerator=b200-sxm.
// The default scenario is v1. Reading never fails: what is unknown or
// unreadable is dropped with a warning, everything else is kept, and links of
// older versions keep opening.
package link

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"tenfold/engine"
	"tenfold/engine/check"
)

// Version is the version that Encode writes.
const Version = 1

// longest is how much of a link is read. A scenario with every field set takes
// about two thousand bytes; the rest is noise.
const longest = 8192

// hosts are keys that embedding hosts and mail programs append to addresses;
// they are dropped without a word.
var hosts = map[string]bool{
	"secret": true, "childid": true, "initialwidth": true, "parenttitle": true, "parenturl": true, "fbclid": true, "gclid": true,
	"utm_source": true, "utm_medium": true, "utm_campaign": true, "utm_content": true, "utm_term": true, "wasm": true, "view": true,
}

// Encode is the link text of s, without the # sign.
func Encode(s engine.Scenario) string {
	s = s.Normal()
	var b strings.Builder
	b.WriteString("v" + strconv.Itoa(Version))
	put := func(name, value string) {
		b.WriteByte('&')
		b.WriteString(name)
		b.WriteByte('=')
		b.WriteString(url.QueryEscape(value))
	}
	for _, f := range engine.Fields {
		switch {
		case f.Number != nil:
			if n := *f.Number(&s); n.Set {
				put(f.Name, f.Write(n))
			}
		case f.Text != nil:
			if t := *f.Text(&s); t != "" {
				put(f.Name, t)
			}
		case f.Off != nil:
			if *f.Off(&s) {
				put(f.Name, "false")
			}
		}
	}
	return b.String()
}

// Decode reads a link text, with or without its # or ? sign. It never fails:
// findings are warnings on the fields concerned, or on "" for the link as a
// whole.
func Decode(text string) (engine.Scenario, check.List) {
	var s engine.Scenario
	var found check.List
	if len(text) > longest {
		text = text[:longest]
		found.Warn("", "link-too-long", "The link is longer than any question; what lies beyond "+strconv.Itoa(longest)+" characters was left out.")
	}
	seen := map[string]bool{}
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == '&' || r == '#' || r == '?' || r == ';' }) {
		key, value, has := strings.Cut(part, "=")
		key, kerr := url.QueryUnescape(key)
		value, verr := url.QueryUnescape(value)
		switch {
		case kerr != nil || verr != nil:
			found.Warn("", "link-unreadable", "A part of the link could not be read and was left out.")
		case !has && version(key) > 0:
			if v := version(key); v > Version {
				found.Warn("v", "newer-version", "This link was made by a newer version of this page (v"+strconv.Itoa(v)+"); what this version does not know was left out.")
			}
		case hosts[strings.ToLower(key)]:
		case !has && key == "":
		default:
			f, ok := engine.FieldNamed(key)
			switch {
			case !ok || !has:
				found.Warn("", "unknown-key", "The link says “"+clip(key)+"”, which this version does not know; it was left out.")
			case seen[key]:
				found.Warn(key, "given-twice", "The link gives "+f.Label+" twice; the first was used.")
			default:
				seen[key] = true
				set(&s, f, value, &found)
			}
		}
	}
	return s.Normal(), found
}

// set writes one value of the link into s, or a warning into found.
func set(s *engine.Scenario, f engine.Field, value string, found *check.List) {
	switch {
	case f.Number != nil:
		n, finding := engine.ParseField(f, strings.ReplaceAll(value, "e ", "e+")) // a + in a link reads as a space
		if finding != nil {
			found.Warn(f.Name, finding.Code, finding.Text+" The link's value was left out.")
			return
		}
		*f.Number(s) = n
	case f.Text != nil:
		const longestWord = 80
		if len(value) > longestWord || strings.IndexFunc(value, func(r rune) bool { return r < ' ' || r == 0xfffd }) >= 0 {
			found.Warn(f.Name, "not-a-word", "The link's value for "+f.Label+" is no word this page could use; it was left out.")
			return
		}
		if f.Words != nil && value != "" && !slices.Contains(f.Words, value) {
			found.Warn(f.Name, "unknown-word", "The link's value for "+f.Label+", “"+clip(value)+"”, is unknown; "+clip(f.Default)+" was used.")
			return
		}
		*f.Text(s) = value
	case f.Off != nil:
		switch value {
		case "false", "0", "no":
			*f.Off(s) = true
		case "true", "1", "yes":
			*f.Off(s) = false
		default:
			found.Warn(f.Name, "not-yes-or-no", "The link's value for "+f.Label+" must be true or false; it was left out.")
		}
	}
}

// version is the number of a version mark like v1, or 0.
func version(key string) int {
	digits, ok := strings.CutPrefix(key, "v")
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// clip is what a finding repeats of foreign text.
func clip(s string) string {
	const most = 24
	r := []rune(strings.ToValidUTF8(s, "?"))
	if len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(r)
}
