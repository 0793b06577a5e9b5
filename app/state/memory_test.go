package state

import (
	"flag"
	"fmt"
	"runtime"
	"testing"

	"tenfold/engine/catalog"
	"tenfold/engine/spread"
)

var memoryEdits = flag.Int("memory-edits", 1000, "how many edits TestMemoryOfEdits makes")

// A thousand edits weigh no more than those that fill the history: what is live
// then, with the pins and all that a sampler remembers, is within a tenth.
func TestMemoryOfEdits(t *testing.T) {
	cat, most := catalog.Default(), *memoryEdits
	if runtime.GOOS == "js" {
		most = min(most, 500)
	}
	m := &monkey{sampler: spread.New()}
	m.State = State{Catalog: cat}
	m.State = Start(cat, "v1&mfu=0.4&goodput=0.9&draws=1000", m.answer)
	live := func() float64 {
		m.jobs, m.links = nil, nil // the test's own
		runtime.GC()
		var s runtime.MemStats
		runtime.ReadMemStats(&s)
		return float64(s.HeapAlloc)
	}
	accelerators, regions := cat.Accelerators(), cat.Regions()
	var after100, full float64
	for i := range most {
		if i == 100 {
			after100 = live()
		}
		if i == 2*longestPast {
			full = live()
		}
		switch i % 16 {
		case 4:
			m.do(Choose{"accelerator", accelerators[i/16%len(accelerators)].ID})
		case 8:
			m.do(Choose{"region", regions[i/16%len(regions)].ID})
		case 10:
			m.do(PinNow{})
		case 13:
			if len(m.Pins) > 3 {
				m.do(Unpin{m.Pins[0].ID})
			}
		case 15:
			m.do(Undo{})
		default:
			m.do(SetText{"scale", fmt.Sprintf("%g", 10+float64(i*37%900)/10)})
		}
	}
	after := live()
	t.Logf("%.2f MB live after 100 edits, %.2f after %d, %.2f after %d; %d pins, %d steps to undo", after100/1e6, full/1e6, 2*longestPast, after/1e6, most, len(m.Pins), len(m.past))
	if after > 1.1*full {
		t.Errorf("%.2f MB with a full history, %.2f after %d edits", full/1e6, after/1e6, most)
	}
	runtime.KeepAlive(m)
}
