-- The cursor, finished terminals, commands of a shell that marks them, and :make; each can be switched off.
local function of_kind(editor, kind)
  return vim.tbl_filter(function(params)
    return params.kind == kind
  end, editor.sent)
end

local function cursor(editor)
  editor.go_to('raise ValueError')
  vim.api.nvim_exec_autocmds('CursorHold', {}) -- which a Neovim without a screen never comes to
  editor.expect('the cursor', {
    { kind = 'cursor', items = { { uri = vim.uri_from_bufnr(0), position = { line = 7, character = 8 } } } },
  }, of_kind(editor, 'cursor'))

  -- The server has it: a command without an argument is about this place.
  editor.wait_for_answer(editor.send_command('podium.document'))
  editor.wait_for('the doc comment', function()
    return editor.text():find('def gross_price%(net, rate%):\n    """')
  end)
  editor.wait_for_status('')
  vim.cmd.undo()
end

--- Run a command in a terminal and wait for its end.
local function in_terminal(editor, command)
  vim.cmd.new()
  local buffer, ended = vim.api.nvim_get_current_buf(), false
  vim.fn.jobstart(command, {
    term = true,
    on_exit = function()
      ended = true
    end,
  })
  editor.wait_for('the end of ' .. vim.inspect(command), function()
    return ended
  end)
  vim.api.nvim_buf_delete(buffer, { force = true })
end

local function last_terminal(editor, command)
  return editor.wait_for_sent('the output of ' .. command, function(params)
    return params.kind == 'terminal' and params.items[1].command:find(command, 1, true)
  end).items[1]
end

local function terminal(editor)
  in_terminal(editor, { 'sh', '-c', 'echo some; echo words; exit 3' })
  local item = last_terminal(editor, 'exit 3')
  editor.expect('the exit status', 3, item.exitCode)
  editor.expect(
    'all of it',
    { command = 'echo some; echo words; exit 3', exitCode = 3, output = 'some\nwords' },
    item
  )

  in_terminal(editor, { 'seq', '1', '500' })
  item = last_terminal(editor, 'seq')
  editor.expect('the exit status', 0, item.exitCode)
  editor.expect_match('the end', '\n499\n500$', item.output)
  editor.expect('how much', 200, #vim.split(item.output, '\n'))
end

local function shell(editor)
  local marked = table.concat({
    [[printf '\033]133;A\007$ \033]133;B\007make it\r\n\033]133;C\007']],
    [[echo made; echo broken]],
    [[printf '\033]133;D;2\007\033]133;A\007$ \033]133;B\007\r\n\033]133;C;cmdline_url=make%%20all\007']],
    [[echo done]],
    [[printf '\033]133;D;0\007']],
  }, '; ')
  in_terminal(editor, { 'sh', '-c', marked })
  editor.expect(
    'a command',
    { command = 'make it', exitCode = 2, output = 'made\nbroken' },
    last_terminal(editor, 'make it')
  )
  editor.expect(
    'another',
    { command = 'make all', exitCode = 0, output = 'done' },
    last_terminal(editor, 'make all')
  )
end

local function make(editor)
  vim.o.makeprg = [[sh -c 'echo "shop/orders.py:7: wrong here"; echo plain; exit 2']]
  vim.o.errorformat = '%f:%l: %m'
  vim.cmd('silent make!')
  local item = last_terminal(editor, 'sh -c')
  editor.expect('the exit status', 1, item.exitCode) -- the shell says that of tee, an error is in the list
  editor.expect_match('what was found', 'orders%.py:7:0: wrong here', item.output)
  editor.expect_match('what else was said', '\nplain$', item.output)
end

local function switched_off(editor)
  require('podium').setup({ forward = { terminal = false, cursor = false } })
  editor.sent = {}
  in_terminal(editor, { 'sh', '-c', [[printf '\033]133;C\007'; echo secret; printf '\033]133;D;0\007']] })
  in_terminal(editor, { 'sh', '-c', 'echo secret; exit 1' })
  vim.cmd('silent make!')
  vim.api.nvim_exec_autocmds('CursorHold', {})
  vim.wait(200)
  editor.expect('what is sent', {}, editor.sent)
end

local function wrong_options(editor)
  local podium = require('podium')
  podium.setup({ forward = { cursor = 'yes' } })
  editor.wait_for_message(
    '^podium: forward.cursor must be true or false, not "yes"; see :help podium%-setup$'
  )
  podium.setup({ forwards = {} })
  editor.wait_for_message('^podium: setup has no option "forwards"; see')
  podium.setup({ forward = true })
  editor.wait_for_message('^podium: forward must be a table, not true; see')
  podium.setup('all')
  editor.wait_for_message('^podium: setup must be a table, not "all"; see')
end

return function(editor)
  local before = editor.text()
  cursor(editor)
  terminal(editor)
  shell(editor)
  make(editor)
  switched_off(editor)
  editor.expect('messages', {}, editor.messages)
  wrong_options(editor)
  editor.expect('the text', before, editor.text())
end
