--- What other tools found in a buffer goes to Podium, which then offers to fix it.
local client_of = require('podium.client').of
local options = require('podium.options')
local position = require('podium.request').position

local M = {}

local QUIET = 200 -- milliseconds without another change of a buffer's diagnostics

local NOTHING = vim.json.encode({})

---@type table<integer, uv.uv_timer_t> by buffer
local timers = {}
---@type table<string, string> by client and buffer, what was sent last
local sent = {}

--- In the client's units. `vim.lsp.diagnostic.from` would give columns in bytes, or in the units of whichever
--- server found it.
---@param bufnr integer
---@param found vim.Diagnostic
---@param encoding string
---@return lsp.Diagnostic
local function converted(bufnr, found, encoding)
  return {
    range = {
      start = position(bufnr, found.lnum, found.col, encoding),
      ['end'] = position(bufnr, found.end_lnum or found.lnum, found.end_col or found.col, encoding),
    },
    severity = found.severity,
    message = found.message,
    source = found.source,
    code = found.code,
  }
end

---@param bufnr integer
---@param client vim.lsp.Client
---@return lsp.Diagnostic[]
local function foreign(bufnr, client)
  local own = vim.lsp.diagnostic.get_namespace(client.id)
  local items = {}
  for _, found in ipairs(vim.diagnostic.get(bufnr)) do
    if found.namespace ~= own and found.source ~= 'podium' then
      table.insert(items, converted(bufnr, found, client.offset_encoding))
    end
  end
  return items
end

---@param client vim.lsp.Client
---@param bufnr integer
---@return string
local function key_of(client, bufnr)
  return ('%d:%d'):format(client.id, bufnr)
end

---@param bufnr integer
local function send(bufnr)
  local client = vim.api.nvim_buf_is_valid(bufnr) and client_of(bufnr)
  if not client or not options.forward.diagnostics then
    return
  end
  local items = foreign(bufnr, client)
  local key, text = key_of(client, bufnr), vim.json.encode(items)
  if (sent[key] or NOTHING) ~= text then
    sent[key] = text
    local uri = vim.uri_from_bufnr(bufnr)
    client:notify('podium/context', { kind = 'diagnostics', uri = uri, items = items })
  end
end

--- Send a buffer's diagnostics once they stay as they are.
---@param bufnr integer
function M.soon(bufnr)
  if not options.forward.diagnostics then
    return
  end
  local timer = timers[bufnr] or assert(vim.uv.new_timer())
  timers[bufnr] = timer
  timer:start(QUIET, 0, function()
    timer:close()
    timers[bufnr] = nil
    vim.schedule(function()
      send(bufnr)
    end)
  end)
end

--- A server was attached to a buffer, perhaps anew: it knows nothing of it yet.
---@param client vim.lsp.Client
---@param bufnr integer
function M.attached(client, bufnr)
  sent[key_of(client, bufnr)] = nil
  M.soon(bufnr)
end

---@param group integer
function M.listen(group)
  vim.api.nvim_create_autocmd('DiagnosticChanged', {
    group = group,
    callback = function(event)
      if client_of(event.buf) then
        M.soon(event.buf)
      end
    end,
  })
end

return M
