package unit_test

import (
	"fmt"
	"strings"

	"tenfold/engine/unit"
)

// Quantities meet only in the products that there are: watts for a time are
// energy, and energy at an intensity is carbon.
func Example() {
	draw := 200 * unit.Megawatt
	energy := draw.For(90 * unit.Day)
	fmt.Println(unit.Of(energy, unit.MegawattHour), "MWh")
	// Output:
	// 432000 MWh
}

// Numbers are read as people write them.
func ExampleParse() {
	for _, text := range []string{"70B", "15 trillion", "1,024", "2.5e25", "30 %", "ten"} {
		v, fault := unit.Parse(text, map[string]float64{"%": 0.01})
		fmt.Println(strings.TrimSpace(fmt.Sprint(text, " = ", v, " ", fault)))
	}
	// Output:
	// 70B = 7e+10
	// 15 trillion = 1.5e+13
	// 1,024 = 1024
	// 2.5e25 = 2.5e+25
	// 30 % = 0.3
	// ten = 0 not-number
}

func ExampleParseSpan() {
	for _, text := range []string{"30-45 %", "35 ± 5", "2 to 3"} {
		s, _ := unit.ParseSpan(text, map[string]float64{"%": 0.01})
		fmt.Println(text, "=", s.Low, "to", s.High)
	}
	// Output:
	// 30-45 % = 0.3 to 0.45
	// 35 ± 5 = 30 to 40
	// 2 to 3 = 2 to 3
}
