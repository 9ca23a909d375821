; What a doc comment may say of a definition. A capture without a dot names the fact, those with a dot are its parts.

(function_definition) @scope

; A pointer to a function's type is no part of one node, so only plain types count.
(function_definition
  type: [(primitive_type) (type_identifier) (sized_type_specifier) (struct_specifier) (union_specifier)
    (enum_specifier)] @result.type
  declarator: (function_declarator declarator: [(identifier) (parenthesized_declarator)])) @result

(parameter_list (parameter_declaration
  type: (_) @parameter.type
  declarator: [
    (identifier) @parameter.name
    (pointer_declarator declarator: (identifier) @parameter.name)
    (pointer_declarator declarator: (pointer_declarator declarator: (identifier) @parameter.name))
    (pointer_declarator declarator: (array_declarator declarator: (identifier) @parameter.name))
    (array_declarator declarator: (identifier) @parameter.name)
    (array_declarator declarator: (array_declarator declarator: (identifier) @parameter.name))
    (function_declarator declarator: (parenthesized_declarator
      (pointer_declarator declarator: (identifier) @parameter.name)))
    (function_declarator declarator: (identifier) @parameter.name)
  ]) @parameter) @parameter.list
(preproc_params (identifier) @parameter @parameter.name) @parameter.list

(return_statement (_) @return.value) @return

(if_statement condition: (_ (_) @when.test) consequence: (_) @when)
(else_clause) @otherwise
(case_statement) @otherwise
