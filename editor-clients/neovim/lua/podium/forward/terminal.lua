--- What ended in a terminal: the job itself, or each command of a shell that marks them (OSC 133).
local options = require('podium.options')
local output = require('podium.forward.output')

---@class podium.Shell
---@field typed? integer row from 0 where the command line begins
---@field column? integer the byte where it begins
---@field began? integer row from 0 where the output begins
---@field command? string as the shell says it

local M = {}

---@type table<integer, podium.Shell> by buffer, once a shell has marked anything
local shells = {}

---@param bufnr integer
---@param first integer
---@param last integer
---@return string[]
local function lines(bufnr, first, last)
  return vim.api.nvim_buf_get_lines(bufnr, math.max(first, 0), last, false)
end

--- Folder and command of a terminal buffer, from its name: term://FOLDER//PID:COMMAND.
---@param bufnr integer
---@return string folder, string command
local function origin(bufnr)
  local folder, command = vim.api.nvim_buf_get_name(bufnr):match('^term://(.-)//%d+:(.*)$')
  return vim.fs.normalize(folder or vim.fn.getcwd()), command or 'terminal'
end

---@param event {buf: integer}
local function closed(event)
  local is_shell = shells[event.buf] ~= nil
  shells[event.buf] = nil
  if is_shell or not options.forward.terminal or not vim.api.nvim_buf_is_valid(event.buf) then
    return
  end
  local status = vim.v.event.status
  local folder, command = origin(event.buf)
  output.send(command, status, lines(event.buf, -1 - output.MOST, -1), folder)
end

--- The command line between its mark and the output, for shells that do not say it themselves.
---@param bufnr integer
---@param shell podium.Shell
---@return string
local function typed(bufnr, shell)
  if shell.command or not shell.typed then
    return shell.command or ''
  end
  local found = lines(bufnr, shell.typed, shell.began)
  found[1] = (found[1] or ''):sub((shell.column or 0) + 1)
  return vim.trim(table.concat(found, '\n'))
end

---@param bufnr integer
---@param shell podium.Shell
---@param exit_code integer
---@param last integer row from 0, behind the output
local function finished(bufnr, shell, exit_code, last)
  local first = math.max(shell.began, last - output.MOST)
  local command, folder = typed(bufnr, shell), origin(bufnr)
  output.send(command, exit_code, lines(bufnr, first, last), folder)
end

---@type table<string, fun(bufnr: integer, rest: string, row: integer, column: integer)>
local marks = {
  B = function(bufnr, _, row, column)
    shells[bufnr] = { typed = row, column = column }
  end,
  C = function(bufnr, rest, row)
    local shell = shells[bufnr] or {}
    local quoted = rest:match('cmdline_url=([^;]+)')
    shells[bufnr] = shell
    shell.began, shell.command = row, quoted and vim.uri_decode(quoted) or nil
  end,
  D = function(bufnr, rest, row, column)
    local shell, code = shells[bufnr], tonumber(rest:match('^;(%d+)'))
    shells[bufnr] = {}
    if shell and shell.began and code then
      finished(bufnr, shell, code, column > 0 and row + 1 or row)
    end
  end,
}

---@param event {buf: integer, data: {sequence: string, cursor: integer[]}}
local function requested(event)
  local mark, rest = event.data.sequence:match('^\27%]133;([BCD])(.*)$')
  if not mark or not options.forward.terminal then
    return
  end
  local row, column = unpack(event.data.cursor)
  vim.schedule(function() -- the buffer has the text before the mark only after this event
    if vim.api.nvim_buf_is_valid(event.buf) then
      marks[mark](event.buf, rest, row - 1, column)
    end
  end)
end

---@param group integer
function M.listen(group)
  vim.api.nvim_create_autocmd('TermClose', { group = group, callback = closed })
  vim.api.nvim_create_autocmd('TermRequest', { group = group, callback = requested })
end

return M
