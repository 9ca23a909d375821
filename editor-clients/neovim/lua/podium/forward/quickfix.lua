--- What `:make` found, as the compiler's output that it was read from.
local options = require('podium.options')
local output = require('podium.forward.output')

local M = {}

---@param item table an item of getqflist()
---@return string
local function line(item)
  if item.valid == 0 or item.bufnr == 0 then
    return item.text
  end
  local name = vim.api.nvim_buf_get_name(item.bufnr)
  return ('%s:%d:%d: %s'):format(vim.fn.fnamemodify(name, ':.'), item.lnum, item.col, vim.trim(item.text))
end

---@param event {match: string}
local function made(event)
  if not options.forward.terminal then
    return
  end
  local wanted = { items = 0, title = 0 }
  local list = event.match == 'lmake' and vim.fn.getloclist(0, wanted) or vim.fn.getqflist(wanted)
  local lines = vim.tbl_map(line, list.items)
  output.send((list.title:gsub('^:+', '')), vim.v.shell_error, lines, vim.fn.getcwd())
end

---@param group integer
function M.listen(group)
  vim.api.nvim_create_autocmd('QuickFixCmdPost', { group = group, pattern = { 'make', 'lmake' }, callback = made })
end

return M
