local M = {}
--- Add the item.
-- @param item The item.
-- @param count The count.
-- @return The item.
function M.add_item(item, count)
  return item
end
-- Clears.
-- @param name The name.
function M.clear(name) end
return M
