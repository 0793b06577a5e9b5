package unit

import "math"

// Quantity is any of the types of this package: a float64 in its base unit.
type Quantity interface{ ~float64 }

// The quantities, each with its base unit.
type (
	FLOP            float64 // amount of compute, floating-point operations
	FLOPRate        float64 // FLOP per second
	Params          float64 // parameters of a model
	Elements        float64 // attention elements: layers × heads × head width × sequence length
	Tokens          float64 // training tokens
	FLOPPerToken    float64 // FLOP for one token, forward and backward
	FLOPFactor      float64 // FLOP for one parameter (or attention element) and one token
	Bytes           float64 // amount of memory, bytes
	ByteRate        float64 // bytes per second
	Time            float64 // seconds
	Power           float64 // watts
	Energy          float64 // joules
	AcceleratorTime float64 // accelerator-seconds
	FailureRate     float64 // interruptions per accelerator-second
	CarbonIntensity float64 // grams of CO2e per joule
	Carbon          float64 // grams of CO2e
	WaterIntensity  float64 // litres per joule
	Water           float64 // litres
	Money           float64 // US dollars
	HourlyPrice     float64 // US dollars per accelerator-second
	EnergyPrice     float64 // US dollars per joule
	PowerPrice      float64 // US dollars per watt of capacity
	YearlyRate      float64 // share of a value per second
	Fraction        float64 // 0 … 1
	Ratio           float64 // ≥ 0, dimensionless
	Count           float64 // whole things
)

// Units that people write, in the base unit.
const (
	Second Time = 1
	Minute Time = 60
	Hour   Time = 3600
	Day    Time = 24 * Hour
	Year   Time = 8766 * Hour // 365.25 days

	Watt     Power = 1
	Kilowatt Power = 1e3
	Megawatt Power = 1e6

	Joule        Energy = 1
	KilowattHour Energy = 3.6e6
	MegawattHour Energy = 3.6e9

	TeraFLOPPerSecond FLOPRate = 1e12

	Gigabyte          Bytes    = 1e9
	GigabytePerSecond ByteRate = 1e9
	TerabytePerSecond ByteRate = 1e12
	GigabitPerSecond  ByteRate = 1e9 / 8

	Billion  Params = 1e9
	Trillion Tokens = 1e12

	AcceleratorHour AcceleratorTime = 3600
	AcceleratorDay  AcceleratorTime = 86400

	GramPerKilowattHour CarbonIntensity = 1 / 3.6e6
	Gram                Carbon          = 1
	Kilogram            Carbon          = 1e3
	Tonne               Carbon          = 1e6

	LitrePerKilowattHour WaterIntensity = 1 / 3.6e6
	Litre                Water          = 1
	CubicMetre           Water          = 1e3

	Dollar                   Money       = 1
	DollarPerAcceleratorHour HourlyPrice = 1.0 / 3600
	DollarPerKilowattHour    EnergyPrice = 1 / 3.6e6
	DollarPerWatt            PowerPrice  = 1
	PerYear                  YearlyRate  = 1.0 / (8766 * 3600)
	PerAcceleratorDay        FailureRate = 1.0 / 86400
)

// Unknown is the quantity for which there is no figure.
func Unknown[T Quantity]() T { return T(math.NaN()) }

// Known reports whether there is a figure: q is a finite number.
func Known[T Quantity](q T) bool {
	f := float64(q)
	return !math.IsNaN(f) && !math.IsInf(f, 0)
}

// Of returns q in units of one: Of(e, MegawattHour) is e in MWh.
func Of[T Quantity](q, one T) float64 { return float64(q) / float64(one) }
