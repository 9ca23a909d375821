-- A killed server comes back, twice; the third death within a minute is the last until :Podium restart.
local function kill(editor, signal)
  local pid
  for _, child in ipairs(vim.api.nvim_get_proc_children(vim.fn.getpid())) do
    if (vim.api.nvim_get_proc(child) or {}).name:find('python') then
      pid = child
    end
  end
  vim.uv.kill(pid, signal)
end

return function(editor)
  editor.wait_for_diagnostic('F401')
  vim.cmd.split(
    vim.fn.fnameescape(vim.fs.joinpath(vim.fs.dirname(vim.api.nvim_buf_get_name(0)), 'greeting.py'))
  )
  editor.wait_for_diagnostic('F541')
  vim.cmd.wincmd('p')
  for _, signal in ipairs({ 'sigkill', 'sigterm' }) do
    kill(editor, signal)
    editor.wait_for_message('^podium: the server died and is started again; ')
    editor.wait_to_attach()
    editor.wait_for_diagnostic('F401')
    editor.expect('buffers', 2, vim.tbl_count(editor.client.attached_buffers))
  end
  kill(editor, 'sigkill')
  editor.wait_for_message('^podium: the server died three times within a minute and stays away; ')
  vim.wait(500)
  editor.expect('servers', 0, #vim.lsp.get_clients({ name = 'podium' }))
  vim.cmd('Podium fix')
  editor.wait_for_message(
    '^podium: the server died three times within a minute; :checkhealth podium, then :Podium restart$'
  )

  vim.cmd('Podium restart')
  editor.wait_to_attach()
  editor.wait_for_diagnostic('F401')
  editor.expect('buffers', 2, vim.tbl_count(editor.client.attached_buffers))
  vim.cmd('Podium restart') -- of one that runs
  editor.wait_to_attach()
  editor.wait_for_diagnostic('F401')
  local ours = vim.tbl_filter(function(message)
    return vim.startswith(message, 'podium: ')
  end, editor.messages)
  editor.expect('messages', {}, ours)

  editor.client:stop() -- on purpose is no death
  editor.wait_for('the end', function()
    return #vim.lsp.get_clients({ name = 'podium' }) == 0
  end)
  vim.wait(300)
  editor.expect(
    'messages',
    {},
    vim.tbl_filter(function(message)
      return vim.startswith(message, 'podium: ')
    end, editor.messages)
  )
end
