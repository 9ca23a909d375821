; Rule sets and keyframes, by what they are for.

(rule_set (selectors) @name (block) @body) @definition.rule
(keyframes_statement (keyframes_name) @name) @definition.rule
