package catalog

import (
	"fmt"
	"strings"
)

// table reads the lines of a CSV file held as one string, without copying: a
// field is a part of the text unless it holds a doubled quote. A field may be
// quoted; it may not hold a line break.
type table struct {
	file string
	rest string
	line int // of the last line read
}

// next reads one line into fields and reports whether there was one.
func (t *table) next(fields []string) (bool, error) {
	if t.rest == "" {
		return false, nil
	}
	t.line++
	line := t.rest
	if i := strings.IndexByte(line, '\n'); i >= 0 {
		line, t.rest = line[:i], line[i+1:]
	} else {
		t.rest = ""
	}
	for n := range fields {
		var field string
		var more bool
		if strings.HasPrefix(line, `"`) {
			end := closing(line)
			if end < 0 {
				return false, t.wrong("a quote is not closed")
			}
			field = line[1:end]
			if strings.Contains(field, `""`) {
				field = strings.ReplaceAll(field, `""`, `"`)
			}
			line = line[end+1:]
			more = strings.HasPrefix(line, ",")
			if !more && line != "" {
				return false, t.wrong("text after a closing quote")
			}
			line = strings.TrimPrefix(line, ",")
		} else {
			field, line, more = strings.Cut(line, ",")
		}
		if more != (n < len(fields)-1) {
			return false, t.wrong(fmt.Sprintf("%d fields wanted", len(fields)))
		}
		fields[n] = field
	}
	return true, nil
}

// closing is the index of the quote that closes the one at index 0, or −1.
func closing(line string) int {
	for i := 1; i < len(line); i++ {
		if line[i] != '"' {
			continue
		}
		if i+1 < len(line) && line[i+1] == '"' {
			i++
			continue
		}
		return i
	}
	return -1
}

// header reads the first line and compares it.
func (t *table) header(want ...string) error {
	fields := make([]string, len(want))
	ok, err := t.next(fields)
	switch {
	case err != nil:
		return err
	case !ok:
		return t.wrong("empty file")
	}
	for i := range want {
		if fields[i] != want[i] {
			return t.wrong(fmt.Sprintf("header %q where %q is wanted", fields[i], want[i]))
		}
	}
	return nil
}

// wrong is an error at the last line read.
func (t *table) wrong(what string) error {
	return fmt.Errorf("catalog: %s:%d: %s", t.file, t.line, what)
}
