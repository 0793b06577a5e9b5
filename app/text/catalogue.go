package text

// The page of the whole catalogue.
const (
	CatalogueTitle     Phrase = "Every constant, and where it is from"
	CatalogueIntro     Phrase = "All that the calculator takes from the world stands here: each figure with its unit, its range, why it is believed, the document, the place in it, and the date. Nothing else is in its formulas."
	CatalogueMeans     Phrase = "Low and high are the 10th and 90th percentile; where they are empty the figure is exact. An assumed figure gives its reason in the note."
	CatalogueEntered   Phrase = "Names of rows, places in documents and most notes are as they were entered."
	CatalogueBack      Phrase = "back to the calculator"
	CatalogueSearch    Phrase = "Search every row"
	CatalogueHint      Phrase = "like interruption rate, H100 or 2026-05"
	CatalogueKind      Phrase = "Part"
	CatalogueAll       Phrase = "all parts"
	CatalogueShown     Phrase = "{n} of {of} rows"
	CatalogueForm      Phrase = "Search the catalogue"
	CatalogueFormulas  Phrase = "Formulas"
	CatalogueFormulaIs Phrase = "Each step of the calculator, in the order in which it is taken. A test reads these formulas, evaluates them and compares them with what the engine computes."
	CatalogueChanges   Phrase = "What changed, and when"
	CatalogueLeftOut   Phrase = "Accelerators left out"
	CatalogueFile      Phrase = "The same as data"
	CatalogueFileSays  Phrase = "{file} holds all of it, as the command “tenfold catalog” writes it."
	CatalogueNone      Phrase = "No row holds all of these words."
)

// CataloguePart is one part of the page: its id, its heading, and a line about
// it.
type CataloguePart struct {
	ID          string
	Title, Says Phrase
}

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
	FactColumns    = []Phrase{"Figure", "Value", "Low", "High", "Unit", "Basis", "Source", "Place in it", "Date", "Note"}
	QuoteColumns   = []Phrase{"Provider", "Price, $", "For¦a commitment", "Date", "Source", "Confidence"}
	HistoryColumns = []Phrase{"Model", "Training FLOP", "Published", "Confidence"}
	SourceColumns  = []Phrase{"Source", "Publisher", "Published", "Read¦on a day", "Licence", "Id"}
	FormulaColumns = []Phrase{"Step¦of the engine", "Formula", "Note", "Source"}
	EditionColumns = []Phrase{"Version", "Date", "What changed"}
)
