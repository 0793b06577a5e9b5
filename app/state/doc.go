// Package state is the whole behaviour of the page as pure functions: [Update]
// takes a state and a message and returns the next state and what is to be done
// outside. It knows neither browser nor go-app, so that typing, presets, undo,
// links and bad values are tested natively.
package state
