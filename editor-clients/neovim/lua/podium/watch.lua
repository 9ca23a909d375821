--- Servers that die are started again and the user is told once; three deaths within a minute are enough.
local clients = require('podium.client')
local say = require('podium.say')

local M = {}

local MOST = 3
local MINUTE = 60000 -- milliseconds

---@class podium.Watched
---@field client vim.lsp.Client
---@field wanted boolean false once somebody stopped it
---@field buffers table<integer, true> those that it was attached to when it ended
---@field ending? boolean its end is being looked at

---@type table<integer, podium.Watched>
local watched = {}
---@type integer[] times of the last deaths
local deaths = {}
---@type {config: vim.lsp.ClientConfig, buffers: table<integer, any>}[] what is not started again by itself
local fallen = {}
local enough = false

--- Whether the server died so often that it is not started again by itself.
---@return boolean
function M.given_up()
  return enough
end

--- Remember a server, and notice when it is stopped on purpose: nothing else in a client tells that.
---@param client vim.lsp.Client
function M.attached(client)
  if watched[client.id] then
    return
  end
  local one = { client = client, wanted = true, buffers = {} }
  watched[client.id] = one
  local stop = client.stop
  client.stop = function(...)
    one.wanted = false
    return stop(...)
  end
end

---@param config vim.lsp.ClientConfig
---@param buffers table<integer, any>
local function start(config, buffers)
  for bufnr in pairs(buffers) do
    if vim.api.nvim_buf_is_loaded(bufnr) then
      vim.lsp.start(config, { bufnr = bufnr })
    end
  end
end

--- Whether this death is one too many.
---@return boolean
local function count()
  local now = vim.uv.now()
  table.insert(deaths, now)
  deaths = vim.tbl_filter(function(time)
    return now - time < MINUTE
  end, deaths)
  return #deaths >= MOST
end

---@param one podium.Watched
local function ended(one)
  watched[one.client.id] = nil
  require('podium.jobs').forget(one.client.id)
  if not one.wanted then
    return
  end
  enough = count()
  if enough then
    table.insert(fallen, { config = one.client.config, buffers = one.buffers })
    say.warn(
      'the server died three times within a minute and stays away; :checkhealth podium, :Podium restart'
    )
  else
    say.warn('the server died and is started again; its jobs are gone, :Podium restart starts it anew')
    start(one.client.config, one.buffers)
  end
end

---@param event {buf: integer, data: {client_id: integer}}
local function detached(event)
  local one = watched[event.data.client_id]
  if not one then
    return
  end
  if not one.client:is_stopped() then
    return -- this buffer alone was closed
  end
  one.buffers[event.buf] = true
  if one.ending then
    return
  end
  one.ending = true
  vim.schedule(function() -- after the event came for each of its buffers
    ended(one)
  end)
end

---@param group integer
function M.listen(group)
  vim.api.nvim_create_autocmd('LspDetach', { group = group, callback = detached })
end

--- What a server is started with now: init.lua, or this plugin, may have come after the one that runs.
---@param old vim.lsp.ClientConfig
---@return vim.lsp.ClientConfig
local function renewed(old)
  if not clients.enabled() or not vim.lsp.config.podium then
    return old
  end
  return vim.tbl_extend('force', vim.deepcopy(vim.lsp.config.podium), { root_dir = old.root_dir })
end

--- Stop every server and start it anew for the buffers that it had; those that died come back, too.
function M.restart()
  local again = fallen
  deaths, fallen, enough = {}, {}, false
  for _, client in ipairs(clients.all()) do
    table.insert(again, { config = client.config, buffers = vim.deepcopy(client.attached_buffers) })
    client:stop()
  end
  for _, one in ipairs(again) do
    start(renewed(one.config), one.buffers)
  end
  if #again == 0 and clients.enabled() then
    vim.lsp.enable('podium') -- looks at every open buffer once more
  elseif #again == 0 then
    say.warn(clients.missing(0))
  end
end

return M
