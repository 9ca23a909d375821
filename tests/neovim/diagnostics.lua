-- The linter's findings appear by themselves, with Neovim's own first choice of position encoding.
return function(editor)
  editor.expect('the encoding', 'utf-8', editor.client.offset_encoding)
  editor.expect('the root', 'podium.yaml', vim.fs.basename(vim.fs.find('podium.yaml', { path = editor.client.root_dir })[1]))
  local unused = editor.wait_for_diagnostic('F401')
  editor.expect_match('the message', 'os', unused.message)
  editor.expect('the place', { 2, 7, 9 }, { unused.lnum, unused.col, unused.end_col })
  editor.expect('all findings', 1, #vim.diagnostic.get(0))

  editor.go_to('import os')
  vim.cmd.delete()
  editor.wait_for('the finding to go with its code', function()
    return #vim.diagnostic.get(0) == 0
  end)
end
