; Functions by their own statement, with the tables that they stand in as owners, and functions without a name that a
; variable, a field or a table's key is given.

(function_declaration
  name: (identifier) @name
  parameters: (parameters) @parameters
  body: (block)? @body) @definition.function
(function_declaration
  name: (dot_index_expression table: (identifier) @owner field: (identifier) @name)
  parameters: (parameters) @parameters
  body: (block)? @body) @definition.function
(function_declaration
  name: (dot_index_expression
    table: (dot_index_expression table: (identifier) @owner field: (identifier) @owner)
    field: (identifier) @name)
  parameters: (parameters) @parameters
  body: (block)? @body) @definition.function
(function_declaration
  name: (dot_index_expression
    table: (dot_index_expression
      table: (dot_index_expression field: (identifier) @owner) field: (identifier) @owner)
    field: (identifier) @name)
  parameters: (parameters) @parameters
  body: (block)? @body) @definition.function
(function_declaration
  name: (method_index_expression table: (identifier) @owner method: (identifier) @name)
  parameters: (parameters) @parameters
  body: (block)? @body) @definition.method
(function_declaration
  name: (method_index_expression
    table: (dot_index_expression table: (identifier) @owner field: (identifier) @owner)
    method: (identifier) @name)
  parameters: (parameters) @parameters
  body: (block)? @body) @definition.method
(function_declaration
  name: (method_index_expression
    table: (dot_index_expression field: (identifier) @owner)
    method: (identifier) @name)
  parameters: (parameters) @parameters
  body: (block)? @body) @definition.method

(assignment_statement
  (variable_list . name: (identifier) @name .)
  (expression_list . value: (function_definition
    parameters: (parameters) @parameters
    body: (block)? @body) .)) @definition.function
(assignment_statement
  (variable_list . name: (dot_index_expression table: (identifier) @owner field: (identifier) @name) .)
  (expression_list . value: (function_definition
    parameters: (parameters) @parameters
    body: (block)? @body) .)) @definition.function
(assignment_statement
  (variable_list . name: (dot_index_expression
    table: (dot_index_expression table: (identifier) @owner field: (identifier) @owner)
    field: (identifier) @name) .)
  (expression_list . value: (function_definition
    parameters: (parameters) @parameters
    body: (block)? @body) .)) @definition.function
(assignment_statement
  (variable_list . name: (dot_index_expression
    table: (dot_index_expression field: (identifier) @owner) field: (identifier) @name) .)
  (expression_list . value: (function_definition
    parameters: (parameters) @parameters
    body: (block)? @body) .)) @definition.function
(assignment_statement
  (variable_list . name: (bracket_index_expression
    table: (identifier) @owner field: (string content: (string_content) @name)) .)
  (expression_list . value: (function_definition
    parameters: (parameters) @parameters
    body: (block)? @body) .)) @definition.function
(field
  name: (identifier) @name
  value: (function_definition
    parameters: (parameters) @parameters
    body: (block)? @body)) @definition.function
((field
  name: (string content: (string_content) @name)
  value: (function_definition
    parameters: (parameters) @parameters
    body: (block)? @body)) @definition.function
  (#match? @name "^[A-Za-z_][A-Za-z0-9_]*$"))
