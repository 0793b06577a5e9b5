package check

import "testing"

func TestList(t *testing.T) {
	var l List
	l.Note("days", "a", "A note.")
	l.Note("days", "a", "A note.")
	l.Warn("scale", "b", "A warning.")
	if len(l) != 2 || l.Failed() {
		t.Errorf("%+v: the same finding is kept once, and a warning is no failure", l)
	}
	l.Error("scale", "c", "An error.")
	if !l.Failed() || len(l.On("scale")) != 2 || len(l.On("pue")) != 0 {
		t.Errorf("%+v", l)
	}
}
