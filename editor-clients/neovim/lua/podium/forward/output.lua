--- Finished commands with what they said, as podium/context of the kind terminal.
local clients = require('podium.client').all
local options = require('podium.options')

local M = {}

M.MOST = 200 -- lines, the last ones

--- Of several servers, those whose project a folder lies in: what was said in one is no other's affair.
---@param folder string
---@return vim.lsp.Client[]
local function concerned(folder)
  local all = clients()
  if #all < 2 then
    return all
  end
  return vim.tbl_filter(function(client)
    return client.root_dir and vim.fs.relpath(client.root_dir, folder) ~= nil
  end, all)
end

---@param lines string[]
---@return string[]
local function trimmed(lines)
  local last = #lines
  while last > 0 and vim.trim(lines[last]) == '' do
    last = last - 1
  end
  return vim.list_slice(lines, math.max(1, last - M.MOST + 1), last)
end

---@param command string
---@param exit_code integer
---@param lines string[]
---@param folder string
function M.send(command, exit_code, lines, folder)
  if not options.forward.terminal then
    return
  end
  local output = table.concat(trimmed(lines), '\n')
  local item = { command = command, exitCode = exit_code, output = output }
  for _, client in ipairs(concerned(folder)) do
    client:notify('podium/context', { kind = 'terminal', items = { item } })
  end
end

return M
