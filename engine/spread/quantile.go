package spread

// smallest returns the element of v that would stand at index k if v were
// sorted; it reorders v. Hoare's selection with the median of three as pivot.
func smallest(v []float64, k int) float64 {
	low, high := 0, len(v)-1
	for low < high {
		mid := low + (high-low)/2
		if v[mid] < v[low] {
			v[mid], v[low] = v[low], v[mid]
		}
		if v[high] < v[low] {
			v[high], v[low] = v[low], v[high]
		}
		if v[high] < v[mid] {
			v[high], v[mid] = v[mid], v[high]
		}
		pivot := v[mid]
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
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return v[k]
		}
	}
	return v[k]
}

// tenths returns the 10th and 90th percentile of v, each one of its elements;
// it reorders v.
func tenths(v []float64) (low, high float64) {
	n := len(v)
	at := (n + 9) / 10 // ceil(n/10)
	high = smallest(v, n-at)
	return smallest(v[:n-at+1], at-1), high
}
