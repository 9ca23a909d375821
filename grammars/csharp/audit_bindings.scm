; What a name means: scopes, and what is bound to a name in them; the captures are as in python/audit_bindings.scm.

(method_declaration name: (identifier) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(constructor_declaration name: (identifier) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(local_function_statement name: (identifier) @scope.name parameters: (_) @scope.start body: (_) @scope.end)
(operator_declaration parameters: (_) @scope.start body: (_) @scope.end)
(lambda_expression parameters: (_) @scope.start body: (_) @scope.end)
(anonymous_method_expression parameters: (_) @scope.start (block) @scope.end)
(accessor_declaration body: (_) @scope.start @scope.end)

; What is a member of a class is seen from its methods too, so classes are no scopes here.
(method_declaration name: (identifier) @name)
(class_declaration name: (identifier) @name)
(property_declaration name: (identifier) @name value: (arrow_expression_clause (_) @value))
(property_declaration name: (identifier) @name accessors: (_))

(parameter type: (_) @type name: (identifier) @name) @parameter
(parameter !type name: (identifier) @name) @parameter
(parameter_list type: (_) name: (identifier) @name)
(lambda_expression parameters: (implicit_parameter) @name)

((variable_declaration type: (_) @_type (variable_declarator name: (identifier) @name .)) @constant
  (#match? @_type "^(int|long|short|byte|sbyte|uint|ulong|ushort|bool|double|float|decimal|Guid|DateTime|TimeSpan)\\??$"))
(variable_declaration type: (_) @type (variable_declarator name: (identifier) @name (_) @value .))
(assignment_expression left: (identifier) @name operator: "=" right: (_) @value)
(assignment_expression left: (identifier) @name operator: "??=" right: (_) @value) @weak
(assignment_expression left: (identifier) @name operator: "+=" right: (_) @value) @weak
(assignment_expression
  left: (member_access_expression expression: "this" name: (identifier) @name) operator: "=" right: (_) @value) @weak
(assignment_expression
  left: (element_access_expression
    expression: (identifier) @name subscript: (bracketed_argument_list . (argument (_) @key) .))
  right: (_) @value) @weak
(foreach_statement type: (_) @type left: (identifier) @name right: (_) @value)
; `int.TryParse(text, out var number)`, whatever the type of the number is called.
(declaration_expression type: (_) @type name: (identifier) @name)
((invocation_expression
  function: (member_access_expression expression: [(predefined_type) (identifier)] @type name: (identifier) @_method)
  arguments: (argument_list (argument (declaration_expression type: (implicit_type) name: (identifier) @name))))
  (#match? @_method "^TryParse"))
(catch_declaration name: (identifier) @name)
(declaration_pattern name: (identifier) @name)
((invocation_expression
  function: (member_access_expression expression: (identifier) @name name: (identifier) @_method)
  arguments: (argument_list (argument (_) @value))) @weak
  (#any-of? @_method "Append" "AppendLine" "AppendFormat" "Insert" "Add" "AddRange" "Push" "Enqueue" "Write" "WriteLine"))

; What a controller's action gets by its parameters, which come from the path, the query or the form.
((class_declaration (base_list (_) @_base)
  body: (declaration_list (method_declaration (modifier) @_public
    parameters: (parameter_list (parameter type: (_) @_type) @sent))))
  (#match? @_base "(Controller(Base)?|PageModel|Hub)(<.*>)?$") (#eq? @_public "public")
  (#match? @_type "^(string|String|string\\[\\]|List<string>|IEnumerable<string>|[A-Z]\\w*(Model|Dto|DTO|Request|Input|Form))\\??$"))
((class_declaration (attribute_list (attribute name: (identifier) @_attribute))
  body: (declaration_list (method_declaration (modifier) @_public
    parameters: (parameter_list (parameter type: (_) @_type) @sent))))
  (#eq? @_attribute "ApiController") (#eq? @_public "public")
  (#match? @_type "^(string|String|string\\[\\]|List<string>|IEnumerable<string>|[A-Z]\\w*(Model|Dto|DTO|Request|Input|Form))\\??$"))

((invocation_expression
    function: (member_access_expression name: (identifier) @_map)
    arguments: (argument_list (argument (lambda_expression parameters: (parameter_list (parameter type: (_) @_type) @sent)))))
  (#match? @_map "^Map(Get|Post|Put|Patch|Delete)$") (#match? @_type "^(string|String)\\??$"))

; Types of fields and properties, and of what methods give back; enums of the file.
(property_declaration type: (_) @type name: (identifier) @member)
(field_declaration (variable_declaration type: (_) @type (variable_declarator name: (identifier) @member)))
(record_declaration (parameter_list (parameter type: (_) @type name: (identifier) @member)))
(method_declaration returns: (_) @type name: (identifier) @member)
(enum_declaration name: (identifier) @plain)

(return_statement (_) @returned)
(arrow_expression_clause (_) @returned)
(lambda_expression body: (_) @returned)
