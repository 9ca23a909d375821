-- K on a function's name shows what Podium knows of it, in Neovim's own float.
local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
      return table.concat(lines, '\n')
    end
  end
end

return function(editor)
  editor.wait_for_diagnostic('F401')
  editor.go_to('gross_price(net, rate):')
  vim.lsp.buf.hover()
  local shown = editor.wait_for('the float', float_text)
  editor.expect_match('the size', '4 lines, 1 branch', shown)
  editor.expect_match('what is raised', 'raises `?ValueError', shown)
  editor.expect_match('the caller', 'called from line 13 in `?total', shown)
end
