; The keys of the outermost mapping that hold a mapping or a sequence.

(document (block_node (block_mapping
  (block_mapping_pair key: (flow_node) @name value: (block_node) @body) @definition.member)))
