package validate

import (
	"os"
	"testing"
)

func TestWrite(t *testing.T) {
	if os.Getenv("WRITE") == "" {
		t.Skip()
	}
	c, err := Calibrate()
	if err != nil {
		t.Fatal(err)
	}
	a, _ := c.Constants()
	b, _ := c.FoldsFile()
	os.WriteFile("../data/constants.csv", a, 0o644)
	os.WriteFile("data/folds.csv", b, 0o644)
}
