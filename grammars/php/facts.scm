; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

[
  (function_definition)
  (method_declaration)
  (anonymous_function)
  (arrow_function)
  (class_declaration)
  (interface_declaration)
  (trait_declaration)
  (enum_declaration)
] @scope

(_ return_type: (_) @result.type) @result

(formal_parameters (simple_parameter
  type: (_)? @parameter.type
  name: (variable_name (name) @parameter.name)
  default_value: (_)? @parameter.default) @parameter) @parameter.list
(formal_parameters (property_promotion_parameter
  type: (_)? @parameter.type
  name: (variable_name (name) @parameter.name)
  default_value: (_)? @parameter.default) @parameter) @parameter.list
(formal_parameters (variadic_parameter
  type: (_)? @parameter.type
  name: (variable_name (name) @parameter.name)) @parameter @parameter.star) @parameter.list

(arrow_function body: (_) @return.value) @arrow
(return_statement (_) @return.value) @return
(yield_expression) @yield

; What it throws: `throw new X(...)`. A variable alone passes on what was caught.
(throw_expression (object_creation_expression
  . [(name) (qualified_name)] @raise.name
  (arguments . (argument [(string) (encapsed_string)] @raise.message)?)?)) @raise
(throw_expression (scoped_call_expression scope: [(name) (qualified_name)] @raise.name)) @raise
(throw_expression (variable_name)) @reraise
(assignment_expression
  left: (variable_name) @made.name
  right: (object_creation_expression . [(name) (qualified_name)] @made.type)) @made
(throw_expression (variable_name) @raise.name) @raise

(try_statement body: (_) @guard.body (catch_clause type: (_) @guard.types) @guard.clause) @guard
(catch_clause type: (_) @handler.types) @handler

(if_statement condition: (parenthesized_expression (_) @when.test) body: (_) @when)
(else_if_clause condition: (parenthesized_expression (_) @when.test) body: (_) @when)
(else_clause) @otherwise
(case_statement) @otherwise
(default_statement) @otherwise

; What a class holds: its properties, and what its constructor takes.
(declaration_list (property_declaration
  type: (_)? @attribute.type
  (property_element name: (variable_name (name) @attribute.name) default_value: (_)? @attribute.default)) @attribute)
(class_declaration (base_clause (_) @base.name)) @base
((method_declaration
  name: (name) @_name
  parameters: (formal_parameters) @constructor.parameters
  body: (compound_statement) @constructor.body) @constructor
  (#eq? @_name "__construct"))
