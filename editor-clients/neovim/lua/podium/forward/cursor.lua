--- Where the cursor rests goes to Podium: the place that commands without an argument are about.
local client_of = require('podium.client').of
local options = require('podium.options')
local position = require('podium.request').position

local M = {}

local function send()
  local bufnr = vim.api.nvim_get_current_buf()
  local client = client_of(bufnr)
  if not client or not options.forward.cursor then
    return
  end
  local row, byte = unpack(vim.api.nvim_win_get_cursor(0))
  local here = position(bufnr, row - 1, byte, client.offset_encoding)
  local item = { uri = vim.uri_from_bufnr(bufnr), position = here }
  client:notify('podium/context', { kind = 'cursor', items = { item } })
end

---@param group integer
function M.listen(group)
  vim.api.nvim_create_autocmd('CursorHold', { group = group, callback = send })
end

return M
