--- The REQUEST of `podium.run`: what is asked, and where.
local M = {}

---@class podium.Span
---@field first integer the first line, from 1
---@field last integer the last line, from 1

--- A byte column of a line in the units of a position encoding; beyond the end of the line it is the end.
---@param line string
---@param byte integer
---@param encoding string
---@return integer
function M.units(line, byte, encoding)
  byte = math.min(byte, #line)
  return encoding == 'utf-8' and byte or vim.str_utfindex(line, encoding, byte, false)
end

---@param bufnr integer
---@param row integer from 0
---@param byte integer
---@param encoding string
---@return lsp.Position
function M.position(bufnr, row, byte, encoding)
  local line = vim.api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1] or ''
  return { line = row, character = M.units(line, byte, encoding) }
end

--- The cursor as an empty range, or whole lines.
---@param span? podium.Span
---@param encoding string
---@return lsp.Range
local function range(span, encoding)
  if span then
    local last = M.position(0, span.last - 1, math.huge, encoding)
    return { start = { line = span.first - 1, character = 0 }, ['end'] = last }
  end
  local row, byte = unpack(vim.api.nvim_win_get_cursor(0))
  local here = M.position(0, row - 1, byte, encoding)
  return { start = here, ['end'] = here }
end

--- A request for the present buffer in the version that it has now.
---@param client vim.lsp.Client
---@param intent string
---@param span? podium.Span
---@param prompt? string
---@return table
function M.make(client, intent, span, prompt)
  local bufnr = vim.api.nvim_get_current_buf()
  return {
    intent = intent,
    uri = vim.uri_from_bufnr(bufnr),
    range = range(span, client.offset_encoding),
    version = vim.lsp.util.buf_versions[bufnr],
    prompt = prompt,
  }
end

return M
