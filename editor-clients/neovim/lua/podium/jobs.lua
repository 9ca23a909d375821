--- What runs and what waits, as the server tells it; the line for the status line.
local say = require('podium.say')

---@class podium.Job
---@field id string
---@field state string as docs/interfaces.md lists them
---@field intent string
---@field title string
---@field uri string
---@field range lsp.Range
---@field message string
---@field markdown? string
---@field client_id integer
---@field guessed? boolean known from its progress alone, since the server sends no podium/job

local M = {}

local RUNNING = { queued = true, running = true }
local LONGEST = 40 -- characters of a title in the status line

---@type podium.Job[] the oldest first; ended ones are forgotten
local known = {}
local shown = ''

---@param client_id integer
---@param id string
---@return integer?, podium.Job?
local function find(client_id, id)
  for index, job in ipairs(known) do
    if job.client_id == client_id and job.id == id then
      return index, job
    end
  end
end

---@param wanted fun(job: podium.Job): boolean
---@return podium.Job[] the newest first
local function newest(wanted)
  return vim.iter(known):filter(wanted):rev():totable()
end

--- Jobs that have come to no result yet, the newest first.
function M.running()
  return newest(function(job)
    return RUNNING[job.state]
  end)
end

--- Results that wait for the user, the newest first.
function M.waiting()
  return newest(function(job)
    return job.state == 'parked'
  end)
end

---@param title string
---@return string
local function shortened(title)
  if vim.fn.strchars(title) <= LONGEST then
    return title
  end
  return vim.fn.strcharpart(title, 0, LONGEST - 1)
end

--- "podium: document greet…", "podium: 1 ready", both, or nothing.
---@return string
function M.summary()
  local running, waiting, parts = M.running(), M.waiting(), {}
  if running[1] then
    local more = #running > 1 and (' +%d'):format(#running - 1) or ''
    table.insert(parts, shortened(running[1].title) .. '…' .. more)
  end
  if waiting[1] then
    table.insert(parts, ('%d ready'):format(#waiting))
  end
  return parts[1] and 'podium: ' .. table.concat(parts, ', ') or ''
end

local function redraw()
  local text = M.summary()
  if text ~= shown then
    shown = text
    vim.cmd.redrawstatus({ bang = true })
  end
end

---@param job podium.Job
local function put(job)
  local index = find(job.client_id, job.id)
  local lasts = RUNNING[job.state] or job.state == 'parked'
  if index and lasts then
    known[index] = job
  elseif index then
    table.remove(known, index)
  elseif lasts then
    table.insert(known, job)
  end
  redraw()
end

--- A result whose text had changed before it was there; the server says what to do about it.
---@param job podium.Job
---@return boolean
local function stale(job)
  return vim.startswith(job.message, 'the text changed')
end

--- podium/job: keep it, show what came of it, and tell whoever listens to `User PodiumJob`.
---@param job podium.Job
---@param client_id integer
function M.heard(job, client_id)
  job.client_id = client_id
  local _, before = find(client_id, job.id)
  put(job)
  if job.markdown then
    require('podium.float').explain(job)
  elseif job.state == 'parked' and (before or {}).state ~= 'parked' and not stale(job) then
    say.info(job.title .. ' is ready; look at it with :Podium diff')
  end
  require('podium.diff').moved(job)
  vim.api.nvim_exec_autocmds('User', { pattern = 'PodiumJob', modeline = false, data = job })
end

--- LspProgress: the same for a server that was started before this plugin and so sends no podium/job.
---@param params {token: string|integer, value: table}
---@param client_id integer
function M.progressed(params, client_id)
  local id = tostring(params.token):match('^podium%-(.+)$')
  if not id then
    return
  end
  local _, job = find(client_id, id)
  if params.value.kind == 'begin' and not job then
    local title = params.value.title:gsub('^Podium: ', '')
    put({ id = id, client_id = client_id, state = 'running', title = title, guessed = true })
  elseif params.value.kind == 'end' and job and job.guessed then
    put(vim.tbl_extend('force', job, { state = 'done' }))
  end
end

--- The jobs of a server ended with it.
---@param client_id integer
function M.forget(client_id)
  for _, job in ipairs(vim.deepcopy(known)) do
    if job.client_id == client_id then
      job.state, job.markdown = 'failed', nil
      put(job)
      require('podium.diff').moved(job)
    end
  end
end

return M
