-- `document` runs as a job, edits the buffer by one workspace/applyEdit, and one undo takes it back.
return function(editor)
  local before = editor.text()
  editor.go_to('raise ValueError')
  editor.pick('^Podium: document gross_price$')
  editor.wait_for('the edit', function()
    return editor.text() ~= before
  end)
  local after = editor.text()
  local head = 'def gross_price%(net, rate%):\n'
  editor.expect_match('the new doc comment', head .. '    """.*\n    """\n    if rate', after)
  editor.expect_match('what it says', 'Raises:\n        ValueError', after)
  editor.wait_for('the end', function()
    return #editor.progress_of('job-1') == 2
  end)
  editor.expect('edits', 1, editor.edits)

  vim.cmd.undo()
  editor.expect('the text after undo', before, editor.text())
  vim.cmd.redo()
  editor.expect('the text after redo', after, editor.text())
end
