-- No podium on the PATH: the editor opens files as ever, the command and the health check say what to do.
return {
  alone = true,
  before = function(editor)
    vim.env.PATH = '/nowhere'
    vim.lsp.config('podium', { cmd = { 'podium', 'serve' } })
  end,
  run = function(editor)
    for _, name in ipairs({ 'fix', 'status', 'apply', 'cancel', 'explain' }) do
      vim.cmd('Podium ' .. name)
      editor.wait_for_message(
        '^podium: `podium` is not executable; name it in vim.lsp.config, see :checkhealth podium$'
      )
    end
    editor.expect('messages', {}, editor.messages)
    editor.expect('the status', '', require('podium').status())
    vim.cmd('checkhealth podium')
    local report = editor.text()
    editor.expect_match('the problem', 'ERROR `podium` is not executable', report)
    editor.expect_match('what to do', "Put it on the PATH, or name it: vim.lsp.config%('podium'", report)
    editor.expect_match('the servers', 'WARNING No server is running', report)

    vim.cmd.bdelete()
    vim.lsp.enable('podium', false)
    vim.lsp.config('podium', { cmd = { vim.v.progpath } })
    vim.cmd('Podium fix')
    editor.wait_for_message(
      "^podium: not enabled; put vim.lsp.enable%('podium'%) into init.lua, see :checkhealth podium$"
    )
    vim.cmd('checkhealth podium')
    editor.expect_match('the problem', 'ERROR Podium is not enabled', editor.text())
  end,
}
