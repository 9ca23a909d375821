; What a file brings in: @name is the name that is bound, @module where it comes from, @alias its local name.

(import_statement name: (dotted_name) @name) @import
(import_statement name: (aliased_import name: (dotted_name) @name alias: (identifier) @alias)) @import
(import_from_statement module_name: (_) @module name: (dotted_name) @name) @import
(import_from_statement module_name: (_) @module
  name: (aliased_import name: (dotted_name) @name alias: (identifier) @alias)) @import
(import_from_statement module_name: (_) @module (wildcard_import) @name) @import
(future_import_statement "__future__" @module name: (dotted_name) @name) @import
(future_import_statement "__future__" @module
  name: (aliased_import name: (dotted_name) @name alias: (identifier) @alias)) @import
