--- `:Podium`: a table of what it can be told, and completion.
local client = require('podium.client')
local jobs = require('podium.jobs')
local request = require('podium.request')
local say = require('podium.say')

---@class podium.Call
---@field name string
---@field words string what stands behind the name
---@field span? podium.Span the lines that the command was given

local M = {}

---@return vim.lsp.Client?
local function server_here()
  local bufnr = vim.api.nvim_get_current_buf()
  local unfit = client.unfit(bufnr)
  local found = not unfit and client.of(bufnr) or nil
  if not found then
    say.warn(unfit or client.missing(bufnr))
  end
  return found
end

--- Any server: what waits or runs may belong to another buffer than the present one.
---@return vim.lsp.Client?
local function server_anywhere()
  local bufnr = vim.api.nvim_get_current_buf()
  local found = client.of(bufnr) or client.all()[1]
  if not found then
    say.warn(client.unfit(bufnr) or client.missing(bufnr))
  end
  return found
end

---@param intent string
---@param call podium.Call
---@param prompt? string
local function run(intent, call, prompt)
  local server = server_here()
  if server then
    local argument = request.make(server, intent, call.span, prompt)
    client.execute(server, 'podium.run', argument, nil, vim.api.nvim_get_current_buf())
  end
end

---@param call podium.Call
local function plainly(call)
  if call.words ~= '' then
    say.warn(('%s takes no words; :Podium ask %s'):format(call.name, call.words))
    return
  end
  run(call.name, call)
end

---@param call podium.Call
local function with_words(call)
  run(call.name, call, call.words ~= '' and call.words or nil)
end

---@param call podium.Call
local function ask(call)
  if call.words ~= '' then
    run('ask', call, call.words)
  elseif server_here() then
    vim.ui.input({ prompt = 'Podium, what is to be done? ' }, function(words)
      if words and vim.trim(words) ~= '' then
        run('ask', call, vim.trim(words))
      end
    end)
  end
end

---@param call podium.Call
local function explain(call)
  if call.span or not require('podium.float').focus('explain') then
    plainly(call)
  end
end

---@param job podium.Job
---@return string
local function id_of(job)
  return job.id
end

---@param name string
---@param choices podium.Job[]
---@return podium.Job?
local function named(name, choices)
  for _, job in ipairs(choices) do
    if job.id == name then
      return job
    end
  end
  local ids = table.concat(vim.tbl_map(id_of, choices), ', ')
  say.warn(('no job %s; %s'):format(name, ids == '' and 'there is none' or 'there is ' .. ids))
end

--- One of several jobs: the one named, the only one, or the one that the user picks, the newest first.
---@param call podium.Call
---@param choices podium.Job[]
---@param chosen fun(server: vim.lsp.Client, id?: string)
local function choose(call, choices, chosen)
  local function take(job)
    local server = job and vim.lsp.get_client_by_id(job.client_id)
    if server then
      chosen(server, job.id)
    end
  end
  if call.words ~= '' then
    take(named(call.words, choices))
  elseif #choices == 1 then
    take(choices[1])
  elseif #choices > 1 then
    local function label(job)
      return ('%s (%s)'):format(job.title, job.id)
    end
    vim.ui.select(choices, { prompt = ('Podium: %s which?'):format(call.name), format_item = label }, take)
  else
    local server = server_anywhere() -- it knows of jobs that were begun before this plugin was there
    if server then
      chosen(server)
    end
  end
end

---@param command string
---@return fun(call: podium.Call)
local function on_waiting(command)
  return function(call)
    choose(call, jobs.waiting(), function(server, id)
      client.execute(server, command, id and { job = id } or nil)
    end)
  end
end

---@param call podium.Call
local function show_diff(call)
  choose(call, jobs.waiting(), require('podium.diff').show)
end

---@param server vim.lsp.Client
---@param id? string
local function cancel_one(server, id)
  client.execute(server, 'podium.cancel', id and { job = id } or nil, function(answer)
    if #answer.cancelled == 0 then
      say.info('nothing is running')
    end
  end)
end

---@param call podium.Call
local function cancel(call)
  if call.words == 'all' then
    for _, server in ipairs(client.all()) do
      client.execute(server, 'podium.cancel')
    end
    return
  end
  choose(call, jobs.running(), cancel_one)
end

---@type table<string, {act: fun(call: podium.Call), jobs?: fun(): podium.Job[]}>
local COMMANDS = {
  apply = { act = on_waiting('podium.apply'), jobs = jobs.waiting },
  ask = { act = ask },
  audit = { act = plainly },
  cancel = { act = cancel, jobs = jobs.running },
  diff = { act = show_diff, jobs = jobs.waiting },
  discard = { act = on_waiting('podium.discard'), jobs = jobs.waiting },
  document = { act = plainly },
  explain = { act = explain },
  fix = { act = plainly },
  refactor = { act = with_words },
  restart = {
    act = function()
      require('podium.watch').restart()
    end,
  },
  status = {
    act = function()
      local server = not require('podium.float').focus('status') and server_anywhere()
      if server then
        require('podium.report').show(server)
      end
    end,
  },
  test = { act = with_words },
}

---@param lead string
---@param names string[]
---@return string[]
local function beginning_with(lead, names)
  table.sort(names)
  return vim.tbl_filter(function(name)
    return vim.startswith(name, lead)
  end, names)
end

--- What may stand where the cursor is: names, or the jobs that a name can be about.
---@param lead string
---@param line string the command line up to its end
---@return string[]
function M.complete(lead, line)
  local name = line:match('Podium%s+(%S+)%s')
  if not name then
    return beginning_with(lead, vim.tbl_keys(COMMANDS))
  end
  local command = COMMANDS[name]
  local ids = vim.tbl_map(id_of, command and command.jobs and command.jobs() or {})
  if name == 'cancel' then
    table.insert(ids, 'all')
  end
  return beginning_with(lead, ids)
end

--- Run the command.
---@param call {fargs: string[], args: string, range: integer, line1: integer, line2: integer}
function M.run(call)
  local name = call.fargs[1] or ''
  local command = COMMANDS[name]
  if not command then
    local names = table.concat(beginning_with('', vim.tbl_keys(COMMANDS)), ', ')
    say.warn(('%s; say one of %s'):format(name == '' and 'what?' or ('no command ' .. name), names))
    return
  end
  command.act({
    name = name,
    words = vim.trim(call.args:sub(#name + 1)),
    span = call.range > 0 and { first = call.line1, last = call.line2 } or nil,
  })
end

return M
