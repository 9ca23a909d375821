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

--- How it ended. The shell's word is often that of `tee`, which 'shellpipe' sends it all through; an error in
--- the list then says that it failed.
---@param items table[]
---@return integer
local function exit_code(items)
  local failed = vim.iter(items):any(function(item)
    return item.valid == 1 and not vim.list_contains({ 'W', 'I', 'N' }, item.type:upper())
  end)
  return vim.v.shell_error ~= 0 and vim.v.shell_error or (failed and 1 or 0)
end

---@param event {match: string}
local function made(event)
  if not options.forward.terminal then
    return
  end
  local wanted = { items = 0, title = 0 }
  local list = event.match == 'lmake' and vim.fn.getloclist(0, wanted) or vim.fn.getqflist(wanted)
  local lines = vim.tbl_map(line, list.items)
  output.send(vim.trim((list.title:gsub('^:+', ''))), exit_code(list.items), lines, vim.fn.getcwd())
end

---@param group integer
function M.listen(group)
  local what = { group = group, pattern = { 'make', 'lmake' }, callback = made }
  vim.api.nvim_create_autocmd('QuickFixCmdPost', what)
end

return M
