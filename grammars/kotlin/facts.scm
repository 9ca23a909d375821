; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

[
  (class_declaration) (object_declaration) (companion_object) (object_literal)
  (function_declaration) (secondary_constructor) (anonymous_function) (lambda_literal) (getter) (setter)
] @scope

(function_declaration
  (function_value_parameters) .
  [(user_type) (nullable_type) (function_type) (parenthesized_type) (non_nullable_type)] @result.type) @result

(function_value_parameters (parameter (identifier) @parameter.name . (_) @parameter.type) @parameter) @parameter.list
(function_value_parameters
  (parameter (identifier) @parameter.name . (_) @parameter.type) @parameter . "=" . (_) @parameter.default) @parameter.list
((function_value_parameters
  (parameter_modifiers (parameter_modifier) @_kind)
  . (parameter (identifier) @parameter.name . (_) @parameter.type) @parameter @parameter.star) @parameter.list
  (#eq? @_kind "vararg"))
(class_parameters (class_parameter
  (identifier) @parameter.name . ":" . (_) @parameter.type) @parameter) @parameter.list
(class_parameters (class_parameter
  (identifier) @parameter.name . ":" . (_) @parameter.type . "=" . (_) @parameter.default) @parameter) @parameter.list
(type_parameters (type_parameter (identifier) @typeparameter.name) @typeparameter)

(return_expression !label (_) @return.value) @return
(function_declaration (function_body "=" . (_) @return.value)) @arrow

; What it throws: `throw X(...)`. A name alone passes on what was caught, where nothing made it here.
(throw_expression (call_expression
  . [(identifier) (navigation_expression)] @raise.name
  (value_arguments . (value_argument (string_literal) @raise.message)?))) @raise
(throw_expression (identifier) @raise.name) @raise
(throw_expression (identifier)) @reraise
(property_declaration
  (variable_declaration . (identifier) @made.name) "=" . (call_expression . (identifier) @made.type)) @made

(try_expression (block) @guard.body (catch_block (user_type) @guard.types) @guard.clause) @guard
(catch_block (user_type) @handler.types) @handler

(if_expression condition: (_) @when.test . (_) @when)
(if_expression "else" . (_) @otherwise)
(when_entry) @otherwise
