; What a file brings in: @module is where it comes from, @name what is taken of it.

(use_no_statement (package_name) @module (word_list_qw (list_item) @name)) @import
(use_no_statement (package_name) @module @name) @import
(require_statement (package_name) @module @name) @import
