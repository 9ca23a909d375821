; What a file brings in: @name is the name that is bound, @module where it comes from, @alias its local name.

(import (qualified_identifier (identifier) @name .) @module . (identifier) @alias) @import
(import (qualified_identifier (identifier) @name .) @module .) @import
