-- With `apply = 'preview'` a result waits: a diagnostic says so, Apply has the edit inline, Discard drops it.
local function park(editor)
  editor.go_to('def gross_price')
  editor.pick('^Podium: document gross_price$')
  return editor.wait_for_diagnostic('result-ready')
end

local function wait_until_gone(editor)
  editor.wait_for('the diagnostic to go', function()
    return not editor.diagnostic('result-ready')
  end)
end

return {
  settings = { podium = { apply = 'preview' } },
  run = function(editor)
    local before = editor.text()
    local parked = park(editor)
    editor.expect('the line', 5, parked.lnum)
    editor.expect('the severity', vim.diagnostic.severity.INFO, parked.severity)
    editor.expect('the text while it waits', before, editor.text())
    local titles = editor.menu()
    editor.expect('the first actions', {
      'Podium: apply: document gross_price',
      'Podium: show diff: document gross_price',
      'Podium: discard: document gross_price',
    }, vim.list_slice(titles, 1, 3))

    editor.pick('^Podium: discard: ')
    wait_until_gone(editor)
    editor.expect('the text after discard', before, editor.text())

    park(editor)
    editor.pick('^Podium: apply: ')
    editor.wait_for('the edit', function()
      return editor.text() ~= before
    end)
    editor.expect_match('the doc comment', 'def gross_price%(net, rate%):\n    """', editor.text())
    wait_until_gone(editor)
    editor.expect('edits that were pushed', 0, editor.edits)

    vim.cmd.undo()
    editor.expect('the text after undo', before, editor.text())
  end,
}
