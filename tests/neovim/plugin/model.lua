-- With a model: ask with words and by a prompt, refactor and test with words, and an explanation in a float.
local function ask(editor)
  local before = editor.text()
  editor.go_to('def gross_price')
  editor.break_undo()
  vim.cmd('Podium ask rename net to price')
  editor.wait_for('the edit', function()
    return editor.text():find('def gross_price%(price, rate%)')
  end)
  editor.wait_for_status('')
  vim.cmd.undo()
  editor.expect('the text after undo', before, editor.text())
end

local function ask_by_prompt(editor)
  local before, asked, input = editor.text(), nil, vim.ui.input
  vim.ui.input = function(options, answered)
    asked = options.prompt
    answered('rename rate to share')
  end
  editor.break_undo()
  vim.cmd('8,9Podium ask')
  vim.ui.input = input
  editor.expect_match('the prompt', 'what is to be done', asked)
  editor.wait_for('the edit', function()
    return editor.text():find('def gross_price%(net, share%)')
  end)
  editor.wait_for_status('')
  vim.cmd.undo()
  editor.expect('the text after undo', before, editor.text())
end

local function refactor(editor)
  local before = editor.text()
  editor.break_undo()
  vim.cmd('Podium refactor rename net to amount')
  editor.wait_for('the edit', function()
    return editor.text():find('def gross_price%(amount, rate%)')
  end)
  editor.wait_for_status('')
  vim.cmd.undo()
  editor.expect('the text after undo', before, editor.text())
end

--- Tests go to a file that is not there yet: they wait, are looked at and applied.
local function test(editor)
  vim.cmd('Podium test')
  editor.wait_for_message('test gross_price is ready; look at it with :Podium diff')
  editor.wait_for_status('podium: 1 ready')
  vim.cmd('Podium diff')
  editor.wait_for('the diff', function()
    return vim.wo.diff and editor.text():find('def test_gross_price_is_there')
  end)
  editor.type('a')
  local written = editor.wait_for('the tests', function()
    local buffer = vim.fn.bufnr('test_orders.py')
    local lines = buffer >= 0 and vim.api.nvim_buf_get_lines(buffer, 0, -1, false) or {}
    return #lines > 1 and table.concat(lines, '\n')
  end)
  editor.expect_match('the tests', 'def test_gross_price_is_there', written)
  editor.wait_for_message('^podium: test gross_price: in test_orders.py$')
  editor.wait_for_status('')
  editor.expect('tabs', 1, #vim.api.nvim_list_tabpages())
end

local function explain(editor)
  editor.go_to('def gross_price')
  vim.cmd('Podium explain')
  editor.wait_for('the explanation', function()
    return (editor.float_text() or ''):find('explained by nobody')
  end)
  editor.wait_for_status('')
end

return function(editor)
  editor.go_to('def gross_price')
  editor.wait_for_offer('^Podium: refactor gross_price$') -- a model is there
  ask(editor)
  ask_by_prompt(editor)
  refactor(editor)
  test(editor)
  explain(editor)
  editor.expect('messages', {}, editor.messages)
end
