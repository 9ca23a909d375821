-- A file with CRLF keeps its line ends when a job edits it; the test looks at the bytes written here.
return function(editor)
  editor.expect('the format', 'dos', vim.bo.fileformat)
  local before = editor.text()
  editor.go_to('def gross_price')
  editor.pick('^Podium: document gross_price$')
  editor.wait_for('the edit', function()
    return editor.text() ~= before
  end)
  editor.expect('carriage returns in the buffer', nil, editor.text():find('\r'))
  vim.cmd.write({ mods = { silent = true } })
end
