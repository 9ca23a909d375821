-- An explanation opens beside the code, the cursor stays, and the hover has it afterwards.
return function(editor)
  local window = vim.api.nvim_get_current_win()
  editor.go_to('def gross_price')
  editor.pick('^Podium: explain gross_price$')
  local shown = editor.wait_for('the explanation', function()
    for _, other in ipairs(vim.api.nvim_list_wins()) do
      local buffer = vim.api.nvim_win_get_buf(other)
      if vim.api.nvim_buf_get_name(buffer):find('%.md$') then
        return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n')
      end
    end
  end)
  editor.expect('the window', window, vim.api.nvim_get_current_win())
  editor.expect_match('the heading', '### function `gross_price`', shown)
  editor.expect_match('the exception', 'raises `ValueError`', shown)
  editor.expect('messages', {}, editor.messages)
end
