// Package unit holds the quantities of the model as Go types, the closed list
// of products between them, and the way they are read from and written as text.
//
// A quantity is a float64 held in one base unit (watt, joule, second, FLOP,
// gram of CO2e, litre, US dollar, accelerator-second). Constants give the units
// people write: 700*unit.Watt, 90*unit.Day. Two quantities are never
// multiplied with *: each product the model needs is a named method in
// arith.go, so that a wrong pairing does not compile.
//
// An unknown quantity is NaN inside the engine (see [Unknown]); it travels
// through arithmetic by itself and leaves the engine as "no figure", never as a
// number.
//
// Exp, Log and Pow replace the functions of package math, whose results differ
// in the last bit between processors: here the same digits come out on every
// target.
package unit
