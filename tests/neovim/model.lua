-- A model serves the same menu: it explains, does what a comment asks, and writes tests into a new file.
local function explanation()
  for _, other in ipairs(vim.api.nvim_list_wins()) do
    local buffer = vim.api.nvim_win_get_buf(other)
    if vim.api.nvim_buf_get_name(buffer):find('%.md$') then
      return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n')
    end
  end
end

return function(editor)
  editor.go_to('def gross_price')
  editor.wait_for_offer('^Podium: refactor gross_price$') -- a model is there
  editor.pick('^Podium: explain gross_price$')
  editor.expect_match('what it says', 'explained by nobody', editor.wait_for('the explanation', explanation))
  editor.expect_match('who says it', '/simulated:7b', explanation())

  vim.api.nvim_buf_set_lines(0, 6, 6, true, { '    # podium: rename net to price' })
  editor.go_to('# podium')
  editor.pick('^Podium: run rename net to price$')
  editor.wait_for('the edit', function()
    return editor.text():find('def gross_price%(price, rate%)')
  end)
  editor.expect('the comment that asked', nil, editor.text():find('# podium', 1, true))
  vim.cmd.undo()
  editor.expect_match('the text after undo', '# podium: rename net to price', editor.text())
  vim.cmd.redo()

  editor.go_to('def gross_price')
  editor.pick('^Podium: write tests for gross_price$')
  editor.wait_for_diagnostic('result-ready')
  editor.pick('^Podium: apply: test gross_price$')
  local written = editor.wait_for('the tests', function()
    local buffer = vim.fn.bufnr('test_orders.py')
    local lines = buffer >= 0 and vim.api.nvim_buf_get_lines(buffer, 0, -1, false) or {}
    return #lines > 1 and table.concat(lines, '\n')
  end)
  editor.expect_match('the tests', 'def test_gross_price_is_there', written)
end
