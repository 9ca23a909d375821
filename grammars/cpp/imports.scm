; Beside what C includes: @name is the name that is bound, @alias its local name.

(using_declaration (qualified_identifier) @name) @import
(namespace_alias_definition name: (namespace_identifier) @alias . (_) @name) @import
