package text

import "tenfold/engine/spread"

// What stands beside carbon where the market-based figure is missing, and the
// two ways to it.
const (
	MarketMissing  = "needs the clean share that the operator contracted:"
	MarketShare    = "give it"
	MarketOperator = "choose an operator"
)

// MarketBeside is the market-based figure as a line beside the location-based
// one: neither stands for the other, and none is never nought.
func MarketBeside(q spread.Quantity) string {
	return "market-based: " + Say("carbon_market_t", q).Value
}
