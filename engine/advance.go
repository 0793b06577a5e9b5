package engine

import "tenfold/engine/catalog"

// Advance does at most one of the layout searches that [ResolveWith] of s needs
// and has not remembered in kept, and reports whether it needs no more: a long
// answer in slices, for a page that must not stand still. What it resolved on
// the way is dropped, so that an answer never rests on a part of the searches.
func Advance(cat *catalog.Catalog, s Scenario, kept *Layouts) (done bool) {
	return metered(cat, s, kept, 1)
}

// Searched reports whether [ResolveWith] of s needs no layout search that is not
// remembered in kept. It searches none.
func Searched(cat *catalog.Catalog, s Scenario, kept *Layouts) bool {
	return metered(cat, s, kept, 0)
}

// metered resolves s with no more searches than allowed, and reports whether
// they were enough.
func metered(cat *catalog.Catalog, s Scenario, kept *Layouts, allowed int) bool {
	kept.metered, kept.allowed, kept.short = true, allowed, false
	ResolveWith(cat, s, kept)
	enough := !kept.short
	kept.metered, kept.short = false, false
	return enough
}
