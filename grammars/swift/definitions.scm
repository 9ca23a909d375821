; Functions, initializers, computed properties and types. The grammar has no node for a list of parameters.
; An actor counts as a class, a protocol as an interface; an extension has the name of what it extends.
;
; A body is the node's own field `body` where no @body says otherwise. It is not asked for in patterns here, nor are
; names by their kind: with either, tree-sitter takes 100 to 300 ms for a function's pattern, in which nothing else runs.

(function_declaration "func" . name: _ @name ("->" . (_) @result)?) @definition.function
(protocol_function_declaration "func" . name: _ @name ("->" . (_) @result)?) @definition.function
(init_declaration "init" @name body: (_)? @body) @definition.constructor
(deinit_declaration "deinit" @name body: (_) @body) @definition.method
(subscript_declaration "subscript" @name "->" . (_) @result (computed_property)? @body) @definition.method
(property_declaration
  name: (pattern bound_identifier: (simple_identifier) @name)
  (type_annotation (_) @result)?
  computed_value: (computed_property) @body) @definition.method

(class_declaration "class" name: (type_identifier) @name body: (_) @body) @definition.class
(class_declaration "actor" name: (type_identifier) @name body: (_) @body) @definition.class
(class_declaration "struct" name: (type_identifier) @name body: (_) @body) @definition.struct
(class_declaration "enum" name: (type_identifier) @name body: (_) @body) @definition.enum
(class_declaration "extension" name: (user_type . (type_identifier) @name .) body: (_) @body) @definition.extension
(class_declaration "extension" name: (user_type . (type_identifier) @name . (type_arguments) .) body: (_) @body) @definition.extension
(class_declaration "extension" name: (user_type (type_identifier) . (type_identifier)) @name body: (_) @body) @definition.extension
(protocol_declaration name: (type_identifier) @name body: (_) @body) @definition.interface
(typealias_declaration name: (type_identifier) @name) @definition.type
(associatedtype_declaration . name: (type_identifier) @name) @definition.type
(associatedtype_declaration (modifiers) . name: (type_identifier) @name) @definition.type
(macro_declaration . (modifiers)? . (simple_identifier) @name) @definition.macro
