; What imported names stand for. Ruby loads whole files and names their constants in full, so only a constant that
; stands for another is one.

(assignment left: (constant) @alias right: (scope_resolution scope: (constant) name: (constant)) @module)
