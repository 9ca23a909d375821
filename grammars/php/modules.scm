; What imported names stand for: @alias, else the last part, is the local name.

(namespace_use_declaration (namespace_use_clause . (qualified_name) @module alias: (name) @alias))
(namespace_use_declaration (namespace_use_clause . (qualified_name (name) @alias) @module !alias))
(namespace_use_declaration (namespace_use_clause . (name) @module alias: (name) @alias))
(namespace_use_declaration (namespace_name) @module body: (namespace_use_group (namespace_use_clause
  . (name) @member alias: (name)? @alias)))
