// Package spread answers a scenario with ranges: it draws the uncertain inputs,
// runs the same [engine.Project] on every draw, and takes the 10th and 90th
// percentile of each result.
//
// Inputs of one thing are drawn together (engine.Together), and Sensitivity says
// which inputs move a result.
//
// Draws are stratified (Latin hypercube, McKay et al. 1979): each input's n
// draws lie at the middles of n equally likely strata, in an order of its own
// that depends on the seed and the input's name (and on the input it follows) alone. So the same scenario
// gives the same digits on every machine, and the same draws serve while a
// reader drags a control.
package spread
