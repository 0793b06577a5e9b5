package catalog

import (
	_ "embed" // the data files
	"fmt"
)

// The data files. They are strings, so that reading them copies nothing.
var (
	//go:embed data/accelerators.csv
	acceleratorsCSV string
	//go:embed data/aliases.csv
	aliasesCSV string
	//go:embed data/assumptions.csv
	assumptionsCSV string
	//go:embed data/changelog.csv
	changelogCSV string
	//go:embed data/costs.csv
	costsCSV string
	//go:embed data/excluded.csv
	excludedCSV string
	//go:embed data/facilities.csv
	facilitiesCSV string
	//go:embed data/history.csv
	historyCSV string
	//go:embed data/marks.csv
	marksCSV string
	//go:embed data/methods.csv
	methodsCSV string
	//go:embed data/prices.csv
	pricesCSV string
	//go:embed data/quotes.csv
	quotesCSV string
	//go:embed data/regions.csv
	regionsCSV string
	//go:embed data/runs.csv
	runsCSV string
	//go:embed data/sources.csv
	sourcesCSV string
	//go:embed data/tools.csv
	toolsCSV string
)

// embedded is the text of a data file.
func embedded(file string) (string, error) {
	switch file {
	case "accelerators.csv":
		return acceleratorsCSV, nil
	case "aliases.csv":
		return aliasesCSV, nil
	case "assumptions.csv":
		return assumptionsCSV, nil
	case "changelog.csv":
		return changelogCSV, nil
	case "costs.csv":
		return costsCSV, nil
	case "excluded.csv":
		return excludedCSV, nil
	case "facilities.csv":
		return facilitiesCSV, nil
	case "history.csv":
		return historyCSV, nil
	case "marks.csv":
		return marksCSV, nil
	case "methods.csv":
		return methodsCSV, nil
	case "prices.csv":
		return pricesCSV, nil
	case "quotes.csv":
		return quotesCSV, nil
	case "regions.csv":
		return regionsCSV, nil
	case "runs.csv":
		return runsCSV, nil
	case "sources.csv":
		return sourcesCSV, nil
	case "tools.csv":
		return toolsCSV, nil
	}
	return "", fmt.Errorf("catalog: no file %s", file)
}
