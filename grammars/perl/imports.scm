; What a file brings in: @module is where it comes from. What is taken of it stands in one text of several words.

(use_statement module: (package) @module @name) @import
(require_expression (bareword) @module @name) @import
