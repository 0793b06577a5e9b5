// Package peer reckons an answer as other tools do, and says by which factors
// they come to another figure.
//
// A tool's figures (see [catalog.Tool]) take the place of ours one after the
// other, in a stated order: first the work, then how fast it is done, then what
// it draws, from the chip outwards, then grid and price. Each changes a result by
// a factor, given those before it; their product is the whole. In another order
// the single factors would be a little different, the product would not.
package peer
