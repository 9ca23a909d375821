; What imported names stand for: @member of @module.

(import_declaration (scoped_identifier scope: (_) @module name: (identifier) @member) . ";")
