; Calls and messages, with the callee's last name, and every other use of a name.

(call_expression function: (identifier) @name) @call
(message_expression
  selector: [(identifier) @name (keyword_argument_list . (keyword_argument keyword: (identifier) @name))]) @call
[(identifier) (type_identifier) (field_identifier)] @reference
