// Package validate fits the constants of the layout model on measured training
// steps and says how well it predicts those it was not fitted on.
//
// data/throughput.csv holds published measurements with their layouts, each with
// its source; data/machines.csv the accelerators they ran on. [Calibrate] fits
// the constants on all families of sources but those held out, and once more
// leaving each family out; its results are data files ([Calibration.Constants],
// [Calibration.Folds]). [Report] compares predictions with measurements, each
// family under the constants fitted without it, beside the naive rule that takes
// the median MFU of the accelerator and format.
//
// Rows of one source are not independent: releases repeat configurations. Each
// (family, model, accelerator, format) has one vote.
package validate
