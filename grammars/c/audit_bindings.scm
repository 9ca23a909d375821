; What a name means: scopes, and what is bound to a name in them; the captures are as in python/audit_bindings.scm.
; A local array is bound to its own declarator, a pointer without a first value to its own, so that rules can tell
; them from other names.

(function_definition
  declarator: (function_declarator declarator: (identifier) @scope.name parameters: (_) @scope.start)
  body: (_) @scope.end)
(function_definition
  declarator: (_ (function_declarator declarator: (identifier) @scope.name parameters: (_) @scope.start))
  body: (_) @scope.end)
(function_definition
  declarator: (_ (_ (function_declarator declarator: (identifier) @scope.name parameters: (_) @scope.start)))
  body: (_) @scope.end)

(function_definition declarator: (function_declarator declarator: (identifier) @name))
(function_definition declarator: (_ (function_declarator declarator: (identifier) @name)))
(preproc_function_def name: (identifier) @name)
(preproc_def name: (identifier) @name)

; Parameters: numbers and truth values by their type. What a program is called with comes from nowhere: `argv`.
((parameter_declaration
  type: [(primitive_type) (sized_type_specifier) (type_identifier)] @_type
  declarator: (identifier) @name) @constant @parameter
  (#match? @_type "^(un)?signed\\b|^(int|long|short|char|float|double|bool|_Bool|u?int(8|16|32|64)_t|s?size_t|off_t|time_t|pid_t|uid_t|gid_t|mode_t)$"))
((parameter_declaration
  type: (_) @_type
  declarator: (identifier) @name) @parameter
  (#not-match? @_type "^(un)?signed\\b|^(int|long|short|char|float|double|bool|_Bool|u?int(8|16|32|64)_t|s?size_t|off_t|time_t|pid_t|uid_t|gid_t|mode_t)$"))
(parameter_declaration declarator: (pointer_declarator declarator: (identifier) @name)) @parameter
((parameter_declaration declarator: (pointer_declarator
  declarator: (_ declarator: (identifier) @name))) @parameter (#not-eq? @name "argv"))
(parameter_declaration declarator: (array_declarator declarator: (identifier) @name)) @parameter
(parameter_declaration declarator: (function_declarator
  declarator: (parenthesized_declarator (pointer_declarator declarator: (identifier) @name)))) @parameter

; Variables.
((declaration
  type: [(primitive_type) (sized_type_specifier) (type_identifier)] @_type
  declarator: [(identifier) @name (init_declarator declarator: (identifier) @name)]) @constant
  (#match? @_type "^(un)?signed\\b|^(int|long|short|char|float|double|bool|_Bool|u?int(8|16|32|64)_t|s?size_t|off_t|time_t|pid_t|uid_t|gid_t|mode_t)$"))
((declaration
  type: (_) @_type
  declarator: (init_declarator declarator: (identifier) @name value: (_) @value))
  (#not-match? @_type "^(un)?signed\\b|^(int|long|short|char|float|double|bool|_Bool|u?int(8|16|32|64)_t|s?size_t|off_t|time_t|pid_t|uid_t|gid_t|mode_t)$"))
((compound_statement (declaration
  type: [(struct_specifier) (union_specifier) (type_identifier)] declarator: (identifier) @name) @value)
  (#not-match? @value "^(static|extern|register|const|volatile|(un)?signed|int|long|short|char|float|double|bool|_Bool|thread_local|_Thread_local|__thread)\\b"))
(init_declarator declarator: (pointer_declarator declarator: (identifier) @name) value: (_) @value)
(init_declarator declarator: (pointer_declarator
  declarator: (pointer_declarator declarator: (identifier) @name)) value: (_) @value)
(init_declarator declarator: (array_declarator declarator: (identifier) @name) value: (_) @value)
(init_declarator declarator: (pointer_declarator
  declarator: (array_declarator declarator: (identifier) @name)) value: (_) @value)
(compound_statement (declaration declarator: (pointer_declarator declarator: (identifier) @name) @value))
((compound_statement (declaration declarator: (array_declarator declarator: (identifier) @name) @value) @_whole)
  (#not-match? @_whole "^(const +)?(static|extern|thread_local|_Thread_local|__thread)\\b"))
((compound_statement (declaration
  declarator: (init_declarator declarator: (array_declarator declarator: (identifier) @name) @value)) @_whole)
  (#not-match? @_whole "^(const +)?(static|extern|thread_local|_Thread_local|__thread)\\b"))

(assignment_expression left: (identifier) @name operator: "=" right: (_) @value)
(assignment_expression left: (identifier) @name operator: "+=" right: (_) @value) @weak
(assignment_expression left: (pointer_expression argument: (identifier) @name) right: (_) @value) @weak
(assignment_expression
  left: (subscript_expression argument: (identifier) @name . (_) @key) right: (_) @value) @weak

; Calls that write into what they are given; what is given by its address may hold anything then.
((call_expression
  function: (identifier) @_callee
  arguments: (argument_list . (identifier) @name)) @value @weak
  (#match? @_callee "^(v?sn?printf|strn?cpy|strn?cat|strlcpy|strlcat|stpn?cpy|wcsn?cpy|wcsn?cat|mem(move|cpy)|fgets|gets|fread|getdelim|getline|_?snprintf|sprintf_s|strcpy_s|strcat_s)$"))
((call_expression
  function: (identifier) @_callee
  arguments: (argument_list . (_) . (identifier) @name)) @value @weak
  (#match? @_callee "^(read|recv|recvfrom|recvmsg|pread|SSL_read|BIO_read|readlink|getcwd|gethostname)$"))
((call_expression
  function: (identifier) @_callee
  arguments: (argument_list . (_) (identifier) @name)) @value @weak
  (#match? @_callee "^(fscanf|scanf)$"))
(call_expression arguments: (argument_list (pointer_expression operator: "&" argument: (identifier) @name)))

(return_statement (_) @returned)
