; Namespaces, types, methods, constructors, operators, and properties whose accessors have bodies.

(namespace_declaration name: (_) @name body: (_) @body) @definition.namespace
(file_scoped_namespace_declaration name: (_) @name) @definition.namespace

(class_declaration name: (identifier) @name (parameter_list)? @parameters body: (_)? @body) @definition.class
(struct_declaration name: (identifier) @name (parameter_list)? @parameters body: (_)? @body) @definition.struct
(interface_declaration name: (identifier) @name body: (_)? @body) @definition.interface
(record_declaration name: (identifier) @name (parameter_list)? @parameters body: (_)? @body) @definition.record
(enum_declaration name: (identifier) @name body: (_)? @body) @definition.enum
(delegate_declaration type: (_) @result name: (identifier) @name parameters: (_) @parameters) @definition.type

(method_declaration
  returns: (_) @result name: (identifier) @name parameters: (_) @parameters body: (_)? @body) @definition.method
(constructor_declaration name: (identifier) @name parameters: (_) @parameters body: (_)? @body) @definition.constructor
(destructor_declaration name: (identifier) @name parameters: (_) @parameters body: (_)? @body) @definition.method
(operator_declaration
  type: (_) @result operator: _ @name parameters: (_) @parameters body: (_)? @body) @definition.method
(conversion_operator_declaration type: (_) @result @name parameters: (_) @parameters body: (_)? @body) @definition.method
(indexer_declaration
  type: (_) @result "this" @name parameters: (_) @parameters
  accessors: (accessor_list (accessor_declaration body: (_))) @body) @definition.method
(indexer_declaration
  type: (_) @result "this" @name parameters: (_) @parameters
  value: (arrow_expression_clause) @body) @definition.method
(property_declaration
  type: (_) @result name: (identifier) @name
  accessors: (accessor_list (accessor_declaration body: (_))) @body) @definition.method
(property_declaration
  type: (_) @result name: (identifier) @name value: (arrow_expression_clause) @body) @definition.method
(event_declaration name: (identifier) @name accessors: (accessor_list) @body) @definition.method
; (behind directives that cut a statement in two the grammar may take `if (...) {` for a function)
((local_function_statement
  type: (_) @result name: (identifier) @name parameters: (_) @parameters body: (_) @body) @definition.function
  (#not-match? @name "^(if|for|foreach|while|switch|using|lock|catch|fixed)$"))
