; What imported names stand for: @module and @member together, under the @alias, else the member.

(use_declaration argument: (scoped_identifier path: (_) @module name: (_) @member))
(use_declaration argument: (use_as_clause path: (scoped_identifier path: (_) @module name: (_) @member) alias: (_) @alias))
(use_declaration argument: (use_as_clause path: (identifier) @module alias: (_) @alias))
(scoped_use_list path: (_) @module list: (use_list (identifier) @member))
(scoped_use_list path: (_) @module list: (use_list (scoped_identifier name: (_) @member)))
(scoped_use_list path: (_) @module list: (use_list (use_as_clause path: (identifier) @member alias: (_) @alias)))
(scoped_use_list path: (scoped_identifier path: (_) @module name: (_) @member) list: (use_list (self)))
(extern_crate_declaration name: (_) @module alias: (_) @alias)
