package static

import (
	_ "embed"
	"fmt"
	"strings"

	"tenfold/app/text"
	"tenfold/engine/spread"
)

// sheetStyle is the look of the pictures.
//
//go:embed sheet.css
var sheetStyle string

// Row is one question of a sheet; the zero row is the site itself, which has a
// card without figures and no picture.
type Row struct {
	Answer   spread.Answer
	Title    string
	Question string
	Sentence string
}

// Sizes are those of the pictures, in pixels.
type Sizes struct{ CardWidth, CardHeight, PictureWidth, PictureHeight int }

// Sheet is a page on which every picture stands in its place: a row for each
// question, as high as a picture, its card on the left and its picture beside
// it. It needs nothing but itself.
func Sheet(rows []Row, sizes Sizes, version string) []byte {
	var b strings.Builder
	b.WriteString("<!doctype html>\n<html lang=\"" + text.Speaks() + "\"><meta charset=\"utf-8\"><style>" + sheetStyle + "</style><body>\n")
	box := func(class string, left, top, width, height int, content string) {
		fmt.Fprintf(&b, `<div class="%s" style="left:%dpx;top:%dpx;width:%dpx;height:%dpx">%s</div>`+"\n", class, left, top, width, height, content)
	}
	foot := `<p class="foot"><b>` + escape(text.Name.String()) + `</b> <span>` + escape(version) + `</span></p>`
	for i, r := range rows {
		top := i * sizes.PictureHeight
		if r.Question == "" {
			box("card home", 0, top, sizes.CardWidth, sizes.CardHeight, `<p class="name">`+escape(text.Name.String())+`</p><p class="tagline">`+escape(text.Tagline.String())+`</p><p class="about">`+escape(text.About.String())+`</p>`)
			continue
		}
		names := text.Headlines(text.Size(r.Answer.Scenario))
		head := `<p class="title">` + escape(r.Title) + `</p><p class="question">` + escape(r.Question) + `</p>`
		box("card", 0, top, sizes.CardWidth, sizes.CardHeight, head+`<div class="figures">`+figures(r.Answer, []string{names[0], "power_mw", "cost_rental_usd"})+`</div>`+foot)
		box("picture", sizes.CardWidth, top, sizes.PictureWidth, sizes.PictureHeight, head+`<div class="figures">`+figures(r.Answer, names)+`</div>`+foot)
	}
	b.WriteString("</body></html>\n")
	return []byte(b.String())
}

// figures are results as they stand in a picture.
func figures(a spread.Answer, names []string) string {
	var b strings.Builder
	for _, name := range names {
		q := a.Result(name)
		f, band := text.Say(name, q), text.BandOf(name, q)
		b.WriteString(`<div><p class="label">` + escape(text.Labels[name].String()) + `</p><p class="value">` + escape(f.Value) + `</p>`)
		if band.Shown {
			fmt.Fprintf(&b, `<p class="range" style="--low:%.1f%%;--high:%.1f%%;--at:%.1f%%"><i></i><b></b></p>`, 100*band.Low, 100*band.High, 100*band.At)
		}
		b.WriteString(`<p class="between">` + escape(f.Between()) + `</p></div>`)
	}
	return b.String()
}
