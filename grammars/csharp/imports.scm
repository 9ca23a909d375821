; What a file brings in: @name is the name that is bound, @module where it comes from, @alias its local name.

(using_directive name: (identifier) @alias (_) @module @name .) @import
(using_directive !name [(identifier) (qualified_name)] @module @name .) @import
