; What a file brings in: @name is the name that is bound, @module where it comes from.

(preproc_import path: (_) @module @name) @import
(preproc_include path: (_) @module @name) @import
(module_import module: (_) @module @name) @import
