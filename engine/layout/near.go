package layout

// BestNear is Best, quicker where like is nearly the answer: the best layout of
// a neighbouring question. What comes back does not depend on it. Where breathe is
// not nil it is called now and then: a search may take a second, and its caller
// have others to serve in between.
func BestNear(req Request, like Parallel, breathe func()) Result {
	floor := nearby(req, like, breathe)
	got := find(req, true, floor, breathe)
	if floor > 0 && !(got.TokensPerSecond() >= floor) { // like lies outside what the request allows
		return find(req, true, 0, breathe)
	}
	return got
}

// nearby is tokens/s that layouts with the tensor, context and expert degrees and
// the microbatch of like reach, 0 where none is found. About as many stages as like
// has are tried first, twice as many, and half: what those reach rules most of the
// others out.
func nearby(req Request, like Parallel, breathe func()) (rate float64) {
	if req.check().Failed() || like.TP < 1 || like.PP < 1 || like.CP < 1 || like.EP < 1 || like.Microbatch < 1 {
		return 0
	}
	given := func(degree *int, d int) {
		if *degree == 0 {
			*degree = d
		}
	}
	given(&req.Fixed.TP, like.TP)
	given(&req.Fixed.CP, like.CP)
	given(&req.Fixed.EP, like.EP)
	given(&req.Fixed.Microbatch, like.Microbatch)
	try := func(pp int) {
		near := req
		given(&near.Fixed.PP, pp)
		if got := find(near, true, rate, breathe); got.Found {
			rate = max(rate, got.TokensPerSecond()*(1-1e-9)) // less what rounding may have added
		}
	}
	for _, pp := range [...]int{like.PP, 2 * like.PP, (like.PP + 1) / 2} {
		try(evenStages(req.Setting.Shape.Layers, pp))
	}
	if rate > 0 {
		try(0)
	}
	return rate
}

// evenStages is the most stages, up to so many, that the layers fall evenly on.
func evenStages(layers, most int) int {
	pp := min(most, layers)
	for !nearlyEven(layers, pp) {
		pp--
	}
	return pp
}
