package layout

import "tenfold/engine/unit"

// doublings is log₂ n for n ≥ 1, linear between powers of two so that every
// target gives the same digits.
func doublings(n float64) float64 {
	if !(n > 1) {
		return 0
	}
	m, e := unit.Binary(n)
	return float64(e-1) + m
}

// group is ranks of one collective: how many, and how many of them share a
// scale-up domain.
type group struct {
	size, inside float64
}

// groupOf is the group of size ranks that lie stride accelerators apart, in
// domains of the given size.
func groupOf(size, stride, domain int) group {
	in := domain / stride
	if in < 1 {
		in = 1
	}
	if in > size {
		in = size
	}
	return group{float64(size), float64(in)}
}

// links is the effective rates of the two tiers.
type links struct {
	up, out               float64 // seconds per byte
	upLatency, outLatency float64 // seconds per step
}

// share is the seconds of an all-gather or a reduce-scatter of bytes in all:
// (n−1)/n of them pass each link, inside the domain first, then between domains
// with each rank of a domain moving its part on its own network port
// (hierarchical ring; latency by halving).
func (l links) share(g group, bytes float64) float64 {
	if g.size <= 1 || bytes <= 0 {
		return 0
	}
	t := 0.0
	if g.inside > 1 {
		t = float64(bytes*(g.inside-1)/g.inside*l.up) + float64(doublings(g.inside)*l.upLatency)
	}
	if domains := g.size / g.inside; domains > 1 {
		t += float64(bytes/g.inside*(domains-1)/domains*l.out) + float64(doublings(domains)*l.outLatency)
	}
	return t
}

// exchange is the seconds of an all-to-all in which each rank sends bytes, of
// which copies to ranks of one other domain travel once: with k destinations
// for each token over d domains, d(1−(1−1/d)^k) domains are visited on average.
// It returns when both tiers are done, which work at the same time.
func (l links) exchange(g group, bytes float64, destinations int) float64 {
	if g.size <= 1 || bytes <= 0 {
		return 0
	}
	domains := g.size / g.inside
	if domains <= 1 {
		return float64(bytes*(g.size-1)/g.size*l.up) + float64(doublings(g.size)*l.upLatency)
	}
	miss := 1.0
	for range destinations {
		miss *= 1 - 1/domains
	}
	visited := domains * (1 - miss)
	outBytes := bytes / float64(destinations) * visited * (domains - 1) / domains
	out := float64(outBytes*l.out) + float64(doublings(domains)*l.outLatency)
	up := 0.0
	if g.inside > 1 {
		up = float64(bytes*(g.inside-1)/g.inside*l.up) + float64(doublings(g.inside)*l.upLatency)
	}
	return unit.Greater(up, out)
}

// pass is the seconds to send bytes to one neighbour, in the domain or not.
func (l links) pass(inside bool, bytes float64) float64 {
	if inside {
		return float64(bytes*l.up) + l.upLatency
	}
	return float64(bytes*l.out) + l.outLatency
}
