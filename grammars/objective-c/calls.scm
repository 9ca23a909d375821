; Calls and messages, with the callee's last name, and the name in front of it where that is a plain one.

(call_expression function: (identifier) @name) @call
(message_expression
  receiver: [(identifier) (type_identifier)] @receiver
  selector: [(identifier) @name (keyword_argument_list . (keyword_argument keyword: (identifier) @name))]) @call
(message_expression
  receiver: [(self) (super) (message_expression) (field_expression)]
  selector: [(identifier) @name (keyword_argument_list . (keyword_argument keyword: (identifier) @name))]) @call
