//go:build e2e

package e2e

import (
	"encoding/json"
	"html"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"tenfold/app/site"
)

// snippet is what the dialogue hands out about a question, as one kind; {{site}} in
// it is the site's address.
func snippet(r *reader, kind, mark string) string {
	r.t.Helper()
	eval[bool](r, `(document.querySelector("details.paste").open = true)`)
	choose(r, `[data-field="paste.kind"]`, kind)
	r.until("the snippet of kind "+kind, `document.querySelector(".snippet").value.startsWith($1)`, mark)
	return strings.ReplaceAll(eval[string](r, `document.querySelector(".snippet").value`), host.url+"/a/b/", "{{site}}")
}

// TestAPastedFrameHidesNothing: without any script the frame is high enough in the
// column of an article, and where that is not so, it scrolls.
func TestAPastedFrameHidesNothing(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	frame := snippet(r, "frame", "<iframe")
	for _, width := range []string{"300px", "480px", "640px", "720px"} {
		a := read(t, desk, `<style>#column{max-width:`+width+`!important}</style>`+frame, nil)
		f := a.frames()[0]
		check := func(when string) {
			t.Helper()
			if hidden := inside[float64](f, `(scrollTo(0, 1e5), document.documentElement.scrollHeight - innerHeight - scrollY)`); hidden > 1 {
				t.Errorf("%s wide, %s: %v px cannot be seen", width, when, hidden)
			}
			if over := inside[float64](f, `document.documentElement.scrollHeight - innerHeight`); over > 0 && width != "300px" {
				t.Errorf("%s wide, %s: it lacks %v px", width, when, over)
			}
		}
		f.until("figures", `document.querySelector("[data-result]")`)
		check("at first")
		f.started()
		check("started")
	}
}

// TestAPastedPicture: an image with the whole sentence as its alternative, in its
// own proportions, that leads to the question; for a question without a picture the
// sentence, which leads there too.
func TestAPastedPicture(t *testing.T) {
	r := visit(t, desk, "/a/b/").started()
	a := read(t, desk, snippet(r, "picture", "<a href")+`<p>More words.</p>`, nil)
	a.until("the picture", `document.querySelector("img")?.complete && document.querySelector("img").naturalWidth > 0`)
	if got := eval[[]float64](a.reader, `(i => [i.naturalWidth, i.naturalHeight, i.width, Math.round(i.width * i.naturalHeight / i.naturalWidth) - i.height])(document.querySelector("img"))`); !slices.Equal(got, []float64{1200, 700, 640, 0}) {
		t.Errorf("the picture is %v", got)
	}
	said := eval[string](a.reader, `document.querySelector("img").alt`)
	want := expected(t, project(t, `{}`))
	for _, figure := range []string{want["accelerators"], want["cost_rental_usd"]} {
		if !strings.Contains(said, strings.ReplaceAll(figure, "\u00a0", " ")) {
			t.Errorf("the alternative text lacks %s: %s", figure, said)
		}
	}
	eval[bool](a.reader, `(document.querySelector("img").click(), true)`)
	led(a, `{}`)

	r = visit(t, desk, "/a/b/#v1&scale=37").started()
	a = read(t, desk, snippet(r, "picture", "<p><a href"), nil)
	if got := eval[string](a.reader, `document.querySelector("a").innerText`); !strings.Contains(got, strings.ReplaceAll(expected(t, project(t, `{"scale": 37}`))["cost_rental_usd"], "\u00a0", " ")) {
		t.Errorf("the sentence says %q", got)
	}
	eval[bool](a.reader, `(document.querySelector("a").click(), true)`)
	led(a, `{"scale": 37}`)
}

// TestWhatIsPastedSpeaksTheLanguage: who pastes from the German page writes for
// readers of German, whatever else their browsers speak.
func TestWhatIsPastedSpeaksTheLanguage(t *testing.T) {
	for path, picture := range map[string]string{"/a/b/index.de.html": "<a href", "/a/b/index.de.html#v1&scale=37": "<p><a href"} {
		r := visit(t, desk, path).started()
		for kind, mark := range map[string]string{"frame": "<iframe", "element": "<tenfold-calculator"} {
			a := read(t, desk, snippet(r, kind, mark), nil)
			f := a.frames()[0]
			f.until("German before the program", `document.documentElement?.lang === "de" && document.querySelector(".sentence")?.innerText.startsWith("Ein Modell mit")`)
			f.started()
			f.until("German", `document.querySelector(".sentence").innerText.includes("zu trainieren")`)
			if asked := inside[string](f, `location.pathname.split("/").pop()`); !strings.HasSuffix(asked, ".de.html") {
				t.Errorf("%s, %s: the frame came by way of %s", path, kind, asked)
			}
			a.alone(t)
		}
		a := read(t, desk, snippet(r, "picture", picture), nil)
		if picture == "<a href" {
			a.until("the picture", `document.querySelector("img")?.complete && document.querySelector("img").naturalWidth === 1200 && document.querySelector("img").src.endsWith(".de.png")`)
		}
		eval[bool](a.reader, `(document.querySelector("a").click(), true)`)
		a.until("the page in German", `location.href.startsWith($1) && document.querySelector(".sentence")?.innerText.startsWith("Ein Modell mit")`, a.site)
	}
}

