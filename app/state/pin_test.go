package state

import (
	"strings"
	"testing"

	"tenfold/engine"
)

// named is the pins by name.
func (p *page) named() string {
	var out []string
	for _, pin := range p.Pins {
		out = append(out, p.PinName(pin))
	}
	return strings.Join(out, " | ")
}

// stored is what the device was last asked to keep.
func (p *page) stored(t *testing.T) string {
	t.Helper()
	for _, e := range p.effects {
		if k, ok := e.(KeepPins); ok {
			return k.Stored
		}
	}
	t.Fatal("nothing is kept")
	return ""
}

// TestPins: a question is pinned once; each pin keeps its own answer while the
// question goes on.
func TestPins(t *testing.T) {
	p := opened(t, "")
	p.do(PinNow{})
	p.do(PinNow{})
	if p.named() != "Llama 4, as announced" || !p.Pinned() {
		t.Fatalf("pins: %s", p.named())
	}
	was := p.value(t, "compute_flop")
	p.do(Slide{PositionOf(100)})
	p.do(PinNow{})
	p.do(SetText{"pue", "1.3"})
	p.do(PinNow{})
	if p.named() != "Llama 4, as announced | 100× Llama 3.1 | 100× Llama 3.1 405B, H100 SXM, 90\u00a0days" || p.Beyond(p.Scenario)[0] != "PUE 1.3" {
		t.Errorf("pins: %s; beyond: %v", p.named(), p.Beyond(p.Scenario))
	}
	if got := p.Pins[0].Result("compute_flop").Value; got != was {
		t.Errorf("the first pin's compute is %v, was %v", got, was)
	}
	if base, _ := p.Baseline(); base.ID != p.Pins[2].ID {
		t.Errorf("held against %d", base.ID)
	}
	p.do(HoldAgainst{p.Pins[0].ID})
	if base, _ := p.Baseline(); base.ID != p.Pins[0].ID {
		t.Errorf("held against %d", base.ID)
	}
	p.do(OpenPin{p.Pins[0].ID})
	if p.Scenario != (engine.Scenario{}) || p.Text("scale") != "10×" || !p.Fresh {
		t.Errorf("opened: %+v", p.Scenario)
	}
	p.do(Unpin{p.Pins[0].ID})
	if base, _ := p.Baseline(); len(p.Pins) != 2 || base.ID != p.Pins[1].ID {
		t.Errorf("let go: %s, held against %d", p.named(), base.ID)
	}
}

// TestPinsAreUndone: pinning, naming and letting go are steps like any other.
func TestPinsAreUndone(t *testing.T) {
	p := opened(t, "")
	p.do(PinNow{})
	id := p.Pins[0].ID
	for _, name := range []string{"f", "fi", "first"} {
		p.do(Rename{id, name})
	}
	p.do(Commit{PinNameControl(id)})
	p.do(Unpin{id})
	if len(p.Pins) != 0 || p.stored(t) != "" {
		t.Fatalf("pins: %s", p.named())
	}
	p.do(Undo{})
	if p.named() != "first" || p.stored(t) != "v1\tfirst\n" {
		t.Errorf("undone: %s", p.named())
	}
	links := len(p.links)
	p.do(Undo{})
	if p.named() != "Llama 4, as announced" || len(p.links) != links || !p.Fresh {
		t.Errorf("undone twice: %s, %d links, fresh %v", p.named(), len(p.links)-links, p.Fresh)
	}
	p.do(Undo{})
	if len(p.Pins) != 0 || p.CanUndo() {
		t.Errorf("undone three times: %s", p.named())
	}
	p.do(Redo{})
	p.do(Redo{})
	if p.named() != "first" {
		t.Errorf("redone: %s", p.named())
	}
}

// TestPinsAreKept: what was kept comes back the same, with answers; what this
// page did not write does no harm.
func TestPinsAreKept(t *testing.T) {
	p := opened(t, "")
	p.do(PinNow{})
	p.do(Rename{p.Pins[0].ID, " A\tB\nC\x00 & <i>"})
	p.do(Slide{PositionOf(100)})
	p.do(PinNow{})
	stored := p.stored(t)
	q := opened(t, "v1&scale=3")
	q.do(PinsFound{stored, true})
	if !samePins(p.Pins, q.Pins) || q.named() != " ABC & <i> | 100× Llama 3.1" || q.Factor() != 3 {
		t.Errorf("kept %q, found %s", stored, q.named())
	}
	for i := range q.Pins {
		if !q.Pins[i].Done || q.Pins[i].Result("days") != p.Pins[i].Result("days") {
			t.Errorf("pin %d: %+v, was %+v", i, q.Pins[i].Result("days"), p.Pins[i].Result("days"))
		}
	}
	q.do(PinsFound{strings.Repeat("noise\n\t\tv1\n{}\n", 100) + "v1&accelerator=abacus\tgone\nv1&accelerator=abacus\ttwice", true})
	if q.named() != "gone" || !q.Pins[0].Done || !strings.Contains(q.Pins[0].Why, "abacus") {
		t.Errorf("noise: %s, %+v", q.named(), q.Pins)
	}
	q.do(PinsFound{"", false})
	if q.named() != "gone" || q.Keeping != NotKept {
		t.Error("a device that keeps nothing takes pins away")
	}
	q.do(PinsKept{true})
	if q.Keeping != Kept {
		t.Error("not said that they are kept")
	}
}

// TestPinOfControl: the names of controls lead back to pins.
func TestPinOfControl(t *testing.T) {
	if id, ok := PinOfControl(PinNameControl(17)); !ok || id != 17 {
		t.Errorf("pin %d, %v", id, ok)
	}
	for _, other := range []string{"scale", "pin.", "pin.x.name", "pin.1", "model.params"} {
		if _, ok := PinOfControl(other); ok {
			t.Errorf("%s is no pin", other)
		}
	}
}

// FuzzPins: whatever the device holds, what is read from it is written and read
// back the same.
func FuzzPins(f *testing.F) {
	f.Add("v1\tfirst\nv1&scale=30\t\n")
	f.Add("v9&colour=red\t\xff\nnoise")
	f.Fuzz(func(t *testing.T, stored string) {
		pins := readPins(stored)
		if again := readPins(StoredPins(pins)); !samePins(pins, again) {
			t.Errorf("%q: %+v, then %+v", stored, pins, again)
		}
	})
}
