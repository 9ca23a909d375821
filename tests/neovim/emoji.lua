-- Characters outside the basic plane stand before and after an edit on its line, in each position encoding.
return function(editor)
  local before = editor.text()
  local found = editor.wait_for_diagnostic('F541')
  local line = vim.api.nvim_buf_get_lines(0, found.lnum, found.lnum + 1, true)[1]
  editor.expect('the marked code', 'f"welcome"', line:sub(found.col + 1, found.end_col))
  editor.go_to('f"welcome"')
  editor.pick('^Podium: remove extraneous')
  editor.wait_for('the edit', function()
    return editor.text() ~= before
  end)
  editor.expect('the text', (before:gsub('f"welcome"', '"welcome"')), editor.text())

  -- The server's own text went the same way: its next edit of the line lands right, too.
  editor.break_undo()
  vim.cmd.undo()
  editor.wait_for_diagnostic('F541')
  editor.pick('^Podium: fix problems in greet$')
  editor.wait_for('the edit of a job', function()
    return editor.edits == 1 and editor.text() ~= before
  end)
  editor.expect('the text after the job', (before:gsub('f"welcome"', '"welcome"')), editor.text())
end
