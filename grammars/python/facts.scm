; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

(function_definition) @scope
(class_definition) @scope
(lambda) @scope

(function_definition "async") @async
(function_definition return_type: (type) @result.type) @result
(decorated_definition (decorator (_) @decorator.name) @decorator)
(class_definition superclasses: (argument_list (_) @base.name)) @base

; Parameters, with the list that they stand in: only the definition's own list counts.
(parameters (identifier) @parameter @parameter.name) @parameter.list
(parameters (default_parameter
  name: (identifier) @parameter.name value: (_) @parameter.default) @parameter) @parameter.list
(parameters (typed_parameter
  . (identifier) @parameter.name type: (type) @parameter.type) @parameter) @parameter.list
(parameters (typed_default_parameter
  name: (identifier) @parameter.name
  type: (type) @parameter.type
  value: (_) @parameter.default) @parameter) @parameter.list
(parameters (list_splat_pattern (identifier) @parameter.name) @parameter @parameter.star) @parameter.list
(parameters (typed_parameter
  (list_splat_pattern (identifier) @parameter.name) @parameter.star
  type: (type) @parameter.type) @parameter) @parameter.list
(parameters (dictionary_splat_pattern (identifier) @parameter.name) @parameter @parameter.doublestar) @parameter.list
(parameters (typed_parameter
  (dictionary_splat_pattern (identifier) @parameter.name) @parameter.doublestar
  type: (type) @parameter.type) @parameter) @parameter.list
(parameters (positional_separator) @parameter @parameter.slash) @parameter.list
(parameters (keyword_separator) @parameter @parameter.bare) @parameter.list

; What the function hands out.
(return_statement (_) @return.value) @return
(yield) @yield

; What it raises: `raise X`, `raise X(...)`, `raise a.X(...)`. A bare `raise` passes on what was caught.
(raise_statement . [(identifier) (attribute)] @raise.name) @raise
(raise_statement . (call
  function: [(identifier) (attribute)] @raise.name
  arguments: (argument_list . (string)? @raise.message))) @raise
((raise_statement) @reraise (#eq? @reraise "raise"))
((raise_statement . (identifier) @_variable) @reraise (#match? @_variable "^_*[a-z]"))
(assignment left: (identifier) @made.name right: (call function: [(identifier) (attribute)] @made.type)) @made

(try_statement
  body: (block) @guard.body
  (except_clause value: (_) @guard.types) @guard.clause) @guard
(try_statement body: (block) @guard.body (except_clause . (block)) @guard.clause) @guard
(except_clause value: (_) @handler.types) @handler

(if_statement condition: (_) @when.test consequence: (block) @when)
(elif_clause condition: (_) @when.test consequence: (block) @when)
(else_clause body: (block) @otherwise)
(case_clause) @otherwise

; Attributes of a class: assigned in its body, or to `self` in its constructor.
(class_definition body: (block (expression_statement (assignment
  left: (identifier) @attribute.name
  type: (type)? @attribute.type
  right: (_)? @attribute.default) @attribute)))
(assignment
  left: (attribute object: (identifier) @member.object attribute: (identifier) @member.name)
  type: (type)? @member.type
  right: (_)? @member.default) @member
(class_definition body: (block (function_definition
  name: (identifier) @_name
  parameters: (parameters) @constructor.parameters
  body: (block) @constructor.body) @constructor
  (#eq? @_name "__init__")))