// led waits until a link has led from an article to the page at a question.
func led(a *article, scenario string) {
	a.t.Helper()
	a.until("the page", `location.href.startsWith($1) && document.readyState === "complete" && document.querySelector("#page")`, a.site)
	a.started()
	a.showing(scenario)
}

// ampIframe does as <amp-iframe> 0.1 of the AMP runtime does, written after its code:
// what it asks of the element, what it adds to the address, which messages it takes,
// and that it gives a frame in sight no more room unasked, but shows the element that
// is marked "overflow". The runtime itself is not to be had from npm. That it takes
// none but https is left out.
const ampIframe = `<script>customElements.define("amp-iframe", class extends HTMLElement {
	connectedCallback() { /* once what stands in it is read */
		if (document.readyState === "loading") addEventListener("DOMContentLoaded", () => this.build());
		else this.build();
	}
	build() {
		const need = (yes, words) => { if (!yes) throw new Error("amp-iframe: " + words); };
		const [width, height] = ["width", "height"].map(name => Number(this.getAttribute(name)));
		need(this.getAttribute("layout") === "responsive" && width > 0 && height > 0, "no layout");
		this.style.cssText = "display:block;position:relative;overflow:hidden;height:" + this.offsetParent.clientWidth * height / width + "px";
		let src = this.getAttribute("src");
		if (!new URL(src).hash) src += "#amp=1";
		const sandbox = this.getAttribute("sandbox");
		need(!/\ballow-same-origin\b/.test(sandbox) || new URL(src).origin !== location.origin, "its own origin");
		need(this.getBoundingClientRect().top + scrollY >= Math.min(600, innerHeight * .75), "too high on the page");
		this.overflow = this.querySelector("[overflow]");
		need(this.hasAttribute("resizable") && this.overflow, "no overflow element");
		this.overflow.style.cssText = "position:absolute;z-index:2;bottom:0;visibility:hidden";
		const frame = this.frame = document.createElement("iframe");
		for (const name of ["title", "allow", "referrerpolicy", "tabindex"]) if (this.hasAttribute(name)) frame.setAttribute(name, this.getAttribute(name));
		frame.setAttribute("scrolling", "no");
		frame.setAttribute("frameborder", "0");
		frame.setAttribute("sandbox", sandbox || "");
		frame.style.cssText = "position:absolute;width:100%;height:100%;inset:0";
		frame.src = src;
		addEventListener("message", e => {
			let said = e.data;
			if (!said) return;
			if (typeof said === "string" && said[0] === "{") said = JSON.parse(said);
			if (typeof said === "string" && said.startsWith("pym")) return;
			if (said.sentinel !== "amp" || said.type !== "embed-size" || e.source !== frame.contentWindow) return;
			need(e.origin === new URL(src).origin || e.origin === "null", "message from " + e.origin);
			need(!(said.height < 100), "less than 100 px");
			const tall = parseInt(said.height, 10), box = this.getBoundingClientRect();
			const grant = () => { this.style.height = tall + "px"; this.setAttribute("height", tall); this.overflow.style.visibility = "hidden"; };
			if (box.top >= innerHeight || tall <= box.height) return grant();
			this.overflow.style.visibility = "visible";
			this.overflow.onclick = grant;
		});
		this.append(frame);
	}
});</script>`

// What the validator's rules let stand at the element, from validator-amp-iframe.protoascii
// and the attributes of every AMP element.
var ampAttributes = []string{"allow", "allowfullscreen", "frameborder", "referrerpolicy", "resizable", "sandbox", "scrolling", "tabindex", "src", "width", "height", "layout", "title", "class", "id", "media", "sizes", "heights", "noloading"}

