//go:build !js

package main

import (
	"bytes"
	"errors"
	"html"

	"tenfold/app/static"
	"tenfold/engine/catalog"
)

// page is the shell with the default answer, and with the site's absolute
// address where one was given.
func page(shell []byte, base string) ([]byte, error) {
	out, err := static.Page(shell, catalog.Default())
	if err != nil || base == "" {
		return out, err
	}
	before, after, found := bytes.Cut(out, []byte("</head>"))
	if !found {
		return nil, errors.New("the page has no </head>")
	}
	address := html.EscapeString(base)
	tags := `<link rel="canonical" href="` + address + "\">\n" + `<meta property="og:url" content="` + address + "\">\n"
	return bytes.Join([][]byte{before, []byte(tags + "</head>"), after}, nil), nil
}
