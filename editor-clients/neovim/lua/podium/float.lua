--- Markdown in a window above the code: an explanation that grows while it is made, or a report.
local say = require('podium.say')

local M = {}

local WIDEST, HIGHEST = 84, 24

---@class podium.Place
---@field buffer integer
---@field first integer row from 0
---@field last integer

---@class podium.Float
---@field window integer
---@field buffer integer
---@field key string what is shown: a job, or a report
---@field place podium.Place where the cursor may be without closing it
---@field group integer

---@type podium.Float?
local open
---@type table<string, true> jobs whose window the user closed, or for which none was opened
local done_with = {}

---@return boolean
local function is_open()
  return open ~= nil and vim.api.nvim_win_is_valid(open.window)
end

local function close()
  local float = open
  open = nil
  if float then
    vim.api.nvim_del_augroup_by_id(float.group)
    if vim.api.nvim_win_is_valid(float.window) then
      vim.api.nvim_win_close(float.window, true)
    end
  end
end

---@param lines string[]
---@return table
local function shape(lines)
  local widest = 1
  for _, line in ipairs(lines) do
    widest = math.max(widest, vim.fn.strdisplaywidth(line))
  end
  local width = math.min(widest, WIDEST, math.max(vim.o.columns - 4, 1))
  local height = 0
  for _, line in ipairs(lines) do
    height = height + math.max(1, math.ceil(vim.fn.strdisplaywidth(line) / width))
  end
  return { width = width, height = math.min(height, HIGHEST, math.max(vim.o.lines - 4, 1)) }
end

--- Whether a window's cursor is in a place.
---@param place podium.Place
---@param window integer
---@return boolean
local function is_in(place, window)
  local row = vim.api.nvim_win_get_cursor(window)[1] - 1
  return vim.api.nvim_win_get_buf(window) == place.buffer and row >= place.first and row <= place.last
end

---@param buffer integer
---@param lines string[]
local function write(buffer, lines)
  vim.bo[buffer].modifiable = true
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  vim.bo[buffer].modifiable = false
end

--- Close the float when the cursor leaves the place that it is about, or its window is closed.
---@param float podium.Float
local function look_after(float)
  vim.api.nvim_create_autocmd({ 'CursorMoved', 'InsertEnter', 'BufEnter' }, {
    group = float.group,
    callback = function(event)
      local window = vim.api.nvim_get_current_win()
      if window ~= float.window and (event.event == 'InsertEnter' or not is_in(float.place, window)) then
        done_with[float.key] = true
        vim.schedule(close)
      end
    end,
  })
  vim.api.nvim_create_autocmd('WinClosed', {
    group = float.group,
    pattern = tostring(float.window),
    callback = function()
      done_with[float.key] = true
      vim.schedule(close)
    end,
  })
end

---@param key string
---@param title string
---@param lines string[]
---@param place podium.Place
local function show(key, title, lines, place)
  if is_open() and open.key == key then
    write(open.buffer, lines)
    vim.api.nvim_win_set_config(open.window, shape(lines))
    return
  end
  close()
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.bo[buffer].bufhidden = 'wipe'
  write(buffer, lines)
  local below = vim.fn.winline() <= vim.api.nvim_win_get_height(0) / 2
  local where = { relative = 'cursor', anchor = below and 'NW' or 'SW', row = below and 1 or 0, col = 0 }
  local look = { style = 'minimal', border = 'rounded', title = ' ' .. title .. ' ' }
  local window = vim.api.nvim_open_win(buffer, false, vim.tbl_extend('error', where, look, shape(lines)))
  vim.wo[window].wrap, vim.wo[window].linebreak, vim.wo[window].conceallevel = true, true, 2
  pcall(vim.treesitter.start, buffer, 'markdown') -- a Neovim without that parser shows the plain text
  vim.keymap.set('n', 'q', '<Cmd>close<CR>', { buffer = buffer, nowait = true, desc = 'Podium: close' })
  local group = vim.api.nvim_create_augroup('podium.float', { clear = true })
  open = { window = window, buffer = buffer, key = key, place = place, group = group }
  look_after(open)
end

---@param job podium.Job
---@return podium.Place
local function place_of(job)
  local buffer, range = vim.uri_to_bufnr(job.uri), job.range
  local row = vim.api.nvim_win_get_cursor(0)[1] - 1
  if range.start.line == range['end'].line then -- about the file, or one line: wherever the cursor is now
    return { buffer = buffer, first = row, last = row }
  end
  return { buffer = buffer, first = range.start.line, last = range['end'].line }
end

--- Show an explanation while it grows. Who has gone elsewhere meanwhile is only told that it is there.
---@param job podium.Job
function M.explain(job)
  local key = ('%d:%s'):format(job.client_id, job.id)
  local last, place = job.state == 'done', place_of(job)
  local shown = is_open() and open.key == key
  if shown or (not done_with[key] and is_in(place, vim.api.nvim_get_current_win())) then
    show(key, job.title, vim.split(vim.trim(job.markdown), '\n'), place)
  elseif last and not done_with[key] then
    say.info(job.title .. ' is ready; :Podium explain there shows it')
  end
  if last then
    done_with[key] = nil
  end
end

--- Show lines until the cursor moves on.
---@param title string
---@param lines string[]
function M.report(title, lines)
  local row = vim.api.nvim_win_get_cursor(0)[1] - 1
  show(title, title, lines, { buffer = vim.api.nvim_get_current_buf(), first = row, last = row })
end

--- Go into the window that is open for the place of the cursor; false where there is none.
---@param kind string what its title begins with
---@return boolean
function M.focus(kind)
  if not is_open() or not is_in(open.place, vim.api.nvim_get_current_win()) then
    return false
  end
  local title = vim.api.nvim_win_get_config(open.window).title[1][1]
  if not vim.startswith(vim.trim(title), kind) then
    return false
  end
  vim.api.nvim_set_current_win(open.window)
  return true
end

return M
