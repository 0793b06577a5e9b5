// Package plan looks beyond one run.
//
// [Planner] answers a scenario over generations: each a factor more compute than
// the one before and some years later, on hardware that got better meanwhile.
// [Sharing] takes a fleet that trains and serves at once: the share that trains
// decides how long the run takes, and what the other side goes without. [Timing]
// says when a cluster's parts must be ordered, and what a month too early costs
// against a month too late. [Beside] is what the world reports beside each.
//
// # Hardware to come
//
// No accelerator of a later generation exists, so one is grown from the scenario's
// own ([Trend]): FLOP/s for a dollar, for a watt and on one accelerator, each a
// factor a year with its range from the catalogue. Memory and the bandwidths of
// memory and networks grow as the peak does, as they did from H100 to B300; so
// layouts are searched for the grown machine like for any other. Its price is today's
// × per accelerator ÷ per dollar, and so is its rent; its power is today's × per
// accelerator ÷ per watt, and what it embodies follows its power (assumed: nobody
// has published a trend of it). Grid, electricity and carbon are those of the
// generation's own start. What software has learned by then is taken as it is today,
// since each generation of hardware has to be learned anew.
//
// The range of a trend widens the price or the power that it moves. How much of
// the hardware sits on one accelerator only decides how many there are: its range
// widens the count, and neither energy nor money.
//
// The yearly factors are for all formats and makers; between two accelerators of
// one maker at the same format progress may be slower ([Seen]: H100 to B300 gained
// 13 % a year for a watt and 7 % for a dollar).
//
// # H100-equivalents
//
// A fleet given in H100-equivalents, as Meta's 600,000, is taken as that many
// H100. Where an equivalent must be made here, it is by dense BF16 peak
// ([catalog.Accelerator.Equivalents]). Neither makes one cluster of it: accelerators
// of several kinds at several sites train slower together than the answer says.
package plan
