package export

import "strings"

// units are the endings of results' names that say a unit.
var units = []struct{ ending, unit string }{
	{"_flop", "FLOP"}, {"_mw", "MW"}, {"_mwh", "MWh"}, {"_t", "t"}, {"_m3", "m3"}, {"_usd", "USD"}, {"_hours", "h"}, {"days", "days"},
}

// Unit is the unit of a result by its name; "" for counts and shares.
func Unit(result string) string {
	for _, u := range units {
		if strings.HasSuffix(result, u.ending) {
			return u.unit
		}
	}
	return ""
}
