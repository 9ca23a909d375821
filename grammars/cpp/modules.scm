; What names stand for: @alias, else @member, is the local name of @member in @module.

(namespace_alias_definition name: (namespace_identifier) @alias . (_) @module)
(using_declaration . (qualified_identifier scope: (namespace_identifier) @module name: (identifier) @member))
