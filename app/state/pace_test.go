package state

import (
	"slices"
	"testing"
)

// TestPace: the first addresses in place go out at once, then one every 350 ms,
// the last one wins; steps go out at once and in order.
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
	want := []WriteLink{step("a")}
	offer(1000, step("a"), 0)
	for range paceBurst - 1 {
		offer(1000, in("typed"), 0)
		want = append(want, in("typed"))
	}
	offer(1010, in("b"), 340)
	offer(1020, in("c"), 0)
	offer(1030, in("d"), 0)
	due(1350)
	due(1360)
	offer(1400, in("e"), 300)
	offer(1450, step("f"), 0) // e is the address of the step before
	due(1700)
	offer(2380, in("g"), 20)
	p = p.Left() // Back was pressed: g belongs to an address that is gone
	due(2400)
	offer(2400, in("h"), 0)
	offer(60000, in("i"), 0)
	offer(60000, in("j"), 0)
	want = append(want, in("d"), in("e"), step("f"), in("h"), in("i"), in("j"))
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
