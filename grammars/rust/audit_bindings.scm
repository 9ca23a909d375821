; What a name means: scopes, and what is bound to a name in them; the captures are as in python/audit_bindings.scm.
; @parameter is a parameter as a whole, @weak adds to what is bound before, @returned is what a function gives back.

(function_item name: (_) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(closure_expression parameters: (_) @scope.start body: (_) @scope.end)

; Parameters; of `Path((a, b)): Path<(i64, String)>` each by its own type.
(parameter
  pattern: [(identifier) @name (mut_pattern (identifier) @name) (reference_pattern (identifier) @name)]
  type: (_) @type) @parameter
(parameter pattern: (tuple_struct_pattern type: (_) (identifier) @name) type: (_) @type) @parameter
(parameter pattern: (tuple_struct_pattern type: (_) (tuple_pattern . (identifier) @name))
  type: (generic_type type_arguments: (type_arguments . (tuple_type . (_) @type)))) @parameter
(parameter pattern: (tuple_struct_pattern type: (_) (tuple_pattern . (_) . (identifier) @name))
  type: (generic_type type_arguments: (type_arguments . (tuple_type . (_) . (_) @type)))) @parameter
(parameter pattern: (tuple_struct_pattern type: (_) (tuple_pattern . (_) . (_) . (identifier) @name))
  type: (generic_type type_arguments: (type_arguments . (tuple_type . (_) . (_) . (_) @type)))) @parameter
(parameter pattern: (tuple_struct_pattern type: (_) (struct_pattern (field_pattern
  name: (shorthand_field_identifier) @name)))) @parameter
(parameter pattern: (tuple_pattern (identifier) @name)) @parameter
(parameter pattern: (struct_pattern (field_pattern name: (shorthand_field_identifier) @name))) @parameter
(closure_parameters (identifier) @name)

; Bindings.
(let_declaration pattern: (identifier) @name type: (_)? @type value: (_) @value)
(let_declaration pattern: (identifier) @name !value)
(let_declaration pattern: (mut_pattern (identifier) @name) type: (_)? @type value: (_) @value)
(let_declaration pattern: (tuple_pattern (identifier) @name) value: (_) @value)
(let_declaration pattern: (tuple_struct_pattern type: (_) (identifier) @name) value: (_) @value)
(let_declaration pattern: (struct_pattern (field_pattern name: (shorthand_field_identifier) @name)) value: (_) @value)
(let_declaration pattern: (struct_pattern (field_pattern pattern: (identifier) @name)) value: (_) @value)
(let_condition pattern: (tuple_struct_pattern type: (_) (identifier) @name) value: (_) @value)
(let_condition pattern: (tuple_struct_pattern type: (_) (reference_pattern (identifier) @name)) value: (_) @value)
(let_condition pattern: (identifier) @name value: (_) @value)
(const_item name: (_) @name value: (_) @value)
(static_item name: (_) @name value: (_) @value)
(assignment_expression left: (identifier) @name right: (_) @value)
(for_expression pattern: (identifier) @name value: (_) @value)
(for_expression pattern: (tuple_pattern (identifier) @name) value: (_) @value)
(match_expression value: (_) @value body: (match_block (match_arm
  pattern: (match_pattern (tuple_struct_pattern type: (_) (identifier) @name)))))
(match_expression value: (_) @value body: (match_block (match_arm pattern: (match_pattern (identifier) @name))))

; What adds to a value: `s += &x`, `s.push_str(&x)`, `v.push(x)`, `map.insert(key, x)`, `v[i] = x`, `write!(s, ...)`.
(compound_assignment_expr left: (identifier) @name right: (_) @value) @weak
((call_expression
  function: (field_expression value: (identifier) @name field: (field_identifier) @_method)
  arguments: (arguments . (_) @value .)) @weak
  (#any-of? @_method "push" "push_str" "extend" "extend_from_slice" "append" "push_back" "push_front" "add"))
((call_expression
  function: (field_expression value: (identifier) @name field: (field_identifier) @_method)
  arguments: (arguments . (_) @key . (_) @value .)) @weak
  (#any-of? @_method "insert" "insert_str" "entry"))
(assignment_expression left: (index_expression . (identifier) @name . (_) @key) right: (_) @value) @weak
(assignment_expression left: (field_expression value: (identifier) @name) right: (_) @value) @weak
((macro_invocation macro: (identifier) @_macro (token_tree . (identifier) @name) @value) @weak
  (#any-of? @_macro "write" "writeln"))

; Types of fields, and of what functions give back.
(field_declaration name: (_) @member type: (_) @type)
(function_item name: (_) @member return_type: (_) @type)

; What a function gives back.
(return_expression (_) @returned)
(function_item body: (block (_expression) @returned .))
(closure_expression body: (block (_expression) @returned .))
(closure_expression parameters: (closure_parameters)
  body: [(identifier) (call_expression) (macro_invocation) (binary_expression) (field_expression) (reference_expression)
    (try_expression) (await_expression)] @returned)
