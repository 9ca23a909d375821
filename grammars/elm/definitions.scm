; Functions: declarations with parameters, or with an arrow in the type above them. Types, and ports.

(value_declaration
  functionDeclarationLeft: (function_declaration_left . (lower_case_identifier) @name . (_) @parameters)
  body: (_) @body) @definition.function
((type_annotation name: (_) @_same typeExpression: (type_expression (arrow))) . (value_declaration
  functionDeclarationLeft: (function_declaration_left . (lower_case_identifier) @name .)
  body: (_) @body) @definition.function (#eq? @_same @name))
(type_declaration name: (_) @name) @definition.type
(type_alias_declaration name: (_) @name) @definition.type
(port_annotation name: (_) @name typeExpression: (_) @result) @definition.function
