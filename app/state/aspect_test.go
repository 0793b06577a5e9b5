package state

import (
	"reflect"
	"testing"
	"unsafe"
)

// unshown is the fields of State that nothing on the page is drawn of.
var unshown = map[string]bool{"Catalog": true, "lastPin": true, "slicing": true, "editing": true}

// TestEveryFieldHasAnAspect: whatever of a state is another, some aspect is.
func TestEveryFieldHasAnAspect(t *testing.T) {
	var was State
	if got := Changed(&was, &was); got != 0 {
		t.Errorf("nothing changed, and the aspects %b did", got)
	}
	fields := reflect.TypeFor[State]()
	for i := range fields.NumField() {
		if f := fields.Field(i); !unshown[f.Name] {
			for what, is := range others(f) {
				if Changed(&was, is) == 0 {
					t.Errorf("another %s is no aspect's: draw it of one in Changed, or count it among those that nothing shows", what)
				}
			}
		}
	}
}

// others is states that differ from the zero one in a part of one field each:
// the field, or every field of a struct of this package.
func others(f reflect.StructField) map[string]*State {
	out := map[string]*State{}
	differing := func(name string, offset uintptr, t reflect.Type) {
		s := &State{}
		other(reflect.NewAt(t, unsafe.Add(unsafe.Pointer(s), offset)).Elem())
		out[name] = s
	}
	if f.Type.Kind() != reflect.Struct || f.Type.PkgPath() != reflect.TypeFor[State]().PkgPath() {
		differing(f.Name, f.Offset, f.Type)
		return out
	}
	for i := range f.Type.NumField() {
		part := f.Type.Field(i)
		differing(f.Name+"."+part.Name, f.Offset+part.Offset, part.Type)
	}
	return out
}

// other makes a zero value another.
func other(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct: // of another package: as a whole
		for i := range v.NumField() {
			f := v.Field(i)
			other(reflect.NewAt(f.Type(), unsafe.Pointer(f.UnsafeAddr())).Elem())
		}
	case reflect.Array:
		other(v.Index(0))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.Zero(v.Type().Key()), reflect.Zero(v.Type().Elem()))
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
	case reflect.String:
		v.SetString("another")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64, reflect.Float32:
		v.SetFloat(1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(1)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(1)
	case reflect.Func, reflect.Interface:
	default:
		panic("no other " + v.Type().String())
	}
}
