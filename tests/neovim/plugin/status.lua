-- The status line, :Podium status, :Podium cancel, and completion of the command.
local COPIES = 1500

local globals

local function grow()
  local lines = {}
  for number = 1, COPIES do
    vim.list_extend(
      lines,
      { '', '', ('def price_%d(net, rate):'):format(number), '    return eval(net) * rate' }
    )
  end
  vim.api.nvim_buf_set_lines(0, -1, -1, true, lines)
end

local function cancel(editor)
  local redrawn, redraw = 0, vim.cmd.redrawstatus
  vim.cmd.redrawstatus = function(...)
    redrawn = redrawn + 1
    return redraw(...)
  end
  local before, heard = editor.text(), {}
  vim.api.nvim_create_autocmd('User', {
    pattern = 'PodiumJob',
    callback = function(event)
      table.insert(heard, event.data.state)
    end,
  })
  vim.cmd('%Podium document')
  editor.wait_for_status(('podium: document %d definitions…'):format(COPIES + 2))
  editor.expect('redraws', 1, redrawn)
  vim.cmd('Podium audit')
  editor.wait_for_status('podium: audit orders.py… +1')
  local ids = vim.fn.getcompletion('Podium cancel ', 'cmdline')
  editor.expect('what can be cancelled', { 'all', 'job-1', 'job-2' }, ids)
  vim.cmd('Podium cancel job-2')
  editor.wait_for_status(('podium: document %d definitions…'):format(COPIES + 2))
  vim.cmd('Podium cancel')
  editor.wait_for_status('')
  editor.expect('the text', before, editor.text())
  editor.expect('the last state', 'cancelled', heard[#heard])
  vim.cmd.redrawstatus = redraw
end

--- A server that was begun before the plugin tells of its jobs by progress alone.
local function by_progress(editor)
  local podium = require('podium')
  local function tell(value)
    local data = { client_id = editor.client.id, params = { token = 'podium-job-77', value = value } }
    vim.api.nvim_exec_autocmds('LspProgress', { pattern = value.kind, data = data })
  end
  tell({ kind = 'begin', title = 'Podium: ' .. ('wide '):rep(20) })
  editor.expect('the status', 'podium: wide wide wide wide wide wide wide wide…', podium.status())
  tell({ kind = 'end' })
  editor.expect('the status', '', podium.status())
end

local function report(editor)
  vim.cmd('Podium status')
  local shown = editor.wait_for('the report', function()
    return editor.float_text()
  end)
  editor.expect_match('the version', '^Podium %d+%.%d+', shown)
  editor.expect_match('a job', 'job%-1: document %d+ definitions, cancelled', shown)
  editor.expect_match('an agent by its tool', '\n%- documenter: document, by docs\n', shown)
  editor.expect_match('one that needs a model', '\n%- tester: test, by nobody yet\n', shown)
  editor.expect_match('a message', '%- what%?; say one of apply, [%w, ]+ test', shown)
  editor.expect_match('the models', 'no model was found; tools serve alone', shown)
  vim.api.nvim_win_close(editor.float(), true)
end

--- What has to be there at startup is little, and nothing of it is global.
local function at_startup(editor)
  local early = vim.tbl_filter(function(name)
    return vim.startswith(name, 'podium')
  end, vim.tbl_keys(package.loaded))
  editor.expect('modules that are loaded', {}, early)
  globals = vim.tbl_keys(_G)
end

local function run(editor)
  editor.expect('what is completed', {
    'apply',
    'ask',
    'audit',
    'cancel',
    'diff',
    'discard',
    'document',
    'explain',
    'fix',
    'refactor',
    'restart',
    'status',
    'test',
  }, vim.fn.getcompletion('Podium ', 'cmdline'))
  editor.expect('with a beginning', { 'diff', 'discard' }, vim.fn.getcompletion('Podium di', 'cmdline'))
  editor.expect('with a range', { 'fix' }, vim.fn.getcompletion("'<,'>Podium f", 'cmdline'))
  editor.expect('nothing', {}, vim.fn.getcompletion('Podium fix ', 'cmdline'))
  vim.cmd('Podium')
  editor.wait_for_message('^podium: what%?; say one of apply, ask, ')
  vim.cmd('Podium dance')
  editor.wait_for_message('^podium: no command dance; say one of apply, ')
  vim.cmd('Podium fix it all')
  editor.wait_for_message('^podium: fix takes no words; :Podium ask it all$')
  vim.cmd('Podium apply job-9')
  editor.wait_for_message('^podium: no job job%-9; there is none$')

  editor.wait_for_diagnostic('F401')
  editor.expect('the status', '', require('podium').status())
  grow()
  cancel(editor)
  by_progress(editor)
  report(editor)
  editor.expect('messages', {}, editor.messages)
end

return {
  before = at_startup,
  run = function(editor)
    run(editor)
    editor.expect(
      'globals',
      {},
      vim.tbl_filter(function(name)
        return not vim.list_contains(globals, name)
      end, vim.tbl_keys(_G))
    )
  end,
}
