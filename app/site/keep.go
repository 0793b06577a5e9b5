package site

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
)

// Kept is the folder of a site in which released builds stay, each under its
// data version.
const Kept = "at"

// versionName is what a data version may be called, since it becomes a folder
// and a part of addresses.
var versionName = regexp.MustCompile(`^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$`)

// Keep carries the released builds of an earlier site into the folder of a new
// one, byte for byte, packed copies and all, and puts the new build, already
// written there, beside them under its own version. A version that was released
// before stays as it was: released then reports false, and the new build is the
// site's first page alone. from may be "" for none, or the folder itself.
func Keep(s Site, folder, from, version string) (versions []string, released bool, err error) {
	if !versionName.MatchString(version) {
		return nil, false, fmt.Errorf("the data version %q cannot be a part of an address", version)
	}
	at := filepath.Join(folder, Kept)
	before := []string{}
	if from != "" {
		source := filepath.Join(from, Kept)
		entries, err := os.ReadDir(source)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, false, fmt.Errorf("%s holds no released builds: there is no folder %q in it", from, Kept)
		}
		if err != nil {
			return nil, false, err
		}
		for _, e := range entries {
			if !e.IsDir() || !versionName.MatchString(e.Name()) {
				continue
			}
			before = append(before, e.Name())
			to := filepath.Join(at, e.Name())
			if same(filepath.Join(source, e.Name()), to) {
				continue
			}
			if err := os.RemoveAll(to); err != nil {
				return nil, false, err
			}
			if err := os.CopyFS(to, os.DirFS(filepath.Join(source, e.Name()))); err != nil {
				return nil, false, err
			}
		}
	}
	if slices.Contains(before, version) {
		return before, false, nil
	}
	mine := filepath.Join(at, version)
	if err := os.RemoveAll(mine); err != nil {
		return nil, false, err
	}
	for _, f := range s {
		for _, ending := range []string{"", ".br", ".gz"} {
			name := filepath.FromSlash(f.Path) + ending
			data, err := os.ReadFile(filepath.Join(folder, name))
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err == nil {
				err = os.MkdirAll(filepath.Dir(filepath.Join(mine, name)), 0o755)
			}
			if err == nil {
				err = os.WriteFile(filepath.Join(mine, name), data, 0o644)
			}
			if err != nil {
				return nil, false, err
			}
		}
	}
	return append(before, version), true, nil
}

// same reports whether two paths lead to one folder.
func same(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	two, err := os.Stat(b)
	return err == nil && os.SameFile(one, two)
}
