; Classes, and classes that a name or a property is bound to. Functions stand in the folders of JavaScript and
; TypeScript: only the latter's grammar knows what they give back.

(class_declaration
  name: (_) @name
  body: (class_body) @body) @definition.class

(variable_declarator
  name: (identifier) @name
  value: (class body: (class_body) @body)) @definition.class

((assignment_expression
  left: [(identifier) @name (member_expression property: (property_identifier) @name)]
  right: (class body: (class_body) @body)) @definition.class
  (#not-eq? @name "exports"))

; What is all that a module gives goes by its own name, where it has one.
((assignment_expression
  left: (member_expression property: (property_identifier) @_exports)
  right: (class name: (_) @name body: (class_body) @body)) @definition.class
  (#eq? @_exports "exports"))
((assignment_expression
  left: (member_expression property: (property_identifier) @name)
  right: (class !name body: (class_body) @body)) @definition.class
  (#eq? @name "exports"))
