package text

import "tenfold/engine/spread"

// What stands beside carbon where the market-based figure is missing, and the
// two ways to it.
const (
	MarketMissing  Phrase = "needs the clean share that the operator contracted:"
	MarketShare    Phrase = "give it"
	MarketOperator Phrase = "choose an operator"

	marketBased Phrase = "market-based: {carbon}"
)

// MarketBeside is the market-based figure as a line beside the location-based
// one: neither stands for the other, and none is never nought.
func MarketBeside(q spread.Quantity) string {
	return marketBased.With(Say("carbon_market_t", q).Value)
}
