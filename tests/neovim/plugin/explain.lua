-- An explanation stands above the code: :Podium explain again goes into it, `q` or leaving its place closes it.
local function explanation(editor)
  return editor.wait_for('the explanation', function()
    return editor.float_text()
  end)
end

local function gone(editor)
  editor.wait_for('the window to go', function()
    return not editor.float()
  end)
end

local function move(editor, words)
  editor.go_to(words)
  vim.api.nvim_exec_autocmds('CursorMoved', {}) -- which a Neovim without a screen does not notice
end

--- Markdown comes in parts while a model is at work.
local function growing(editor)
  local jobs = require('podium.jobs')
  local job = {
    id = 'job-x',
    state = 'running',
    intent = 'explain',
    title = 'explain gross_price',
    uri = vim.uri_from_bufnr(0),
    range = { start = { line = 5, character = 0 }, ['end'] = { line = 8, character = 0 } },
    message = '',
  }
  local function say(state, markdown)
    local told = vim.tbl_extend('force', job, { state = state, markdown = markdown })
    jobs.heard(told, editor.client.id)
  end
  editor.go_to('raise ValueError')
  say('running', 'Adds')
  local window = editor.float()
  editor.expect('the beginning', 'Adds', editor.float_text())
  editor.expect('the status', 'podium: explain gross_price…', require('podium').status())
  say('running', 'Adds a rate\n\nto a price.')
  editor.expect('the window', window, editor.float())
  editor.expect('what it grew to', 'Adds a rate\n\nto a price.', editor.float_text())
  editor.expect('its height', 3, vim.api.nvim_win_get_height(window))

  vim.api.nvim_win_close(window, true)
  gone(editor)
  say('running', 'Adds a rate\n\nto a price, if it')
  say('done', 'Adds a rate\n\nto a price, if it is right.')
  editor.expect('a window that was closed while it grew', nil, editor.float())

  editor.go_to('import os')
  job.id = 'job-y'
  say('running', 'Adds')
  editor.expect('a window for who is elsewhere', nil, editor.float())
  say('done', 'Adds it all.')
  editor.wait_for_message('^podium: explain gross_price is ready; :Podium explain there shows it$')
  editor.expect('the status', '', require('podium').status())
end

return function(editor)
  local window = vim.api.nvim_get_current_win()
  editor.go_to('raise ValueError')
  vim.cmd('Podium explain')
  editor.expect_match('the heading', '^### function `gross_price`', explanation(editor))
  editor.expect_match('the exception', 'raises `ValueError`', editor.float_text())
  editor.expect('the window', window, vim.api.nvim_get_current_win())
  editor.expect_match(
    'its title',
    'explain gross_price',
    vim.inspect(vim.api.nvim_win_get_config(editor.float()).title)
  )

  move(editor, 'return net')
  editor.expect('inside the function it stays', true, editor.float() ~= nil)
  vim.cmd('Podium explain')
  editor.expect('the window', editor.float(), vim.api.nvim_get_current_win())
  editor.type('q')
  gone(editor)
  editor.expect('the window', window, vim.api.nvim_get_current_win())

  vim.cmd('Podium explain')
  explanation(editor)
  move(editor, 'import os')
  gone(editor)
  editor.expect('windows', 1, #vim.api.nvim_list_wins())
  editor.expect('messages', {}, editor.messages)
  growing(editor)
end
