; What a file brings in: @name is the name that is bound, @module where it comes from, @alias its local name.

(namespace_use_declaration (namespace_use_clause
  . [(qualified_name (name) @name) (name) @name] @module alias: (name)? @alias)) @import
(namespace_use_declaration (namespace_name) @module body: (namespace_use_group (namespace_use_clause
  . [(qualified_name (name) @name) (name) @name] alias: (name)? @alias))) @import
(include_expression (_) @module) @import
(include_once_expression (_) @module) @import
(require_expression (_) @module) @import
(require_once_expression (_) @module) @import
