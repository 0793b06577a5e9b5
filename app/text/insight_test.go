package text_test

import (
	"strconv"
	"strings"
	"testing"

	"tenfold/app/text"
	"tenfold/engine"
	"tenfold/engine/catalog"
	"tenfold/engine/working"
)

// The three costs are reconciled by what is said: up-front without building ×
// the share used up + electricity is the owned cost, × the multiple the rent.
func TestInsightsReconcileTheCosts(t *testing.T) {
	in, found := engine.Resolve(catalog.Default(), engine.Scenario{})
	if found.Failed() {
		t.Fatal(found)
	}
	p := engine.Project(&in)
	said := text.Insights(&p)
	if len(said) != 4 || !strings.Contains(said[0].Words, "goes to accelerators") || !strings.Contains(said[1].Words, "uses up") || !strings.Contains(said[2].Words, "provisioned") || !strings.Contains(said[3].Words, "on site") {
		t.Fatalf("%q", said)
	}
	for _, i := range said {
		for _, name := range i.From {
			if row, ok := working.Explain(&in, &p, name); !ok || row.Formula == "" || text.InsightLabels[name] == "" {
				t.Errorf("%s, which “%s” rests on, has no working or no label", name, i.Words)
			}
		}
	}
	owned := float64(p.ClusterCapex)*float64(p.ShareUsed) + float64(p.EnergyCost)
	rent := owned * float64(p.RentOverOwned)
	if off := owned / float64(p.CostOwned); off < 0.999 || off > 1.001 {
		t.Errorf("owned %.4g by the sentence, %.4g by the engine", owned, float64(p.CostOwned))
	}
	if off := rent / float64(p.CostRental); off < 0.999 || off > 1.001 {
		t.Errorf("rent %.4g by the sentence, %.4g by the engine", rent, float64(p.CostRental))
	}
	whole := 0.0
	for part := range strings.FieldsSeq(strings.ReplaceAll(said[0].Words, "\u00a0", " ")) {
		if v, err := strconv.ParseFloat(part, 64); err == nil {
			whole += v
		}
	}
	if whole < 98 || whole > 102 {
		t.Errorf("the parts of the owned cost add up to %v %%: %q", whole, said[0].Words)
	}
	if none := text.Insights(&engine.Projection{}); len(none) != 0 {
		t.Errorf("of nothing: %q", none)
	}
}
