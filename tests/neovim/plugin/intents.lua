-- Jobs without a model, at the cursor, for a range and for a selection; one undo takes each back.
local function only_doc(editor, before)
  editor.wait_for('the doc comment', function()
    return editor.text() ~= before
  end)
  editor.expect_match('the doc comment', 'def gross_price%(net, rate%):\n    """', editor.text())
  editor.expect('the rest', before, (editor.text():gsub('\n    """.-"""', '', 1)))
end

local function document(editor)
  local before = editor.text()
  editor.go_to('raise ValueError')
  editor.break_undo()
  vim.cmd('Podium document')
  only_doc(editor, before)
  editor.wait_for_status('')
  vim.cmd.undo()
  editor.expect('the text after undo', before, editor.text())
end

local function fix_a_range(editor)
  local before = editor.text()
  editor.wait_for_diagnostic('F401')
  vim.api.nvim_win_set_cursor(0, { 13, 0 })
  editor.break_undo()
  vim.cmd('3,4Podium fix')
  editor.wait_for('the fix', function()
    return editor.text() ~= before
  end)
  editor.expect('the text', (before:gsub('import os\n', '')), editor.text())
  editor.wait_for_status('')
  vim.cmd.undo()
  editor.expect('the text after undo', before, editor.text())
end

local function fix_a_selection(editor)
  local before = editor.text()
  editor.wait_for_diagnostic('F401')
  editor.go_to('import os')
  editor.break_undo()
  editor.type('V:Podium fix<CR>')
  editor.wait_for('the fix', function()
    return editor.text() == before:gsub('import os\n', '')
  end)
  editor.wait_for_status('')
  vim.cmd.undo()
end

local function audit(editor)
  vim.api.nvim_buf_set_lines(0, -1, -1, true, { '', '', 'def run(text):', '    return eval(text)' })
  vim.cmd('Podium audit')
  local found = editor.wait_for_diagnostic('python-eval')
  editor.expect('its line', 16, found.lnum)
  editor.wait_for_status('')
  vim.cmd.undo()
end

--- Without a model there is nobody to ask; the server says what to do.
local function ask(editor)
  vim.cmd('Podium ask make it faster')
  editor.wait_for_message('^podium: no agent can ask ')
end

return function(editor)
  document(editor)
  fix_a_range(editor)
  fix_a_selection(editor)
  audit(editor)
  ask(editor)
  editor.expect('messages', {}, editor.messages)
end
