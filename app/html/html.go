// Package html makes the HTML elements that the page is drawn with.
//
// go-app has a type for each element, with some hundred methods and an interface
// of them, and each one that a program uses weighs some kilobytes. Here all
// elements are of go-app's two general types. Attributes that only some elements
// have are set by name: Attr("href", …).
package html

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// A is <a>.
func A() app.HTMLElem { return app.Elem("a") }

// B is <b>.
func B() app.HTMLElem { return app.Elem("b") }

// Button is <button>.
func Button() app.HTMLElem { return app.Elem("button") }

// Code is <code>.
func Code() app.HTMLElem { return app.Elem("code") }

// Dd is <dd>.
func Dd() app.HTMLElem { return app.Elem("dd") }

// Details is <details>.
func Details() app.HTMLElem { return app.Elem("details") }

// Div is <div>.
func Div() app.HTMLElem { return app.Elem("div") }

// Dl is <dl>.
func Dl() app.HTMLElem { return app.Elem("dl") }

// Dt is <dt>.
func Dt() app.HTMLElem { return app.Elem("dt") }

// Footer is <footer>.
func Footer() app.HTMLElem { return app.Elem("footer") }

// H1 is <h1>.
func H1() app.HTMLElem { return app.Elem("h1") }

// H2 is <h2>.
func H2() app.HTMLElem { return app.Elem("h2") }

// H3 is <h3>.
func H3() app.HTMLElem { return app.Elem("h3") }

// Header is <header>.
func Header() app.HTMLElem { return app.Elem("header") }

// IFrame is <iframe>.
func IFrame() app.HTMLElem { return app.Elem("iframe") }

// Label is <label>.
func Label() app.HTMLElem { return app.Elem("label") }

// Li is <li>.
func Li() app.HTMLElem { return app.Elem("li") }

// Main is <main>.
func Main() app.HTMLElem { return app.Elem("main") }

// Nav is <nav>.
func Nav() app.HTMLElem { return app.Elem("nav") }

// NoScript is <noscript>.
func NoScript() app.HTMLElem { return app.Elem("noscript") }

// Ol is <ol>.
func Ol() app.HTMLElem { return app.Elem("ol") }

// OptGroup is <optgroup>.
func OptGroup() app.HTMLElem { return app.Elem("optgroup") }

// Option is <option>.
func Option() app.HTMLElem { return app.Elem("option") }

// P is <p>.
func P() app.HTMLElem { return app.Elem("p") }

// Section is <section>.
func Section() app.HTMLElem { return app.Elem("section") }

// Select is <select>.
func Select() app.HTMLElem { return app.Elem("select") }

// Span is <span>.
func Span() app.HTMLElem { return app.Elem("span") }

// Summary is <summary>.
func Summary() app.HTMLElem { return app.Elem("summary") }

// TextArea is <textarea>.
func TextArea() app.HTMLElem { return app.Elem("textarea") }

// TBody is <tbody>.
func TBody() app.HTMLElem { return app.Elem("tbody") }

// THead is <thead>.
func THead() app.HTMLElem { return app.Elem("thead") }

// Table is <table>.
func Table() app.HTMLElem { return app.Elem("table") }

// Td is <td>.
func Td() app.HTMLElem { return app.Elem("td") }

// Th is <th>.
func Th() app.HTMLElem { return app.Elem("th") }

// Tr is <tr>.
func Tr() app.HTMLElem { return app.Elem("tr") }

// Ul is <ul>.
func Ul() app.HTMLElem { return app.Elem("ul") }

// Img is <img>, which nothing stands in.
func Img() app.HTMLElemSelfClosing { return app.ElemSelfClosing("img") }

// Input is <input>, which nothing stands in.
func Input() app.HTMLElemSelfClosing { return app.ElemSelfClosing("input") }
