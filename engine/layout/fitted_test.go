package layout

import (
	"encoding/csv"
	"reflect"
	"strings"
	"testing"
)

// encoding/csv is the measure of what a line of CSV holds.
func TestCellsAreThoseOfCSV(t *testing.T) {
	lines := []string{"a,b", "a,,b,", ",", `"a, b",c`, `a,"say ""no"", twice",c`, `"",x`, `"a"`, `""""`, `a,"b"`}
	for line := range strings.Lines(constantsCSV) {
		lines = append(lines, strings.TrimSuffix(line, "\n"))
	}
	for _, line := range lines {
		want, err := csv.NewReader(strings.NewReader(line)).Read()
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		if got := cells(line); !reflect.DeepEqual(got, want) {
			t.Errorf("%s\ngot  %q\nwant %q", line, got, want)
		}
	}
}

func TestTableRefusesWhatIsNoConstant(t *testing.T) {
	const head = "name,value,unit,low,high,basis,source,note\n"
	for _, bad := range []string{"fill,1,fraction,1,1,derived,fit\n", "fill,one,fraction,1,1,derived,fit,\n", "fill,1,fraction,,1,derived,fit,\n", "\n"} {
		if got, err := table(head + bad); err == nil {
			t.Errorf("%q is read as %v", bad, got)
		}
	}
}
