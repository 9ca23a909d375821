-- The editor of the tests: Neovim with our lsp/podium.lua, alone or for a scenario in plugin/ with the plugin,
-- and what the scenarios do with it.
--
--   nvim --headless --clean -l editor.lua SCENARIO CLIENT PYTHON FILE [ENCODING]
--
-- SCENARIO is a Lua file that returns a function of this module, or a table with it as `run`, the server's
-- `settings`, what is done `before` the file is opened, `alone` where no server is to come, and `late` where the
-- plugin is not loaded first. CLIENT is the folder whose lsp/podium.lua is tested, PYTHON an interpreter that has
-- lsp_server, FILE what is opened. A failed expectation ends Neovim with exit code 1 and its traceback; "passed"
-- is printed only after the last one.

local editor = {
  edits = 0, -- workspace/applyEdit requests so far
  messages = {}, -- of window/showMessage, or with the plugin of vim.notify
  sent = {}, -- what was sent as podium/context
  senders = {}, -- by what was sent, the id of the client
  progress = {}, -- { token, kind, title, message } of every LspProgress event
}

local PATIENCE = 30000 -- milliseconds; a busy machine takes seconds to start Python

local function fail(what)
  local buffer, shown = editor.text():sub(1, 2000), vim.inspect(vim.diagnostic.get(0)):sub(1, 4000)
  local log = vim.inspect({ messages = editor.messages, sent = editor.sent, progress = editor.progress })
  error(('%s\nbuffer:\n%s\ndiagnostics: %s\n%s'):format(what, buffer, shown, log), 0)
end

--- Poll until `condition` gives something true, and give that back.
function editor.wait_for(what, condition)
  local found
  vim.wait(PATIENCE, function()
    found = condition()
    return found
  end, 10)
  return found or fail('waited in vain for ' .. what)
end

function editor.expect(what, wanted, got)
  if not vim.deep_equal(wanted, got) then
    fail(('%s: wanted %s, got %s'):format(what, vim.inspect(wanted), vim.inspect(got)))
  end
end

function editor.expect_match(what, pattern, got)
  if not tostring(got):find(pattern) then
    fail(('%s: %s does not match %s'):format(what, vim.inspect(got), pattern))
  end
end

function editor.text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n')
end

--- Put the cursor on the first occurrence of plain words, `shift` bytes into it.
function editor.go_to(words, shift)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local column = line:find(words, 1, true)
    if column then
      vim.api.nvim_win_set_cursor(0, { number, column - 1 + (shift or 0) })
      return
    end
  end
  fail('the buffer has no ' .. words)
end

--- Podium's diagnostic with this code, or nil.
function editor.diagnostic(code)
  for _, found in ipairs(vim.diagnostic.get(0)) do
    if found.source == 'podium' and found.code == code then
      return found
    end
  end
end

function editor.wait_for_diagnostic(code)
  return editor.wait_for('the diagnostic ' .. code, function()
    return editor.diagnostic(code)
  end)
end

--- The titles of the menu at the cursor, as vim.ui.select gets them.
function editor.menu()
  local titles
  local select = vim.ui.select
  vim.ui.select = function(items, options)
    titles = vim.tbl_map(options.format_item, items)
  end
  vim.lsp.buf.code_action()
  editor.wait_for('the menu', function()
    return titles
  end)
  vim.ui.select = select
  return titles
end

