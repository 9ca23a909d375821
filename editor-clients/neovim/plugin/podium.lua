-- What Neovim loads at startup: one command, and what has to be there before a server starts. All else is
-- loaded when it is used first.
if vim.g.loaded_podium or vim.fn.has('nvim-0.11') == 0 then
  return
end
vim.g.loaded_podium = true

vim.api.nvim_create_user_command('Podium', function(call)
  require('podium.commands').run(call)
end, {
  desc = 'Ask the squad of Podium, and handle what it made',
  nargs = '*',
  range = true,
  complete = function(lead, line)
    return require('podium.commands').complete(lead, line)
  end,
})

-- Merged with what the user's init.lua says of the same client; no function of theirs is replaced by these.
vim.lsp.config('podium', {
  capabilities = { experimental = { podium = { jobs = true } } },
  handlers = {
    ['podium/job'] = function(_, job, context)
      require('podium.jobs').heard(job, context.client_id)
    end,
    ['window/showMessage'] = function(_, params)
      require('podium.say').server(params)
    end,
  },
})

vim.api.nvim_create_autocmd('LspAttach', {
  group = vim.api.nvim_create_augroup('podium', { clear = true }),
  callback = function(event)
    local client = vim.lsp.get_client_by_id(event.data.client_id)
    if client and client.name == 'podium' then
      require('podium.attach').attached(client, event.buf)
    end
  end,
})

-- Loaded late, when a server runs already: all works but what podium/job tells.
for _, client in ipairs(vim.lsp.get_clients({ name = 'podium' })) do
  for bufnr in pairs(client.attached_buffers) do
    require('podium.attach').attached(client, bufnr)
  end
end
