package state

import (
	"slices"
	"testing"
)

// TestPace: at most one address in place every 300 ms, the last one wins, steps
// go out at once and in order.
func TestPace(t *testing.T) {
	in := func(s string) WriteLink { return WriteLink{Fragment: s} }
	step := func(s string) WriteLink { return WriteLink{Fragment: s, Push: true} }
	var p Pace
	var got []WriteLink
	offer := func(now int64, w WriteLink, wantWait int64) {
		t.Helper()
		next, out, wait := p.Offer(now, w)
		p, got = next, append(got, out...)
		if wait != wantWait {
			t.Errorf("at %d: wait %d, want %d", now, wait, wantWait)
		}
	}
	due := func(now int64) {
		next, out := p.Due(now)
		p, got = next, append(got, out...)
	}
	offer(1000, step("a"), 0)
	offer(1010, in("b"), 290)
	offer(1020, in("c"), 0)
	offer(1030, in("d"), 0)
	due(1300)
	due(1310)
	offer(1400, in("e"), 200)
	offer(1450, step("f"), 0) // e is the address of the step before
	due(1600)
	offer(1700, in("g"), 50)
	p = p.Left() // Back was pressed: g belongs to an address that is gone
	due(1750)
	offer(2100, in("h"), 0)
	want := []WriteLink{step("a"), in("d"), in("e"), step("f"), in("h")}
	if !slices.Equal(got, want) {
		t.Errorf("wrote %v, want %v", got, want)
	}
}

// TestPaceSparesTheBrowser: a key every 10 ms for 30 s stays below the 100 calls
// that Safari allows in that time.
func TestPaceSparesTheBrowser(t *testing.T) {
	var p Pace
	calls, due := 0, int64(-1)
	for now := int64(1); now < 30000; now++ {
		if due == now {
			next, out := p.Due(now)
			p, due = next, -1
			calls += len(out)
		}
		if now%10 == 0 {
			next, out, wait := p.Offer(now, WriteLink{Fragment: "x"})
			p = next
			calls += len(out)
			if wait > 0 {
				due = now + wait
			}
		}
	}
	if calls > 100 || calls < 90 {
		t.Errorf("%d calls in 30 s", calls)
	}
}