--- Ask for the menu until it has a title that matches: it grows while the server looks at the file.
function editor.wait_for_offer(pattern)
  local deadline = vim.uv.hrtime() + PATIENCE * 1e6
  repeat
    local titles = editor.menu()
    local matching = vim.tbl_filter(function(title)
      return title:find(pattern) ~= nil
    end, titles)
    if #matching > 0 then
      editor.expect('actions that match ' .. pattern, 1, #matching)
      return matching[1]
    end
  until vim.uv.hrtime() > deadline
  fail('the menu never had ' .. pattern .. ', last ' .. vim.inspect(editor.menu()))
end

--- Pick the only action of the menu whose title matches.
function editor.pick(pattern)
  editor.wait_for_offer(pattern)
  editor.break_undo()
  vim.lsp.buf.code_action({
    apply = true,
    filter = function(action)
      return action.title:find(pattern) ~= nil
    end,
  })
end

--- Whoever types ends an undo block with every command; a script has to say so.
function editor.break_undo()
  vim.cmd('let &undolevels = &undolevels')
end

--- Send a command of the server; `answer.result` and `answer.error` are there once it has been answered.
function editor.send_command(name, argument)
  local answer = {}
  local params = { command = name, arguments = argument and { argument } or nil }
  editor.client:request('workspace/executeCommand', params, function(fault, result)
    answer.error, answer.result, answer.done = fault, result, true
  end, vim.api.nvim_get_current_buf())
  return answer
end

--- The argument of a command for an intent, at the cursor unless a range is given.
function editor.request(intent, range)
  local here = vim.lsp.util.make_range_params(0, editor.client.offset_encoding)
  return { intent = intent, uri = here.textDocument.uri, range = range or here.range }
end

function editor.wait_for_answer(answer)
  editor.wait_for('the answer to a command', function()
    return answer.done
  end)
  editor.expect('the error of a command', nil, answer.error)
  return answer.result
end

--- The kinds of progress events of a job in their order.
function editor.progress_of(job)
  local kinds = {}
  for _, event in ipairs(editor.progress) do
    if event.token == 'podium-' .. job then
      table.insert(kinds, event.kind)
    end
  end
  return kinds
end

--- Wait for a message that matches, and forget those before it.
function editor.wait_for_message(pattern)
  return editor.wait_for('the message ' .. pattern, function()
    for index, message in ipairs(editor.messages) do
      if message:find(pattern) then
        editor.messages = vim.list_slice(editor.messages, index + 1)
        return message
      end
    end
  end)
end

--- Wait until the plugin's status line has this text; '' is what it has when nothing runs or waits.
function editor.wait_for_status(text)
  editor.wait_for(('the status %q'):format(text), function()
    return require('podium').status() == text
  end)
end

--- Wait for a podium/context that `matches`, and give it.
function editor.wait_for_sent(what, matches)
  return editor.wait_for(what, function()
    return vim.iter(editor.sent):find(matches)
  end)
end

--- The window above the code, or nil.
function editor.float()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return window
    end
  end
end

--- What the window above the code shows, or nil.
function editor.float_text()
  local window = editor.float()
  local buffer = window and vim.api.nvim_win_get_buf(window)
  return buffer and table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n')
end

--- Type keys as a user does, mappings included.
function editor.type(keys)
  vim.api.nvim_feedkeys(vim.keycode(keys), 'xt', false)
end

local recorded = {}

local function record(client)
  if recorded[client.id] then
    return
  end
  recorded[client.id] = true
  local notify = client.notify
  client.notify = function(self, method, params)
    if method == 'podium/context' then
      table.insert(editor.sent, params)
      editor.senders[params] = client.id
    end
    return notify(self, method, params)
  end
end

local function listen()
  vim.api.nvim_create_autocmd('LspAttach', {
    callback = function(event)
      record(vim.lsp.get_client_by_id(event.data.client_id))
    end,
  })
  vim.api.nvim_create_autocmd('LspProgress', {
    callback = function(event)
      local params = event.data.params
      table.insert(editor.progress, {
        token = params.token,
        kind = params.value.kind,
        title = params.value.title,
        message = params.value.message,
      })
    end,
  })
  local apply = vim.lsp.handlers['workspace/applyEdit']
  vim.lsp.handlers['workspace/applyEdit'] = function(...)
    editor.edits = editor.edits + 1
    return apply(...)
  end
  vim.lsp.handlers['window/showMessage'] = function(_, params)
    table.insert(editor.messages, params.message)
  end
  vim.notify = function(message)
    table.insert(editor.messages, message)
  end
end

local function attached()
  local client = vim.lsp.get_clients({ name = 'podium', bufnr = 0 })[1]
  return client and client.initialized and client
end

--- Wait for a server, another one than before where there was one.
function editor.wait_to_attach()
  local before = editor.client and editor.client.id
  editor.client = editor.wait_for('Podium to attach', function()
    local client = attached()
    return client and client.id ~= before and client
  end)
end

local function start(scenario, client, python, file, encoding)
  vim.cmd.filetype('on')
  vim.opt.runtimepath:prepend(client)
  local config = { cmd = { python, '-m', 'lsp_server', 'serve' }, settings = scenario.settings }
  if encoding then
    config.capabilities = { general = { positionEncodings = { encoding } } }
  end
  vim.lsp.config('podium', config)
  vim.lsp.enable('podium')
  if scenario.plugin and not scenario.late then -- a script is run before plugins are loaded, so the order is that of a user's start
    vim.cmd.runtime('plugin/podium.lua')
  end
  if scenario.before then
    scenario.before(editor)
  end
  vim.cmd.edit(vim.fn.fnameescape(file))
  if not scenario.alone then
    editor.wait_to_attach()
  end
end

local function stop()
  for _, client in ipairs(vim.lsp.get_clients({ name = 'podium' })) do
    client:stop()
    editor.wait_for('the server to end', function()
      return client:is_stopped()
    end)
  end
end

local path, client, python, file, encoding = unpack(arg)
local scenario = dofile(path)
if type(scenario) == 'function' then
  scenario = { run = scenario }
end
scenario.plugin = path:find('/plugin/', 1, true) ~= nil
listen()
start(scenario, client, python, file, encoding)
scenario.run(editor)
stop()
io.stdout:write('passed\n')