// TestAPastedFrameForAMP: the ready question and one of the editor's own; it gets its
// height before the reader is there, and asks for more once something opens.
func TestAPastedFrameForAMP(t *testing.T) {
	for path, scenario := range map[string]string{"/a/b/": `{}`, "/a/b/#v1&scale=37": `{"scale": 37}`} {
		r := visit(t, desk, path).started()
		pasted := snippet(r, "amp", "<amp-iframe")
		a := read(t, desk, ampIframe+`<div style="height:2500px">Words of the article.</div>`+pasted+`<div style="height:2500px">More words.</div>`, nil)
		a.until("the frame", `document.querySelector("amp-iframe iframe")`)
		for _, name := range eval[[]string](a.reader, `document.querySelector("amp-iframe").getAttributeNames()`) {
			if name != "style" && !slices.Contains(ampAttributes, name) {
				t.Errorf("AMP allows no %s here", name)
			}
		}
		if got := eval[string](a.reader, `document.querySelector("amp-iframe").getAttribute("src").split(":")[0] + document.querySelector("[overflow]").textContent`); got != "httpShow all of it" {
			t.Errorf("address and overflow are %q", got)
		}
		f := a.frames()[0]
		f.until("figures", `document.querySelector("[data-result]")`)
		if hidden := inside[bool](f, `document.querySelector(".stated").checkVisibility() && !document.querySelector(".cell.known")`); hidden {
			t.Errorf("%s: before the program the frame shows no figures: it takes %s for another question", path, inside[string](f, `location.hash`))
		}
		f.fits("below the screen", 10000)
		eval[bool](a.reader, `(document.querySelector("amp-iframe").scrollIntoView(), true)`)
		f.started()
		f.shows(scenario)
		inside[bool](f, `(document.querySelector(".how").click(), true)`)
		f.until("the working to open", `document.querySelector(".panel").checkVisibility()`)
		a.until("the way to all of it", `document.querySelector("[overflow]").checkVisibility({ visibilityProperty: true })`)
		// Pressed whenever it is offered: the start of the program may have asked before the working did.
		eval[bool](a.reader, `(setInterval(() => { const all = document.querySelector("[overflow]"); if (all.style.visibility === "visible") all.click() }, 100), true)`)
		f.fits("with a working open", 10000)
		a.alone(t)
	}
}

// TestAPastedAddress goes the way of a program that knows oEmbed: from the address to
// the answer that its page names, and from that to the frame in an article of somebody
// else's, as wide and as high as the answer says.
func TestAPastedAddress(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	base := "http://" + listener.Addr().String() + "/t/"
	out := t.TempDir()
	build := exec.Command(*command, "site", "--quick", "--no-worker", "--base", base, out)
	build.Dir = "../.."
	if path, err := filepath.Abs(*command); err == nil {
		build.Path = path
	}
	if said, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	server := &httptest.Server{Listener: listener, Config: &http.Server{Handler: http.StripPrefix("/t", site.Handler(os.DirFS(out)))}}
	server.Start()
	t.Cleanup(server.Close)
	get := func(address, mediaType string) string {
		t.Helper()
		answer, err := http.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil || answer.StatusCode != http.StatusOK || !strings.HasPrefix(answer.Header.Get("Content-Type"), mediaType) {
			t.Fatalf("%s: %s, %s, %v", address, answer.Status, answer.Header.Get("Content-Type"), err)
		}
		return string(body)
	}
	discovery := regexp.MustCompile(`<link rel="alternate" type="application/json\+oembed" href="([^"]+)"`)

	r := visit(t, desk, "/a/b/").started()
	for _, version := range []string{"pinned", "updating"} {
		choose(r, `[data-field="paste.version"]`, version)
		r.until("the choice", `document.querySelector(".snippet").value.includes("/at/") === $1`, version == "pinned")
		address := strings.Replace(snippet(r, "oembed", host.url), "{{site}}", base, 1)
		found := discovery.FindStringSubmatch(get(address, "text/html"))
		if found == nil {
			t.Fatalf("%s names no answer", address)
		}
		var said struct {
			Type, Version, HTML, Title string
			Width, Height              float64
			Thumbnail                  string `json:"thumbnail_url"`
		}
		if err := json.Unmarshal([]byte(get(html.UnescapeString(found[1]), "application/json")), &said); err != nil {
			t.Fatal(err)
		}
		if said.Type != "rich" || said.Version != "1.0" || said.Title == "" {
			t.Errorf("the answer is %+v", said)
		}
		get(said.Thumbnail, "image/png")
		a := read(t, desk, `<style>#column{max-width:720px!important}</style>`+said.HTML, nil)
		a.site = base
		f := a.frames()[0].started()
		f.shows(`{}`)
		if got := eval[[]float64](a.reader, `(b => [b.width, b.height])(document.querySelector("iframe").getBoundingClientRect())`); !slices.Equal(got, []float64{said.Width, said.Height}) {
			t.Errorf("the frame is %v, said are %v × %v", got, said.Width, said.Height)
		}
		if over := inside[float64](f, `document.documentElement.scrollHeight - innerHeight`); over > 0 {
			t.Errorf("at its own width the frame lacks %v px", over)
		}
		inside[bool](f, `(e => { e.value = "20"; e.dispatchEvent(new Event("input", { bubbles: true })); return true })(document.querySelector("[data-field=scale]"))`)
		f.shows(`{"scale": 20}`)
		a.alone(t)
	}
}
