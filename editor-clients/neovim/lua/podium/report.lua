--- `:Podium status`: what the server says of itself, in a window above the code.
local client = require('podium.client')

local M = {}

local MOST = 5 -- jobs that are shown

---@param out string[]
---@param title string
---@param rows string[]
local function section(out, title, rows)
  if #rows > 0 then
    vim.list_extend(out, { '', '**' .. title .. '**' })
    vim.list_extend(out, rows)
  end
end

--- A value of JSON as text, nil for none: Neovim 0.12 has vim.NIL for null, 0.11 leaves it out.
---@param value any
---@return string?
local function said(value)
  return type(value) == 'string' and value ~= '' and value or nil
end

--- A line for each endpoint, or one that says that there is none.
---@param status table the answer of podium.status
---@return string[]
function M.endpoints(status)
  local rows = vim.tbl_map(function(endpoint)
    local roles = vim.tbl_keys(endpoint.serves)
    table.sort(roles)
    local serves = #roles > 0 and table.concat(roles, ', ') or 'nothing'
    local models = table.concat(endpoint.models, ', ')
    return ('%s (%s) serves %s with %s'):format(endpoint.name, endpoint.url, serves, models)
  end, status.endpoints)
  return #rows > 0 and rows or { 'no model was found; tools serve alone' }
end

--- A line for each agent: what it does, and by what.
---@param status table
---@return string[]
function M.agents(status)
  return vim.tbl_map(function(agent)
    local by = said(agent.model) or said(agent.tool) or 'nobody yet'
    return ('%s: %s, by %s'):format(agent.name, table.concat(agent.intents, ', '), by)
  end, status.agents)
end

---@param rows string[]
---@return string[]
local function listed(rows)
  return vim.tbl_map(function(row)
    return '- ' .. row
  end, rows)
end

---@param status table
---@return string[]
local function lines(status)
  local out = { ('Podium %s'):format(status.version) }
  local jobs = vim.tbl_map(function(job)
    return ('%s: %s, %s'):format(job.id, job.title, job.state)
  end, status.jobs)
  section(out, 'Last messages', listed(require('podium.say').last()))
  section(out, 'Last jobs', listed(vim.list_slice(jobs, math.max(1, #jobs - MOST + 1))))
  section(out, 'Models', listed(M.endpoints(status)))
  section(out, 'Agents', listed(M.agents(status)))
  section(out, 'Problems of the squad file', listed(status.squad.problems))
  return out
end

--- Ask the server and show what it says.
---@param server vim.lsp.Client
function M.show(server)
  client.execute(server, 'podium.status', nil, function(status)
    require('podium.float').report('status', lines(status))
  end)
end

return M
