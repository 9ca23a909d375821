-- A finding of the audit tells the way of its data: as related places, and in the hover.
local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
      return table.concat(lines, '\n')
    end
  end
end

return function(editor)
  editor.go_to('def terms')
  editor.pick('^Podium: audit api%.py$')
  local found = editor.wait_for('the finding', function()
    for _, one in ipairs(vim.diagnostic.get(0)) do
      if one.code == 'python-path-from-request' then
        return one
      end
    end
  end)
  local related = found.user_data.lsp.relatedInformation
  editor.expect('the source', 'parse_qs(url.query) comes from outside', related[1].message)
  editor.expect('the end', 'gets here', related[#related].message)
  editor.expect('the end is the finding', found.lnum, related[#related].location.range.start.line)
  editor.expect('it comes from above', true, related[1].location.range.start.line < found.lnum)
  editor.expect_match('its page', 'rules%.md#python%-path', found.user_data.lsp.codeDescription.href)
  vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
  vim.lsp.buf.hover()
  editor.expect_match('the way in the hover', 'line %d+: parse_qs', editor.wait_for('the float', float_text))
end
