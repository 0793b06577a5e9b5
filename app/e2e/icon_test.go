//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"encoding/base64"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

var icons = flag.String("icons", "", "`folder` to write the icons to, rather than compare with those there")

// icon is a picture made from web/icon.svg.
type icon struct {
	name string
	size int64
	// full is for devices that cut the icon's shape themselves: the ground reaches
	// the edges, and what stands on it fills that share, so that a circle of 80 % of
	// the width holds all of it.
	full  bool
	share int
}

// iconGround is the colour of the ground: the first shape's.
var iconGround = regexp.MustCompile(`fill="(#[0-9a-f]{6})"`)

var iconSizes = []icon{{"icon-192", 192, false, 100}, {"icon-512", 512, false, 100}, {"icon-180", 180, true, 100}, {"icon-maskable", 512, true, 88}}

// The icons are what web/icon.svg looks like; "make icons" makes them anew.
func TestIcons(t *testing.T) {
	source, err := os.ReadFile("../../web/icon.svg")
	if err != nil {
		t.Fatal(err)
	}
	ctx, leave := chromedp.NewContext(tabs)
	defer leave()
	for _, i := range iconSizes {
		ground := ""
		if i.full {
			ground = "background:" + iconGround.FindStringSubmatch(string(source))[1] + ";"
		}
		html := fmt.Sprintf(`<!doctype html><body style="margin:0;%swidth:%dpx;height:%dpx;display:grid;place-items:center"><img style="width:%d%%" src="data:image/svg+xml;base64,%s">`,
			ground, i.size, i.size, i.share, base64.StdEncoding.EncodeToString(source))
		var data []byte
		err := chromedp.Run(ctx,
			emulation.SetDeviceMetricsOverride(i.size, i.size, 1, false),
			emulation.SetDefaultBackgroundColorOverride().WithColor(&cdp.RGBA{}),
			chromedp.Navigate("data:text/html;base64,"+base64.StdEncoding.EncodeToString([]byte(html))),
			chromedp.ActionFunc(func(ctx context.Context) (err error) {
				data, err = page.CaptureScreenshot().Do(ctx)
				return err
			}))
		if err != nil {
			t.Fatal(err)
		}
		drawn := decoded(t, data)
		if b := drawn.Bounds(); b.Dx() != int(i.size) || b.Dy() != int(i.size) {
			t.Fatalf("%s: drawn %v", i.name, b)
		}
		if *icons != "" {
			var b bytes.Buffer
			e := png.Encoder{CompressionLevel: png.BestCompression}
			if err := e.Encode(&b, drawn); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(*icons, i.name+".png"), b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		committed, err := os.ReadFile("../../web/" + i.name + ".png")
		if err != nil {
			t.Fatal(err)
		}
		if n := differing(drawn, decoded(t, committed)); n > int(i.size) { // what browsers smooth at edges differs a little
			t.Errorf("%s.png is not what web/icon.svg looks like (%d pixels): run make icons", i.name, n)
		}
		if _, _, _, alpha := drawn.At(0, 0).RGBA(); i.full == (alpha == 0) {
			t.Errorf("%s: the corner has alpha %d", i.name, alpha)
		}
	}
}

func decoded(t *testing.T, data []byte) *image.NRGBA {
	t.Helper()
	from, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	to := image.NewNRGBA(from.Bounds())
	draw.Draw(to, to.Bounds(), from, from.Bounds().Min, draw.Src)
	return to
}

// differing is how many pixels of two pictures differ by more than an eighth.
func differing(a, b *image.NRGBA) int {
	if a.Bounds() != b.Bounds() {
		return a.Bounds().Dx() * a.Bounds().Dy()
	}
	far := func(x, y uint8) bool { return max(x, y)-min(x, y) > 32 }
	n := 0
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			p, q := color.RGBAModel.Convert(a.At(x, y)).(color.RGBA), color.RGBAModel.Convert(b.At(x, y)).(color.RGBA)
			if far(p.R, q.R) || far(p.G, q.G) || far(p.B, q.B) || far(p.A, q.A) {
				n++
			}
		}
	}
	return n
}
