; What a file brings in: @name is the name that is bound, @module where it comes from, @alias its local name.

(use_declaration argument: (identifier) @name @module) @import
(use_declaration argument: (scoped_identifier name: (_) @name) @module) @import
(use_declaration argument: (use_as_clause path: (_) @module @name alias: (_) @alias)) @import
(use_declaration argument: (use_wildcard (_) @module @name)) @import
(use_declaration argument: (scoped_use_list path: (_) @module list: (use_list [(identifier) (self)] @name))) @import
(use_declaration argument: (scoped_use_list path: (_) @module list: (use_list (scoped_identifier name: (_) @name)))) @import
(use_declaration argument: (scoped_use_list path: (_) @module list: (use_list (use_as_clause path: (_) @name alias: (_) @alias)))) @import
(use_declaration argument: (scoped_use_list path: (_) @module
  list: (use_list (scoped_use_list list: (use_list [(identifier) (self)] @name))))) @import
(extern_crate_declaration name: (_) @name @module alias: (_)? @alias) @import
