; Functions, clause by clause: each stands for itself. Records, types and macros.

(fun_decl clause: (function_clause
  name: (_) @name args: (expr_args) @parameters body: (clause_body) @body)) @definition.function
(record_decl name: (_) @name) @definition.record
(type_alias name: (type_name name: (_) @name)) @definition.type
(opaque name: (type_name name: (_) @name)) @definition.type
(pp_define lhs: (macro_lhs name: (_) @name args: (var_args) @parameters)) @definition.macro
