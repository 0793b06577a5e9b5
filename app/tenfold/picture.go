//go:build !js

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"tenfold/app/static"
	"tenfold/app/text"
	"tenfold/engine/catalog"
)

// browsers are the names that Chromium goes by.
var browsers = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless_shell"}

// browserPath is a Chromium of this machine: the one named in CHROME, or the
// first in the path.
func browserPath() (string, error) {
	if named := os.Getenv("CHROME"); named != "" {
		return named, nil
	}
	for _, name := range browsers {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("there is no Chromium on this machine (or name one in CHROME)")
}

// pictures are the cards and the pictures of the ready questions, and the card
// of the site, by their paths, in each language.
func pictures(cat *catalog.Catalog, ready []asked) (map[string][]byte, error) {
	chromium, err := browserPath()
	if err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	if err := drawn(chromium, cat, ready, out); err != nil {
		return nil, err
	}
	defer speakGerman()()
	return out, drawn(chromium, cat, ready, out)
}

// drawn adds those in the language that is spoken. They are drawn in one go on one
// sheet, which is then cut.
func drawn(chromium string, cat *catalog.Catalog, ready []asked, out map[string][]byte) error {
	version, _ := cat.DataVersion()
	rows := []static.Row{{}}
	paths := [][2]string{{text.CardPath(siteCard), ""}}
	for _, q := range ready {
		rows = append(rows, static.Row{Answer: q.answer, Question: q.question(), Sentence: q.sentence(), Title: q.Words.String()})
		paths = append(paths, [2]string{text.CardPath(q.ID), text.PicturePath(q.ID)})
	}
	sheet := static.Sheet(rows, static.Sizes{CardWidth: cardWidth, CardHeight: cardHeight, PictureWidth: pictureWidth, PictureHeight: pictureHeight}, text.Data(version, dateOf(cat)))
	whole, err := photograph(chromium, sheet, cardWidth+pictureWidth, pictureHeight*len(rows))
	if err != nil {
		return err
	}
	for i, p := range paths {
		top := i * pictureHeight
		for j, r := range []image.Rectangle{
			image.Rect(0, top, cardWidth, top+cardHeight),
			image.Rect(cardWidth, top, cardWidth+pictureWidth, top+pictureHeight),
		} {
			if p[j] == "" {
				continue
			}
			if out[p[j]], err = cut(whole, r); err != nil {
				return err
			}
		}
	}
	return nil
}

func dateOf(cat *catalog.Catalog) string {
	_, date := cat.DataVersion()
	return date
}

// photograph has a browser draw a page of a size.
func photograph(chromium string, page []byte, width, height int) (image.Image, error) {
	folder, err := os.MkdirTemp("", "tenfold-pictures-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	in, out := filepath.Join(folder, "sheet.html"), filepath.Join(folder, "sheet.png")
	if err := os.WriteFile(in, page, 0o600); err != nil {
		return nil, err
	}
	arguments := []string{"--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--hide-scrollbars", "--force-device-scale-factor=1", "--user-data-dir=" + filepath.Join(folder, "profile"),
		fmt.Sprintf("--window-size=%d,%d", width, height), "--screenshot=" + out, "file://" + in}
	if os.Geteuid() == 0 { // who cannot have a sandbox
		arguments = append([]string{"--no-sandbox"}, arguments...)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, chromium, arguments...)
	c.WaitDelay = 5 * time.Second
	if said, err := c.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s drew no pictures: %w: %.300s", chromium, err, said)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		return nil, fmt.Errorf("%s drew no pictures: %w", chromium, err)
	}
	drawn, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if b := drawn.Bounds(); b.Dx() < width || b.Dy() < height {
		return nil, fmt.Errorf("%s drew %d × %d pixels, not %d × %d", chromium, b.Dx(), b.Dy(), width, height)
	}
	return drawn, nil
}

// cut is a part of a picture as PNG.
func cut(from image.Image, part image.Rectangle) ([]byte, error) {
	to := image.NewRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(to, to.Bounds(), from, part.Min.Add(from.Bounds().Min), draw.Src)
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	err := e.Encode(&b, to)
	return b.Bytes(), err
}
