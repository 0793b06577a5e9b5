package wire_test

import (
	"encoding/json"
	"fmt"
	"strings"

	"tenfold/engine/catalog"
	"tenfold/engine/spread"
	"tenfold/engine/wire"
)

// One line of JSON in, one out: what the command, the page and the module say.
func ExampleProject() {
	line := wire.Project(catalog.Default(), spread.New(), []byte(`{"scale": 10, "mfu": 0.4, "goodput": 0.9, "count_attention": false}`))
	var answer struct {
		Link    string
		Results map[string]struct{ Value, Low, High float64 }
	}
	if err := json.Unmarshal(line, &answer); err != nil {
		fmt.Println(err)
	}
	fmt.Println(answer.Link)
	fmt.Println(answer.Results["compute_flop"].Value)
	// Output:
	// #v1&mfu=0.4&goodput=0.9&count_attention=false
	// 3.79878408e+26
}

// What cannot be answered says why.
func ExampleProject_refused() {
	line := wire.Project(catalog.Default(), spread.New(), []byte(`{"scale": "ten"}`))
	_, findings, _ := strings.Cut(string(line), `"findings":`)
	fmt.Println(findings)
	// Output:
	// [{"field":"scale","code":"not-a-number","severity":"error","text":"The scaling factor must be a number, like 10 or 2.5; “ten” is not one."}]}
}
