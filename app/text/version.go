package text

// Version is the programs' own, by semver.org, apart from the data's: what of
// the public contract changed since another one is in CHANGELOG.md. Before 1.0.0
// figures may change with any release.
const Version = "0.1.0"

// Licences is the way to what others made of what the page is.
const Licences Phrase = "Others' work in it, and its licences"
