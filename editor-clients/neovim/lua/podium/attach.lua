--- What begins with the first server that attaches: forwarding, progress, and a look at whether it lives.
local M = {}

local listening = false

local function listen()
  listening = true
  local group = vim.api.nvim_create_augroup('podium.events', { clear = true })
  vim.api.nvim_create_autocmd('LspProgress', {
    group = group,
    callback = function(event)
      local client = vim.lsp.get_client_by_id(event.data.client_id)
      if client and client.name == 'podium' then
        require('podium.jobs').progressed(event.data.params, client.id)
      end
    end,
  })
  require('podium.watch').listen(group)
  require('podium.forward.diagnostics').listen(group)
  require('podium.forward.cursor').listen(group)
  require('podium.forward.terminal').listen(group)
  require('podium.forward.quickfix').listen(group)
end

--- A server was attached to a buffer.
---@param client vim.lsp.Client
---@param bufnr integer
function M.attached(client, bufnr)
  if not listening then
    listen()
  end
  require('podium.watch').attached(client)
  require('podium.forward.diagnostics').attached(client, bufnr)
end

return M
