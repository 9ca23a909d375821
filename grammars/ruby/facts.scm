; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

[
  (method)
  (singleton_method)
  (class)
  (module)
  (lambda)
] @scope

(method_parameters (identifier) @parameter @parameter.name) @parameter.list
(method_parameters (optional_parameter
  name: (identifier) @parameter.name value: (_) @parameter.default) @parameter) @parameter.list
(method_parameters (keyword_parameter
  name: (identifier) @parameter.name value: (_)? @parameter.default) @parameter) @parameter.list
(method_parameters (splat_parameter name: (identifier) @parameter.name) @parameter @parameter.star) @parameter.list
(method_parameters (hash_splat_parameter
  name: (identifier) @parameter.name) @parameter @parameter.doublestar) @parameter.list
(method_parameters (block_parameter name: (identifier) @parameter.name) @parameter @parameter.optional) @parameter.list

(return (argument_list . (_) @return.value .)) @return
(yield) @yield

; What it raises: `raise X`, `raise X, "..."`, `raise X.new(...)`. A bare `raise` passes on what was caught.
((call !receiver method: (identifier) @_raise arguments: (argument_list
  . [(constant) (scope_resolution name: (constant))] @raise.name
  . (string)? @raise.message)) @raise
  (#any-of? @_raise "raise" "fail"))
((call !receiver method: (identifier) @_raise arguments: (argument_list
  . (call
    receiver: [(constant) (scope_resolution)] @raise.name
    method: (identifier) @_new
    arguments: (argument_list . (string)? @raise.message)?))) @raise
  (#any-of? @_raise "raise" "fail") (#eq? @_new "new"))
((identifier) @reraise (#eq? @reraise "raise"))
((call !receiver method: (identifier) @_raise arguments: (argument_list . (identifier))) @reraise
  (#any-of? @_raise "raise" "fail"))

(body_statement (rescue exceptions: (exceptions) @guard.types) @guard.clause) @guard @guard.body
(begin (rescue exceptions: (exceptions) @guard.types) @guard.clause) @guard @guard.body
(rescue exceptions: (exceptions) @handler.types) @handler

(if condition: (_) @when.test consequence: (_) @when)
(if_modifier body: (_) @when condition: (_) @when.test)
(elsif condition: (_) @when.test consequence: (_) @when)
(else) @otherwise
(when) @otherwise

; What a class is built from, and what its constructor takes.
(class superclass: (superclass (_) @base.name)) @base
((method
  name: (identifier) @_name
  parameters: (method_parameters) @constructor.parameters
  body: (body_statement) @constructor.body) @constructor
  (#eq? @_name "initialize"))
