; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

[
  (function_declaration)
  (generator_function_declaration)
  (function_expression)
  (generator_function)
  (arrow_function)
  (method_definition)
  (class_declaration)
  (class)
] @scope

(_ "async") @async
(method_definition "get") @getter
(method_definition "set") @setter
(class_heritage) @base @base.name

(arrow_function parameter: (identifier) @parameter @parameter.name @parameter.list)
(arrow_function body: [
  (identifier) (call_expression) (binary_expression) (unary_expression) (ternary_expression) (member_expression)
  (parenthesized_expression) (template_string) (string) (number) (true) (false) (null) (array) (object)
  (new_expression) (await_expression) (arrow_function) (subscript_expression) (assignment_expression)
] @return.value) @arrow

(return_statement (_) @return.value) @return
(yield_expression) @yield

; What it throws: `throw new X(...)`, `throw X(...)`. A name alone passes on what was caught.
(throw_statement (new_expression
  constructor: [(identifier) (member_expression)] @raise.name
  arguments: (arguments . (string)? @raise.message))) @raise
(throw_statement (call_expression
  function: [(identifier) (member_expression)] @raise.name
  arguments: (arguments . (string)? @raise.message))) @raise
(throw_statement (identifier) @raise.name) @raise
(throw_statement (identifier)) @reraise
(variable_declarator name: (identifier) @made.name value: (new_expression constructor: (_) @made.type)) @made

(try_statement body: (statement_block) @guard.body handler: (catch_clause) @guard.clause) @guard
(catch_clause) @handler

(if_statement condition: (parenthesized_expression (_) @when.test) consequence: (_) @when)
(else_clause) @otherwise
(switch_case) @otherwise
(switch_default) @otherwise

(assignment_expression
  left: (member_expression object: (this) @member.object property: (property_identifier) @member.name)
  right: (_) @member.default) @member
((method_definition
  name: (property_identifier) @_name
  parameters: (formal_parameters) @constructor.parameters
  body: (statement_block) @constructor.body) @constructor
  (#eq? @_name "constructor"))
