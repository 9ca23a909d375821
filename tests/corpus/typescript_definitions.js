// What TypeScript's own parser finds in the files that stdin names: a line of JSON each, with names and lines.
// Called with the path of typescript.js.

const fs = require("fs");
const ts = require(process.argv[2]);
const K = ts.SyntaxKind;

const isFunction = (node) => node?.kind === K.ArrowFunction || node?.kind === K.FunctionExpression;
const isValue = (node) => isFunction(node) || node?.kind === K.ClassExpression;

// `x = function`, `a.b = function`, and `module.exports = function named() {}` by the function's own name
function assigned(node) {
  if (node.operatorToken.kind !== K.EqualsToken || !isValue(node.right)) return undefined;
  if (node.left.kind === K.Identifier) return node.left;
  if (node.left.kind !== K.PropertyAccessExpression) return undefined;
  return (node.left.name.text === "exports" && node.right.name) || node.left.name;
}

function nameOf(node) {
  switch (node.kind) {
    case K.FunctionDeclaration:
    case K.ClassDeclaration:
    case K.InterfaceDeclaration:
    case K.EnumDeclaration:
    case K.MethodDeclaration:
    case K.GetAccessor:
    case K.SetAccessor:
    case K.MethodSignature:
      return node.name;
    case K.VariableDeclaration:
      return node.name.kind === K.Identifier && isValue(node.initializer) ? node.name : undefined;
    case K.BinaryExpression:
      return assigned(node);
    case K.PropertyAssignment:
      return isFunction(node.initializer) && node.name.kind !== K.ComputedPropertyName ? node.name : undefined;
    case K.PropertyDeclaration:
      return isFunction(node.initializer) ? node.name : undefined;
    case K.Constructor:
      return node.getChildren().find((child) => child.kind === K.ConstructorKeyword);
  }
}

for (const path of fs.readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const file = ts.createSourceFile(path, fs.readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    const name = nameOf(node);
    if (name) {
      const line = file.getLineAndCharacterOfPosition(name.getStart(file)).line + 1;
      found.push([name.getText(file).replace(/^['"`[\]]+|['"`[\]]+$/g, ""), line]);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  console.log(JSON.stringify({ path, found }));
}
