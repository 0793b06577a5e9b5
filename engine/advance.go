package engine

import "tenfold/engine/catalog"

// Advance does at most one of the layout searches that [ResolveWith] of s needs
// and has not remembered in kept, and reports whether it needs no more: a long
// answer in slices, for a page that must not stand still. What it resolved on
// the way is dropped, so that an answer never rests on a part of the searches.
func Advance(cat *catalog.Catalog, s Scenario, kept *Layouts) (done bool) {
	kept.metered, kept.spent, kept.short = true, false, false
	ResolveWith(cat, s, kept)
	done = !kept.short
	kept.metered, kept.short = false, false
	return done
}
