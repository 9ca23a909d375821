; What imported names stand for: @alias, else @member, else @module, is the local name of @member in @module.

(import_statement name: (dotted_name . (identifier) @module))
(import_statement name: (aliased_import name: (_) @module alias: (_) @alias))
(import_from_statement module_name: (_) @module name: (dotted_name) @member)
(import_from_statement module_name: (_) @module name: (aliased_import name: (_) @member alias: (_) @alias))
