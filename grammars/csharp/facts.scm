; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

[
  (method_declaration) (constructor_declaration) (destructor_declaration) (operator_declaration)
  (conversion_operator_declaration) (indexer_declaration) (local_function_statement) (lambda_expression)
  (anonymous_method_expression) (class_declaration) (struct_declaration) (record_declaration)
  (interface_declaration)
] @scope

((_ (modifier) @_async) @async (#eq? @_async "async"))
(method_declaration returns: (_) @result.type) @result
(local_function_statement type: (_) @result.type) @result
(delegate_declaration type: (_) @result.type) @result
(operator_declaration type: (_) @result.type) @result
(conversion_operator_declaration type: (_) @result.type) @result
(indexer_declaration type: (_) @result.type) @result
(property_declaration type: (_) @result.type) @result
(property_declaration accessors: (_)) @getter
(property_declaration value: (arrow_expression_clause)) @getter

(type_parameter_list (type_parameter name: (identifier) @typeparameter.name) @typeparameter)

(parameter_list (parameter type: (_)? @parameter.type name: (identifier) @parameter.name !type) @parameter) @parameter.list
(parameter_list (parameter type: (_) @parameter.type name: (identifier) @parameter.name .) @parameter) @parameter.list
(parameter_list (parameter
  type: (_) @parameter.type name: (identifier) @parameter.name . (_) @parameter.default) @parameter) @parameter.list
(parameter_list type: (_) @parameter.type name: (identifier) @parameter @parameter.name @parameter.star) @parameter.list
(bracketed_parameter_list (parameter type: (_) @parameter.type name: (identifier) @parameter.name) @parameter) @parameter.list

(class_declaration (base_list (_) @base.name)) @base
(struct_declaration (base_list (_) @base.name)) @base
(record_declaration (base_list (_) @base.name)) @base

(return_statement (_) @return.value) @return
(method_declaration body: (arrow_expression_clause (_) @return.value)) @arrow
(local_function_statement body: (arrow_expression_clause (_) @return.value)) @arrow
(yield_statement) @yield

; What it throws: `throw new X(...)`. A name alone passes on what was caught.
(throw_statement (object_creation_expression
  type: [(identifier) (qualified_name)] @raise.name
  arguments: (argument_list . (argument (string_literal) @raise.message)?))) @raise
(throw_expression (object_creation_expression
  type: [(identifier) (qualified_name)] @raise.name
  arguments: (argument_list . (argument (string_literal) @raise.message)?))) @raise
(throw_statement (identifier) @raise.name) @raise
(throw_statement (identifier)) @reraise
((throw_statement) @reraise (#match? @reraise "^throw\\s*;$"))
(variable_declarator name: (identifier) @made.name (object_creation_expression type: (_) @made.type)) @made

(try_statement body: (block) @guard.body
  (catch_clause (catch_declaration type: (_) @guard.types)) @guard.clause) @guard
(try_statement body: (block) @guard.body (catch_clause . body: (block)) @guard.clause) @guard
(catch_clause (catch_declaration type: (_) @handler.types)) @handler

(if_statement condition: (_) @when.test consequence: (_) @when)
(if_statement alternative: (_) @otherwise)
(switch_section) @otherwise

(class_declaration body: (declaration_list (field_declaration (variable_declaration
  type: (_) @attribute.type (variable_declarator name: (identifier) @attribute.name) @attribute))))
(class_declaration body: (declaration_list (property_declaration
  type: (_) @attribute.type name: (identifier) @attribute.name) @attribute))
(class_declaration body: (declaration_list (constructor_declaration
  parameters: (_) @constructor.parameters body: (block) @constructor.body) @constructor))
