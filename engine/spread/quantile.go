package spread

import (
	"math"

	"tenfold/engine/unit"
)

// smallest returns the element of v that would stand at index k if v were
// sorted; it reorders v. Selection by Floyd and Rivest (1975): a few elements are
// searched first for a pivot that is nearly the one sought, so that most of v is
// looked at once. Which pivots are taken decides how long it takes, never what is
// returned.
func smallest(v []float64, k int) float64 {
	narrow(v, 0, len(v)-1, k)
	return v[k]
}

// sampled is the length from which a pivot is searched for in a sample.
const sampled = 600

func narrow(v []float64, low, high, k int) {
	for low < high {
		if n := high - low; n > sampled {
			size := float64(n + 1)
			i := float64(k - low + 1)
			log := unit.Log(size)
			s := float64(0.5 * unit.Exp(float64(2*log)/3))
			off := float64(0.5 * math.Sqrt(float64(float64(log*s)*(size-s))/size))
			if i < size/2 {
				off = -off
			}
			from := max(low, int(float64(k)-float64(i*s)/size+off))
			to := min(high, int(float64(k)+float64((size-i)*s)/size+off))
			narrow(v, from, to, k)
		}
		pivot := v[k]
		i, j := low, high
		for i <= j {
			for v[i] < pivot {
				i++
			}
			for pivot < v[j] {
				j--
			}
			if i <= j {
				v[i], v[j] = v[j], v[i]
				i++
				j--
			}
		}
		if j < k {
			low = i
		}
		if k < i {
			high = j
		}
	}
}

// tenths returns the 10th and 90th percentile of v, each one of its elements;
// it reorders v.
func tenths(v []float64) (low, high float64) {
	n := len(v)
	at := (n + 9) / 10 // ceil(n/10)
	high = smallest(v, n-at)
	return smallest(v[:n-at+1], at-1), high
}
