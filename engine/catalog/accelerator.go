package catalog

import (
	"cmp"

	"tenfold/engine/estimate"
	"tenfold/engine/unit"
)

// Formats are the number formats that a peak is known by, from the default down.
var Formats = []string{"bf16", "fp16", "fp8", "fp6", "fp4", "tf32", "fp32"}

// Status says whether an accelerator can be had.
type Status string

// The states of an accelerator.
const (
	Available Status = "available"
	Legacy    Status = "legacy"    // no longer sold new
	RentOnly  Status = "rent-only" // a cloud's own chip
	Internal  Status = "internal"  // its maker's own use
	Announced Status = "announced" // figures are its maker's promises
)

// Accelerator is a chip or package that can train a language model, with its
// share of the server. Peaks are dense.
type Accelerator struct {
	ID, Name, Short string // Short is how a sentence says it: "H100 SXM"
	Vendor, Family  string
	Status          Status
	Released        int // year

	peaks [7]estimate.Of[unit.FLOPRate] // as Formats

	Memory          estimate.Of[unit.Bytes]
	MemoryBandwidth estimate.Of[unit.ByteRate]
	TDP             estimate.Of[unit.Power]

	ScaleUpDomain     estimate.Of[unit.Count]    // accelerators on one scale-up network
	ScaleUpBandwidth  estimate.Of[unit.ByteRate] // of one accelerator, one direction
	ScaleOutBandwidth estimate.Of[unit.ByteRate] // of one accelerator, one direction

	PerServer        estimate.Of[unit.Count]
	ServerPower      estimate.Of[unit.Power]    // nameplate of one server (or rack); often missing
	ServerPowerRatio estimate.Of[unit.Ratio]    // server nameplate ÷ (PerServer × TDP)
	LoadFactor       estimate.Of[unit.Fraction] // mean draw ÷ nameplate while training; missing: assumption node_load_factor
	MatmulEfficiency estimate.Of[unit.Fraction] // best measured matrix product ÷ dense BF16 peak; missing: assumption matmul_efficiency_default

	ChipPrice        estimate.Of[unit.Money] // missing where nobody sells or prices it
	ServerPriceRatio estimate.Of[unit.Ratio] // server price per accelerator ÷ ChipPrice
	Embodied         estimate.Of[unit.Carbon]
}

// Peak is the dense peak in a number format of [Formats], and whether the
// accelerator has one.
func (a Accelerator) Peak(format string) (estimate.Of[unit.FLOPRate], bool) {
	for i, f := range Formats {
		if f == format {
			return a.peaks[i], a.peaks[i].Known()
		}
	}
	return missing[unit.FLOPRate](), false
}

func newAccelerator(id string) *Accelerator {
	a := &Accelerator{
		ID: id, Memory: missing[unit.Bytes](), MemoryBandwidth: missing[unit.ByteRate](), TDP: missing[unit.Power](),
		ScaleUpDomain: missing[unit.Count](), ScaleUpBandwidth: missing[unit.ByteRate](), ScaleOutBandwidth: missing[unit.ByteRate](),
		PerServer: missing[unit.Count](), ServerPower: missing[unit.Power](), ServerPowerRatio: missing[unit.Ratio](),
		LoadFactor: missing[unit.Fraction](), MatmulEfficiency: missing[unit.Fraction](),
		ChipPrice: missing[unit.Money](), ServerPriceRatio: missing[unit.Ratio](), Embodied: missing[unit.Carbon](),
	}
	for i := range a.peaks {
		a.peaks[i] = missing[unit.FLOPRate]()
	}
	return a
}

func (a *Accelerator) set(r *row) {
	switch r.Attribute {
	case "name":
		a.Name = r.Value
	case "short":
		a.Short = r.Value
	case "vendor":
		a.Vendor = r.Value
	case "family":
		a.Family = r.Value
	case "status":
		a.Status = Status(r.Value)
	case "release_year":
		a.Released = int(r.value)
	case "memory":
		a.Memory = quantity(r, unit.Gigabyte)
	case "memory_bandwidth":
		a.MemoryBandwidth = quantity(r, unit.TerabytePerSecond)
	case "tdp":
		a.TDP = quantity(r, unit.Watt)
	case "scale_up_domain":
		a.ScaleUpDomain = quantity(r, unit.Count(1))
	case "scale_up_bandwidth":
		a.ScaleUpBandwidth = quantity(r, unit.GigabytePerSecond)
	case "scale_out_bandwidth":
		a.ScaleOutBandwidth = quantity(r, unit.GigabitPerSecond)
	case "accelerators_per_server":
		a.PerServer = quantity(r, unit.Count(1))
	case "server_power":
		a.ServerPower = quantity(r, unit.Watt)
	case "server_power_ratio":
		a.ServerPowerRatio = quantity(r, unit.Ratio(1))
	case "load_factor":
		a.LoadFactor = quantity(r, unit.Fraction(1))
	case "matmul_efficiency":
		a.MatmulEfficiency = quantity(r, unit.Fraction(1))
	case "chip_price":
		a.ChipPrice = quantity(r, unit.Dollar)
	case "server_price_ratio":
		a.ServerPriceRatio = quantity(r, unit.Ratio(1))
	case "embodied":
		a.Embodied = quantity(r, unit.Kilogram)
	default:
		for i, f := range Formats {
			if r.Attribute == "peak_"+f {
				a.peaks[i] = quantity(r, unit.TeraFLOPPerSecond)
			}
		}
	}
}

// vendorOrder is the order in which a list of accelerators shows its groups.
var vendorOrder = []string{"NVIDIA", "AMD", "Google", "AWS", "Intel", "Huawei", "Cerebras", "Microsoft", "Meta"}

// before is the display order: by vendor, then the newest, then by name.
func (a *Accelerator) before(b *Accelerator) int {
	if d := place(vendorOrder, a.Vendor) - place(vendorOrder, b.Vendor); d != 0 {
		return d
	}
	if d := b.Released - a.Released; d != 0 {
		return d
	}
	return cmp.Compare(a.Name, b.Name)
}
