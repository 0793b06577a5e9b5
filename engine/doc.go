// Package engine computes what training a model takes: accelerators, days,
// power, energy, carbon, water and money.
//
// A [Scenario] is what somebody chose and nothing else; the zero Scenario is the
// default question. [Resolve] looks up and assumes everything that it leaves open,
// and gives [Inputs]: every number that is read, each with its range, basis and
// sources. [Project] is the model: pure arithmetic from Inputs to a [Projection],
// in which every result and every step on the way to it is assigned once.
//
//	Scenario → Resolve → Inputs → Project → Projection
//
// Each stage is a file that can be read alone, with the source of its formula:
// model.go (compute, parameters, tokens, shape), utilisation.go (the layout search,
// MFU), goodput.go and checkpoint.go (interruptions), project.go (time and count),
// power.go, place.go (energy, carbon, water) and money.go. Package spread adds the
// ranges, working the formulas in words, solve turns the question round, and wire
// speaks JSON.
//
// Everything here is a function of its arguments alone: no files, no network, no
// clock. The same scenario gives the same digits on every machine, which is why
// math.Exp, math.Log and math.Pow stay out (unit has its own) and why a product is
// rounded before it is added.
package engine
