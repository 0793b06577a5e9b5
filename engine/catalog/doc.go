// Package catalog holds the facts: accelerators, training runs, regions,
// facilities, rents and the constants of the model, each with its unit, range,
// basis, source, locator and date. No figure of the world stands in a formula;
// it stands in a file under data/, one fact a line:
//
//	id,attribute,value,low,high,unit,basis,source,locator,date,note
//
// Low and high are the 10th and 90th percentile, empty for an exact figure.
// Basis is published, measured, derived or assumed. Source is one or more ids
// of sources.csv joined by a semicolon, and locator says where in it; an
// assumed line gives its reason in the note instead. Where sources disagree,
// the note names the others and why this one was taken. Lines are sorted by
// id, then in the order of the attributes in schema.go; a test refuses
// anything else, and says file and line.
//
// The files are embedded as strings and read once, without a file system.
//
// # Adding an accelerator
//
// Add its lines to accelerators.csv in the order of acceleratorAttributes,
// where the required ones are marked. Peaks are dense: halve a headline that
// counts 2:4 sparsity, and say so. Bandwidths are of one accelerator in one
// direction: halve a figure that counts both. server_power_ratio is the
// server's nameplate ÷ (accelerators_per_server × tdp). chip_price is the
// newest price at volume, else a listing; leave the line out rather than guess
// (cost of owning it is then unknown), unless a neighbour of the same maker
// scaled by dense peak gives a range you can defend. Add the free names it goes
// by in papers to aliases.csv, quotes to quotes.csv, and what they reduce to (see
// Rents) to prices.csv. One that was looked at and left out goes to excluded.csv
// with the reason.
//
// # Adding a run
//
// Add its lines to runs.csv. Params, active params and tokens are what a
// reference needs; the shape only where the paper, the model card or the
// configuration file prints it. head_dim only where it is not hidden ÷ heads
// (the mean of query-key and value where the two differ). accelerator is an id
// of accelerators.csv. check is ok, doubtful (shown apart) or exclude
// (comparison only), with the reason in check_reason.
//
// # Adding a region
//
// carbon_intensity is location-based: for the US EPA eGRID, or Google's
// operational figure where a balancing area differs much from its subregion;
// elsewhere Ember (life cycle). The range spans the figures of Ember, Our World
// in Data and Google, at least 10% either way; where only a neighbour's figure
// exists, it is assumed. Tables under share-alike licences are not used.
// electricity_price, pue and wue only where somebody printed them: the model
// falls back on the assumptions electricity_price_world, pue_hyperscale and
// wue_default. pue and wue are the median (geometric mean of two) of the
// operators' figures at the site, design values left out.
//
// # Rents
//
// prices.csv is quotes reduced by one rule. On demand: one vote a provider, its
// newest quote within 18 months of the accelerator's newest; spot, marketplace
// and index quotes and those marked unreliable are left out. The value is the
// median of the votes, the range their 10th and 90th percentile, at least 15%
// either way and 30% with fewer than three providers; the span from small
// clouds to the lists of the largest is left as wide as it is. Reserved: the
// on-demand value times the median discount of the providers that quote both,
// because reserved quotes come mostly from the dearest lists; left out where
// they are more than 18 months older. The one exception is the H100 SXM for a
// year, which has an index of its own. The date is that of the newest quote.
// A market's range is left out wherever there are prices.
//
// # Quotes
//
// quotes.csv is what those medians rest on, and every older one: the price of
// one accelerator-hour (purchase: of one accelerator) that one provider asked on
// one day, the median where it asks several for regions or machines.
//
//	accelerator,commitment,date,provider,price,source,confidence
//
// Confidence A is a provider's own list, B what a third party reports of it.
// Left out are spot, marketplace and spot-index quotes, prices too low to be
// whole accelerators or contradicted by far, and every index whose terms forbid
// keeping it. Provider "market range" is the geometric mean of a range; "volume"
// prices of accelerators are those of yearly estimates, "equivalent" ones those of
// chips nobody sells. [Catalog.RentAt] and [Catalog.ChipPriceAt] reduce them for
// a year by the rule above; the yearly factors rental_price_trend and
// chip_price_trend are fitted on them.
//
// # Costs
//
// costs.csv is what third parties estimate that a run cost, in their definitions;
// nothing is fitted to it.
//
// # Marks
//
// marks.csv is what a projection is set beside: capital expenditure as reported
// and as guided, what was spent on training in a year, sites, clusters and fleets.
// kind says which, and so beside which result it may stand.
//
// # Other tools
//
// tools.csv is how other tools, and rules of thumb, reckon: the figures that they
// put in the place of ours, in the order in which package peer takes them. says
// names the results that they give.
//
// # History
//
// history.csv is Epoch AI's estimates of training compute (CC BY 4.0), models of
// language and the like published since autumn 2019; kept are those that were among
// the ten largest when they were published.
//
// # Assumptions
//
// Each is one line, its id the name. interruption_rate_hopper, _ampere and _tpu
// are for accelerators of that family, interruption_rate_nvl72 for those in
// racks of 72, interruption_rate for all others, and interruptions_seen_ for what is
// in print, which sets their ranges; node_load_factor_tpu is for TPUs
// without a load_factor; rental_margin_own_chip for accelerators of status
// rent-only without a quote, rental_margin for the rest. home_energy,
// reactor_power, flight_carbon and car_carbon are in no formula of a result:
// package familiar sets results beside them.
package catalog
