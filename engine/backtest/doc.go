// Package backtest holds the engine against published runs.
//
// [Make] predicts what each run of the catalogue published (accelerator-hours,
// days, energy, carbon, cost) from its model, tokens, hardware and, where
// published, count alone, and scores the predictions. What teams reach of the
// best layout is the one input that is fitted on these runs ([FitReach]); each
// run is predicted by a fit that has not seen any run of its developer.
package backtest
