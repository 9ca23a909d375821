-- The linter's findings appear by themselves, with Neovim's own first choice of position encoding.
return function(editor)
  editor.expect('the encoding', 'utf-8', editor.client.offset_encoding)
  local root = vim.fs.dirname(vim.fs.dirname(vim.api.nvim_buf_get_name(0)))
  editor.expect('the root', root, editor.client.root_dir)
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
