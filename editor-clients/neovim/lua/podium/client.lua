--- The server that serves a buffer, why there is none, and commands to it.
local say = require('podium.say')

local M = {}

--- The server that is attached to a buffer, or nil.
---@param bufnr integer
---@return vim.lsp.Client?
function M.of(bufnr)
  return vim.lsp.get_clients({ name = 'podium', bufnr = bufnr })[1]
end

--- Every server that runs; one for each project.
---@return vim.lsp.Client[]
function M.all()
  return vim.lsp.get_clients({ name = 'podium' })
end

--- Whether init.lua switched the server on; Neovim 0.11.0 cannot tell, and then it counts as on.
---@return boolean
function M.enabled()
  return vim.lsp.is_enabled == nil or vim.lsp.is_enabled('podium')
end

--- The program that starts the server, nil for none or for a function that does.
---@return string?
function M.program()
  local config = vim.lsp.config.podium
  local cmd = config and config.cmd
  return type(cmd) == 'table' and cmd[1] or nil
end

--- Why a buffer is none that Podium works on, with the next step; nil for one that is.
---@param bufnr integer
---@return string?
function M.unfit(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  if vim.bo[bufnr].buftype ~= '' then
    return 'this window shows no file; go to one that does'
  elseif name == '' then
    return 'this buffer has no file; write it first, with :write NAME'
  elseif name:match('^%a[%w+.-]+://') then
    return 'this file is remote, and those are left alone; open a copy on this machine'
  end
end

--- Why no server is attached to a buffer, with the next step.
---@param bufnr integer
---@return string
function M.missing(bufnr)
  local config, program = vim.lsp.config.podium, M.program()
  local kind = vim.bo[bufnr].filetype
  if not config or not config.cmd then
    return 'lsp/podium.lua is not on the runtimepath; see :checkhealth podium'
  elseif program and vim.fn.executable(program) == 0 then
    return ('`%s` is not executable; name it in vim.lsp.config, see :checkhealth podium'):format(program)
  elseif require('podium.watch').given_up() then
    return 'the server died three times within a minute; :checkhealth podium, then :Podium restart'
  elseif not M.enabled() then
    return "not enabled; put vim.lsp.enable('podium') into init.lua, see :checkhealth podium"
  elseif config.filetypes and not vim.list_contains(config.filetypes, kind) then
    local what = kind == '' and 'a file without a filetype' or ('the filetype %s'):format(kind)
    return ('%s is not among those that the server attaches to; see :checkhealth podium'):format(what)
  end
  -- Clients that have not answered yet are listed by this alone (vim.lsp.get_clients in 0.11 and 0.12).
  local starting = vim.lsp.get_clients({ name = 'podium', bufnr = bufnr, _uninitialized = true })
  if #starting > 0 then
    return 'the server is starting; try again in a moment'
  end
  return 'no server is attached to this buffer; see :checkhealth podium'
end

--- Send a command; a refusal becomes a message, an answer goes to `answered`.
---@param client vim.lsp.Client
---@param command string
---@param argument? table
---@param answered? fun(result: table)
---@param bufnr? integer the buffer whose changes the server must have seen
function M.execute(client, command, argument, answered, bufnr)
  local call = { title = command, command = command, arguments = argument and { argument } or nil }
  client:exec_cmd(call, { bufnr = bufnr or 0 }, function(fault, result)
    if fault then
      say.warn(fault.message)
    elseif answered then
      answered(result)
    end
  end)
end

return M
