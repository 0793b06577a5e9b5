package text

// The page of the whole catalogue.
const (
	CatalogueTitle     = "Every constant, and where it is from"
	CatalogueIntro     = "All that the calculator takes from the world stands here: each figure with its unit, its range, why it is believed, the document, the place in it, and the date. Nothing else is in its formulas."
	CatalogueMeans     = "Low and high are the 10th and 90th percentile; where they are empty the figure is exact. An assumed figure gives its reason in the note."
	CatalogueBack      = "back to the calculator"
	CatalogueSearch    = "Search every row"
	CatalogueHint      = "like interruption rate, H100 or 2026-05"
	CatalogueKind      = "Part"
	CatalogueAll       = "all parts"
	CatalogueShown     = "{n} of {of} rows"
	CatalogueForm      = "Search the catalogue"
	CatalogueFormulas  = "Formulas"
	CatalogueFormulaIs = "Each step of the calculator, in the order in which it is taken. A test reads these formulas, evaluates them and compares them with what the engine computes."
	CatalogueChanges   = "What changed, and when"
	CatalogueLeftOut   = "Accelerators left out"
	CatalogueFile      = "The same as data"
	CatalogueFileLink  = "catalog.json"
	CatalogueFileSays  = " holds all of it, as the command “tenfold catalog” writes it."
	CatalogueNone      = "No row holds all of these words."
)

// CataloguePart is one part of the page: its id, its heading, and a line about
// it.
type CataloguePart struct{ ID, Title, Says string }

// CatalogueParts are the parts that are files of facts, by the file's name
// without its ending, in the order of the page.
var CatalogueParts = []CataloguePart{
	{"assumptions", "Constants of the model", "What holds whatever is asked."},
	{"accelerators", "Accelerators", "Peaks are dense; bandwidths are of one accelerator in one direction."},
	{"runs", "Training runs", "What their developers published."},
	{"regions", "Grids and regions", "Carbon intensity is location-based."},
	{"facilities", "Operators of data centres", "Their fleets as a whole."},
	{"prices", "Rents", "Medians of the quotes below."},
	{"costs", "What third parties estimate that runs cost", "In their definitions; nothing is fitted to it."},
	{"marks", "What a projection is set beside", "Capital, sites, clusters and fleets."},
	{"tools", "How other tools reckon", "The figures that they put in the place of ours."},
}

// The parts that are no files of facts.
var (
	CatalogueLayout  = CataloguePart{"layout", "Constants of layouts", "What no data sheet gives: fitted on measured steps."}
	CatalogueQuotes  = CataloguePart{"quotes", "Quotes", "Prices asked, each of one day."}
	CatalogueHistory = CataloguePart{"history", "History of training compute", "As Epoch AI estimates it (CC BY 4.0)."}
	CatalogueSources = CataloguePart{"sources", "Sources", "The documents, with the day they were read and their licence."}
)

// CatalogueRows says how many rows a part has.
func CatalogueRows(n int) string { return count(n, "row", "rows") }

// The heads of the page's tables.
var (
	FactColumns    = []string{"Figure", "Value", "Low", "High", "Unit", "Basis", "Source", "Place in it", "Date", "Note"}
	QuoteColumns   = []string{"Provider", "Price, $", "For", "Date", "Source", "Confidence"}
	HistoryColumns = []string{"Model", "Training FLOP", "Published", "Confidence"}
	SourceColumns  = []string{"Source", "Publisher", "Published", "Read", "Licence", "Id"}
	FormulaColumns = []string{"Step", "Formula", "Note", "Source"}
	EditionColumns = []string{"Version", "Date", "What changed"}
)
