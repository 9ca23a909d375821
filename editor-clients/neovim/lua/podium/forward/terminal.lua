--- What ended in a terminal: the job itself, or each command of a shell that marks them (OSC 133).
local options = require('podium.options')
local output = require('podium.forward.output')

---@class podium.Ended
---@field shell podium.Shell
---@field exit_code integer
---@field last integer row from 0, behind the output

---@class podium.Shell
---@field typed? integer row from 0 where the command line begins
---@field column? integer the byte where it begins
---@field began? integer row from 0 where the output begins
---@field command? string as the shell says it

local M = {}

-- Milliseconds after which a buffer shows what its terminal has received; Neovim itself takes 10.
local SHOWN = 50

---@type table<integer, podium.Shell> by buffer, once a shell has marked anything
local shells = {}
---@type table<integer, podium.Ended[]> commands that ended, but may not be in the buffer yet
local ended = {}

---@param bufnr integer
---@param first integer
---@param last integer
---@return string[]
local function lines(bufnr, first, last)
  return vim.api.nvim_buf_get_lines(bufnr, math.max(first, 0), last, false)
end

--- The folder in which a terminal was opened, from its buffer's name: term://FOLDER//PID:PROGRAM.
---@param bufnr integer
---@return string
local function folder_of(bufnr)
  local folder = vim.api.nvim_buf_get_name(bufnr):match('^term://(.-)//%d+:')
  return vim.fs.normalize(folder or vim.fn.getcwd())
end

--- What runs in a terminal, as it was typed: `:terminal make` has the shell run it.
---@param bufnr integer
---@return string
local function command_of(bufnr)
  local channel = vim.bo[bufnr].channel
  local argv = channel > 0 and vim.api.nvim_get_chan_info(channel).argv or {}
  if #argv == 3 and argv[2] == vim.o.shellcmdflag then
    return argv[3]
  end
  return table.concat(argv, ' ')
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

--- Send what ended in a terminal so far.
---@param bufnr integer
local function flush(bufnr)
  local due = ended[bufnr] or {}
  ended[bufnr] = nil
  if not vim.api.nvim_buf_is_valid(bufnr) then
    return
  end
  for _, one in ipairs(due) do
    local first = math.max(one.shell.began, one.last - output.MOST)
    local said = lines(bufnr, first, one.last)
    output.send(typed(bufnr, one.shell), one.exit_code, said, folder_of(bufnr))
  end
end

---@param event {buf: integer}
local function closed(event)
  flush(event.buf)
  local is_shell = shells[event.buf] ~= nil
  shells[event.buf] = nil
  if not is_shell and options.forward.terminal and vim.api.nvim_buf_is_valid(event.buf) then
    local said = lines(event.buf, 0, -1)
    output.send(command_of(event.buf), vim.v.event.status, said, folder_of(event.buf))
  end
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
      local last = column > 0 and row + 1 or row
      ended[bufnr] = ended[bufnr] or {}
      table.insert(ended[bufnr], { shell = shell, exit_code = code, last = last })
      vim.defer_fn(function()
        flush(bufnr)
      end, SHOWN)
    end
  end,
}

---@param event {buf: integer, data: {sequence: string, cursor: integer[]}}
local function requested(event)
  local mark, rest = event.data.sequence:match('^\27%]133;([BCD])(.*)$')
  if mark and options.forward.terminal then
    local row, column = unpack(event.data.cursor)
    marks[mark](event.buf, rest, row - 1, column)
  end
end

---@param group integer
function M.listen(group)
  vim.api.nvim_create_autocmd('TermClose', { group = group, callback = closed })
  vim.api.nvim_create_autocmd('TermRequest', { group = group, callback = requested })
end

return M
