-- A fix picked from the menu changes the buffer at once, and one undo takes it back.
return function(editor)
  local before = editor.text()
  editor.wait_for_diagnostic('F401')
  editor.go_to('import os', 7)
  editor.pick('^Podium: remove unused import')
  editor.wait_for('the edit', function()
    return editor.text() ~= before
  end)
  editor.expect('the text', (before:gsub('import os\n', '')), editor.text())
  editor.wait_for('the diagnostic to go', function()
    return not editor.diagnostic('F401')
  end)

  vim.cmd.undo()
  editor.expect('the text after undo', before, editor.text())
  editor.wait_for_diagnostic('F401')
end
