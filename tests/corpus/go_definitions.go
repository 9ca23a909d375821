// What Go's own parser finds in the files that stdin names: a line of JSON each, with names and lines.
//
//	go run go_definitions.go
package main

import (
	"bufio"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
)

type row struct {
	Path  string  `json:"path"`
	Found [][]any `json:"found"`
}

func main() {
	paths, out := bufio.NewScanner(os.Stdin), json.NewEncoder(os.Stdout)
	for paths.Scan() {
		out.Encode(row{paths.Text(), found(paths.Text())})
	}
}

// found lists functions, methods, types, also those inside of functions, and what interfaces ask for.
func found(path string) [][]any {
	files, names := token.NewFileSet(), [][]any{}
	file, _ := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
	if file == nil {
		return names
	}
	add := func(name *ast.Ident) {
		names = append(names, []any{name.Name, files.Position(name.Pos()).Line})
	}
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.FuncDecl:
			add(node.Name)
		case *ast.TypeSpec:
			add(node.Name)
		case *ast.InterfaceType:
			for _, method := range node.Methods.List {
				if _, asked := method.Type.(*ast.FuncType); asked {
					add(method.Names[0])
				}
			}
		}
		return true
	})
	return names
}
