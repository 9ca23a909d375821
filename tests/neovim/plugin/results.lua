-- Results that wait: the diff view with its keys, apply and discard by command, which of several, completion.
local function park(editor, words)
  editor.go_to(words)
  vim.cmd('Podium document')
  return editor.wait_for_message('is ready; look at it with :Podium diff$')
end

local function in_view(editor)
  editor.wait_for('the diff', function()
    return #vim.api.nvim_list_tabpages() == 2 and vim.wo.diff
  end)
  return vim.tbl_map(function(window)
    local lines = vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, true)
    editor.expect('diff mode', true, vim.wo[window].diff)
    return table.concat(lines, '\n')
  end, vim.api.nvim_tabpage_list_wins(0))
end

local function view_closed(editor, buffer)
  editor.wait_for('the view to close', function()
    return #vim.api.nvim_list_tabpages() == 1
  end)
  editor.expect('the buffer', buffer, vim.api.nvim_get_current_buf())
  editor.expect('diff mode', false, vim.wo.diff)
  editor.expect('buffers', { buffer }, vim.tbl_filter(vim.api.nvim_buf_is_loaded, vim.api.nvim_list_bufs()))
end

local function view(editor)
  local before, buffer = editor.text(), vim.api.nvim_get_current_buf()
  park(editor, 'def gross_price')
  editor.wait_for_status('podium: 1 ready')
  vim.cmd('Podium diff')
  local texts = in_view(editor)
  editor.expect('the present text', before, texts[1])
  editor.expect_match('the text to come', 'def gross_price%(net, rate%):\n    """', texts[2])
  editor.expect('what can be written', false, vim.bo.modifiable)
  editor.expect_match('the keys', 'a apply   d discard   q close', vim.wo.winbar)
  editor.type('q')
  view_closed(editor, buffer)
  editor.expect('the text', before, editor.text())
  editor.wait_for_status('podium: 1 ready')

  vim.cmd('Podium diff')
  in_view(editor)
  editor.type('d')
  view_closed(editor, buffer)
  editor.expect('the text', before, editor.text())
  editor.wait_for_status('')

  park(editor, 'def gross_price')
  vim.cmd('Podium diff')
  local after = in_view(editor)[2]
  editor.break_undo()
  editor.type('a')
  view_closed(editor, buffer)
  editor.expect('the text', after, editor.text())
  editor.wait_for_status('')
  vim.cmd.undo()
  editor.expect('the text after undo', before, editor.text())
end

local function select(editor, line, pick)
  local asked, before = nil, vim.ui.select
  vim.ui.select = function(items, options, chosen)
    asked = { prompt = options.prompt, titles = vim.tbl_map(options.format_item, items) }
    chosen(items[pick], pick)
  end
  vim.cmd(line)
  vim.ui.select = before
  return editor.wait_for('the choice', function()
    return asked
  end)
end

local function several(editor)
  local before = editor.text()
  local first = park(editor, 'def gross_price')
  park(editor, 'def total')
  editor.expect_match('the first', 'document gross_price', first)
  editor.wait_for_status('podium: 2 ready')
  local ids = vim.fn.getcompletion('Podium apply ', 'cmdline')
  editor.expect('ids', 2, #ids)

  local asked = select(editor, 'Podium discard', 1)
  editor.expect_match('the prompt', 'discard which', asked.prompt)
  editor.expect('the newest', ('document total (%s)'):format(ids[2]), asked.titles[1])
  editor.wait_for_status('podium: 1 ready')
  vim.cmd('Podium apply ' .. ids[2])
  editor.wait_for_message(('^podium: no job %s; there is %s$'):format(vim.pesc(ids[2]), vim.pesc(ids[1])))

  editor.break_undo()
  vim.cmd('Podium apply ' .. ids[1])
  editor.wait_for('the edit', function()
    return editor.text() ~= before
  end)
  editor.expect_match('the text', 'def gross_price%(net, rate%):\n    """', editor.text())
  editor.wait_for_status('')
  vim.cmd.undo()
end

return {
  settings = { podium = { apply = 'preview' } },
  run = function(editor)
    view(editor)
    several(editor)
    for _, name in ipairs({ 'apply', 'discard', 'diff' }) do
      vim.cmd('Podium ' .. name)
      editor.wait_for_message('^podium: no finished result is waiting$')
    end
    vim.cmd('Podium cancel')
    editor.wait_for_message('^podium: nothing is running$')
    editor.expect('messages', {}, editor.messages)
  end,
}
