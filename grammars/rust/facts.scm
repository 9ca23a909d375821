; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

[
  (function_item)
  (function_signature_item)
  (closure_expression)
  (struct_item)
  (enum_item)
  (union_item)
  (trait_item)
  (impl_item)
  (mod_item)
] @scope

(function_item (function_modifiers "async")) @async
(function_item return_type: (_) @result.type) @result
(function_signature_item return_type: (_) @result.type) @result

(parameters (parameter pattern: (identifier) @parameter.name type: (_) @parameter.type) @parameter) @parameter.list
(parameters (parameter
  pattern: (mut_pattern (identifier) @parameter.name) type: (_) @parameter.type) @parameter) @parameter.list
(parameters (parameter
  pattern: (reference_pattern (identifier) @parameter.name) type: (_) @parameter.type) @parameter) @parameter.list
; An extractor that is taken apart in the list is known by what it holds: `Query(params): Query<Params>`.
(parameters (parameter
  pattern: (tuple_struct_pattern type: (_) . (identifier) @parameter.name .) type: (_) @parameter.type) @parameter) @parameter.list

(type_parameters (type_parameter name: (_) @typeparameter.name) @typeparameter)
(type_parameters (const_parameter name: (_) @typeparameter.name) @typeparameter)

(return_expression (_) @return.value) @return
(function_item return_type: (_) body: (block (_expression) @return.value @return .))

(if_expression condition: (_) @when.test consequence: (block) @when)
(else_clause) @otherwise
(match_arm) @otherwise

(struct_item body: (field_declaration_list (field_declaration
  name: (_) @attribute.name type: (_) @attribute.type) @attribute))
(trait_item bounds: (trait_bounds (_) @base.name)) @base
