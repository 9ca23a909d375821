; What a file brings in: @name is the name that is bound, @module where it comes from, @alias its local name.

(import_clause moduleName: (_) @module @name asClause: (as_clause name: (_) @alias)?) @import
(import_clause moduleName: (_) @module exposing: (exposing_list (exposed_value (_) @name))) @import
