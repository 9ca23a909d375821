; What a name means: scopes, and what is bound to a name in them; lsp_server/tools/audit/facts.py explains the captures.

(function_definition name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(lambda parameters: (_) @scope.start body: (_) @scope.end)
(class_definition body: (_) @class)

(function_definition name: (_) @name)
(class_definition name: (_) @name)
(parameters (identifier) @name @parameter)
(lambda_parameters (identifier) @name @parameter)
(parameters (default_parameter name: (identifier) @name) @parameter)
(parameters (typed_parameter . (identifier) @name) @parameter)
(parameters (typed_default_parameter name: (identifier) @name) @parameter)
((parameters [
    (typed_parameter . (identifier) @name type: (_) @_type)
    (typed_default_parameter name: (identifier) @name type: (_) @_type)
  ]) @constant
  (#match? @_type "^(Optional\\[)?(\\w+\\.)?(int|float|bool|complex|UUID|Decimal|date|datetime|timedelta)\\]?( \\| None)?$"))
; Flask's `/orders/<int:number>` lets nothing else in.
((decorated_definition
    (decorator (call arguments: (argument_list . (string) @_route)))
    definition: (function_definition parameters: (parameters . (identifier) @name .))) @constant
  (#match? @_route "^[^<]*<(int|float|uuid):\\w+>[^<]*$"))
(parameters (list_splat_pattern (identifier) @name))
(parameters (dictionary_splat_pattern (identifier) @name))

(assignment left: [(identifier) (attribute)] @name right: (_) @value)
(assignment left: (pattern_list (identifier) @name) right: (_) @value)
(assignment left: (tuple_pattern (identifier) @name) right: (_) @value)
(assignment left: (subscript value: [(identifier) (attribute)] @name subscript: (_) @key) right: (_) @value) @weak
(augmented_assignment left: [(identifier) (attribute)] @name right: (_) @value) @weak
(named_expression name: (_) @name value: (_) @value)
(for_statement left: (identifier) @name right: (_) @value)
(for_statement left: (pattern_list (identifier) @name) right: (_) @value)
(for_in_clause left: (identifier) @name right: (_) @value)
(for_in_clause left: (pattern_list (identifier) @name) right: (_) @value)
(as_pattern (_) @value alias: (as_pattern_target (identifier) @name))
((call
  function: (attribute object: [(identifier) (attribute)] @name attribute: (identifier) @_method)
  arguments: (argument_list (_) @value)) @weak
  (#any-of? @_method "append" "extend" "insert" "add" "update" "appendleft" "write" "put"))

(return_statement (_) @returned)
(yield (_) @returned)
(lambda body: (_) @returned)
