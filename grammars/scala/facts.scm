; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

[
  (class_definition) (trait_definition) (object_definition) (package_object) (enum_definition) (given_definition)
  (function_definition) (function_declaration) (lambda_expression) (instance_expression (template_body))
] @scope

(function_definition return_type: (_) @result.type) @result
(function_declaration return_type: (_) @result.type) @result

(parameters (parameter
  name: (_) @parameter.name
  type: (_)? @parameter.type
  default_value: (_)? @parameter.default) @parameter) @parameter.list
(parameters (parameter
  name: (_) @parameter.name
  type: (repeated_parameter_type type: (_) @parameter.type)) @parameter @parameter.star) @parameter.list
(class_parameters (class_parameter
  name: (_) @parameter.name
  type: (_)? @parameter.type
  default_value: (_)? @parameter.default) @parameter) @parameter.list
(type_parameters name: (identifier) @typeparameter @typeparameter.name)

(return_expression (_) @return.value) @return
(function_definition body: [
  (identifier) (call_expression) (infix_expression) (field_expression) (string) (interpolated_string_expression)
  (integer_literal) (floating_point_literal) (boolean_literal) (null_literal) (instance_expression) (if_expression)
  (match_expression) (for_expression) (lambda_expression) (parenthesized_expression) (generic_function)
] @return.value) @arrow

; What it throws: `throw new X(...)`, `throw X(...)`. A name alone passes on what was caught.
(throw_expression (instance_expression
  . [(type_identifier) (stable_type_identifier)] @raise.name
  arguments: (arguments . (string)? @raise.message))) @raise
(throw_expression (call_expression
  function: [(identifier) (field_expression)] @raise.name
  arguments: (arguments . (string)? @raise.message))) @raise
(throw_expression (identifier) @raise.name) @raise
(throw_expression (identifier)) @reraise
(val_definition
  pattern: (identifier) @made.name value: (instance_expression . (type_identifier) @made.type)) @made

(try_expression body: (_) @guard.body
  (catch_clause (case_block (case_clause pattern: (typed_pattern type: (_) @guard.types)) @guard.clause))) @guard
(case_clause pattern: (typed_pattern type: (_) @handler.types)) @handler

(if_expression condition: (parenthesized_expression (_) @when.test) consequence: (_) @when)
(if_expression condition: [(identifier) (infix_expression) (call_expression) (field_expression)] @when.test consequence: (_) @when)
(if_expression alternative: (_) @otherwise)
(case_clause) @otherwise
