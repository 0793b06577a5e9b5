package wire

import (
	"strings"

	"tenfold/engine/catalog"
	"tenfold/engine/link"
)

// Catalog is the whole catalogue as JSON: its data version, every fact as it
// stands in the data files, every dated quote, and every source.
func Catalog(cat *catalog.Catalog) []byte {
	version, date := cat.DataVersion()
	var w writer
	w.object(func() {
		w.key("v")
		w.exact(link.Version)
		w.key("data_version")
		w.text(version)
		w.key("date")
		w.text(date)
		w.key("facts")
		w.array(func() {
			for f := range cat.Facts() {
				w.object(func() {
					w.key("kind")
					w.text(strings.TrimSuffix(f.File, ".csv"))
					w.key("id")
					w.text(f.ID)
					w.key("attribute")
					w.text(f.Attribute)
					w.key("value")
					w.text(f.Value)
					w.key("low")
					w.text(f.Low)
					w.key("high")
					w.text(f.High)
					w.key("unit")
					w.text(f.Unit)
					w.key("basis")
					w.text(string(f.Basis))
					w.key("sources")
					w.texts(f.SourceIDs())
					w.key("locator")
					w.text(f.Locator)
					w.key("date")
					w.text(f.Date)
					w.key("note")
					w.text(f.Note)
				})
			}
		})
		w.key("quotes")
		w.array(func() {
			for _, q := range cat.Quotes() {
				w.object(func() {
					for _, p := range [...][2]string{{"accelerator", q.Accelerator}, {"commitment", q.Commitment}, {"date", q.Date}, {"provider", q.Provider}} {
						w.key(p[0])
						w.text(p[1])
					}
					w.key("price_usd")
					w.exact(q.Price)
					w.key("source")
					w.text(q.Source)
					w.key("confidence")
					w.text(q.Confidence)
				})
			}
		})
		w.key("sources")
		w.array(func() {
			for _, s := range cat.Sources() {
				w.object(func() {
					for _, p := range [...][2]string{
						{"id", s.ID}, {"title", s.Title}, {"publisher", s.Publisher}, {"url", s.URL},
						{"published", s.Published}, {"accessed", s.Accessed}, {"licence", s.Licence},
					} {
						w.key(p[0])
						w.text(p[1])
					}
				})
			}
		})
	})
	return w.b
}
