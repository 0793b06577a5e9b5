package site

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"strings"
)

// WorkerPath is where a site's service worker lies: beside its first page,
// since a worker rules no more than its own folder.
const WorkerPath = "sw.js"

// workerSource is where its source lies among the parts.
const workerSource = "web/sw.js"

// needed reports whether a file of the site is one that its pages need without
// a network. What is for pages of others is not (frames, pictures, the engine as
// a module, the catalogue as data), nor what tells of newer builds.
func needed(p string) bool {
	switch path.Dir(p) {
	case ".":
		return p != "embed.html" && p != "embed.de.html" && p != "versions.json" && p != "catalog.json" && p != WorkerPath
	case "web":
		switch path.Base(p) {
		case "engine.wasm", "engine.js", "engine.d.ts", "embed.js", "embed.css":
			return false
		}
		return true
	}
	return false
}

// worker is the site's service worker: its source behind a line with every
// needed file's SHA-256 by its path, "" for the first page, and the name of the
// build, which is another one where any of that is, or the source itself.
func worker(source []byte, files Site) ([]byte, error) {
	sums := map[string]string{}
	for _, f := range files {
		if !needed(f.Path) {
			continue
		}
		sum := sha256.Sum256(f.Data)
		sums[strings.TrimSuffix(f.Path, "index.html")] = hex.EncodeToString(sum[:])
	}
	list, err := json.Marshal(sums) // in the order of the paths
	if err != nil {
		return nil, err
	}
	build := Version(append(list, source...))
	return []byte(`const site = { build: "` + build + `", files: ` + string(list) + " };\n" + string(source)), nil
}

// NoWorker is in the worker's place where a site is to have none: it removes
// what an earlier one kept on the reader's device, and itself.
var NoWorker = File{WorkerPath, []byte(`/* This site keeps nothing for use without a network; what an earlier build of it kept goes. */
addEventListener("install", () => skipWaiting());
addEventListener("activate", event => event.waitUntil((async () => {
	const prefix = "tenfold " + new URL(registration.scope).pathname + " ";
	for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
	await registration.unregister();
})()));
`)}
