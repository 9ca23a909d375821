--- `:checkhealth podium`: each thing that has to be there, and what to do where it is not.
local client = require('podium.client')
local options = require('podium.options')
local report = require('podium.report')

local M = {}

local PATIENCE = 5000 -- milliseconds that a program or a server has for its answer

---@return boolean
local function check_neovim()
  local version = tostring(vim.version()):gsub('%+.*', '')
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok('Neovim ' .. version)
    return true
  end
  vim.health.error('Neovim ' .. version .. ' has no vim.lsp.config', 'Install Neovim 0.11 or newer.')
  return false
end

--- The command that asks the program for its version: what starts the server, with another last word.
---@param cmd string[]
---@return string?
local function version_of(cmd)
  local asking = vim.list_slice(cmd, 1, #cmd - 1)
  while #asking > 1 and asking[#asking] == 'serve' do
    table.remove(asking)
  end
  if #cmd == 1 then
    asking = { cmd[1] }
  end
  table.insert(asking, '--version')
  local ran, process = pcall(vim.system, asking, { text = true })
  local done = ran and process:wait(PATIENCE) or {}
  return done.code == 0 and (done.stdout or ''):match('%d+%.%d+[%w.]*') or nil
end

--- The version of the program, nil where it cannot be told.
---@return string?
local function check_program()
  local config = vim.lsp.config.podium
  if not config or not config.cmd then
    local how = 'Put lsp/podium.lua into a folder of the runtimepath, ~/.config/nvim for one.'
    vim.health.error('lsp/podium.lua was not found', how)
    return
  end
  local cmd = config.cmd
  if type(cmd) ~= 'table' then
    vim.health.info('The server is started by a function.')
    return
  end
  if vim.fn.executable(cmd[1]) == 0 then
    local how = "vim.lsp.config('podium', { cmd = { '/path/to/podium/.venv/bin/podium', 'serve' } })"
    vim.health.error(('`%s` is not executable'):format(cmd[1]), 'Put it on the PATH, or name it: ' .. how)
    return
  end
  local version = version_of(cmd)
  local where = vim.fn.exepath(cmd[1])
  if version then
    vim.health.ok(('%s, version %s'):format(where, version))
  else
    vim.health.warn(where .. ' does not tell its version', 'Run it with --version in a terminal.')
  end
  return version
end

---@param server vim.lsp.Client
---@param status table
---@param version? string
local function check_version(server, status, version)
  if version and version ~= status.version then
    local text = 'Server %d is version %s, the program %s'
    local how = 'Run :Podium restart, so that the new one serves.'
    vim.health.warn(text:format(server.id, status.version, version), how)
  else
    vim.health.ok(('Server %d is version %s'):format(server.id, status.version))
  end
end

---@param server vim.lsp.Client
local function tell_buffers(server)
  vim.health.info(('Project: %s'):format(server.root_dir or 'none, single files'))
  local names = vim.tbl_map(function(bufnr)
    return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(bufnr), ':~:.')
  end, vim.tbl_keys(server.attached_buffers))
  table.sort(names)
  vim.health.info('Attached to ' .. (#names > 0 and table.concat(names, ', ') or 'no buffer'))
end

---@param status table
local function tell_squad(status)
  for _, row in ipairs(report.endpoints(status)) do
    vim.health.info('Models: ' .. row)
  end
  for _, row in ipairs(report.agents(status)) do
    vim.health.info('Agent ' .. row)
  end
  for _, problem in ipairs(status.squad.problems) do
    vim.health.warn(problem, 'Change the squad file; `podium squad check` tells more.')
  end
end

---@param server vim.lsp.Client
---@param version? string
local function check_server(server, version)
  local call = { command = 'podium.status' }
  local answer = server:request_sync('workspace/executeCommand', call, PATIENCE)
  local status = answer and answer.result
  if not status then
    local how = ':Podium restart; its log is named in :checkhealth vim.lsp.'
    vim.health.error(('Server %d does not answer'):format(server.id), how)
    return
  end
  check_version(server, status, version)
  tell_buffers(server)
  if not vim.tbl_get(server.config, 'capabilities', 'experimental', 'podium', 'jobs') then
    local how = ':Podium restart; load the plugin before a file is opened.'
    vim.health.warn(('Server %d was started before this plugin'):format(server.id), how)
  end
  tell_squad(status)
end

---@param version? string
local function check_servers(version)
  local servers = client.all()
  if require('podium.watch').given_up() then
    local how = 'Run `podium doctor` in a terminal, then :Podium restart.'
    vim.health.error('The server died three times within a minute', how)
  end
  if not client.enabled() and #servers == 0 then
    vim.health.error('Podium is not enabled', "Put vim.lsp.enable('podium') into init.lua.")
  elseif #servers == 0 then
    vim.health.warn('No server is running', 'Open a file of a language that lsp/podium.lua lists.')
  end
  for _, server in ipairs(servers) do
    check_server(server, version)
  end
end

local function tell_forwarders()
  for _, name in ipairs({ 'diagnostics', 'cursor', 'terminal' }) do
    vim.health.info(('Forwarding of %s is %s'):format(name, options.forward[name] and 'on' or 'off'))
  end
end

--- Neovim calls this.
function M.check()
  vim.health.start('podium: what it needs')
  if not check_neovim() then
    return
  end
  local version = check_program()
  vim.health.start('podium: servers')
  check_servers(version)
  vim.health.start('podium: what is forwarded')
  tell_forwarders()
end

return M
