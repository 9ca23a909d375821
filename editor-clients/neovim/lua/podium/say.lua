--- Messages to the user: one line each, under one name, none of which waits for ENTER.
local M = {}

local LEVELS = { vim.log.levels.ERROR, vim.log.levels.WARN, vim.log.levels.INFO, vim.log.levels.DEBUG }
local GROUPS = { [vim.log.levels.ERROR] = 'ErrorMsg', [vim.log.levels.WARN] = 'WarningMsg' }

local MOST = 5 -- messages that are kept

---@type string[] the last ones, the oldest first
local said = {}

--- The last messages in full, the oldest first.
---@return string[]
function M.last()
  return said
end

---@param text string
---@return string
local function one_line(text)
  return (vim.trim(text):gsub('%s*[\r\n]+%s*', ' '))
end

--- Whether nothing has taken the place of Neovim's own vim.notify, which prints.
---@return boolean
local function prints()
  return debug.getinfo(vim.notify, 'S').source:find('vim/_', 1, true) ~= nil
end

--- What is printed and does not fit makes Neovim wait for ENTER, so its beginning is; `:Podium status` has all.
---@param text string
---@param level integer
local function show(text, level)
  if not prints() or vim.fn.strdisplaywidth(text) <= vim.v.echospace then
    vim.notify(text, level)
    return
  end
  local beginning = vim.fn.strcharpart(text, 0, vim.v.echospace - 1) .. '…'
  vim.api.nvim_echo({ { beginning, GROUPS[level] } }, true, {})
end

---@param text string
---@param level integer
local function tell(text, level)
  local line = one_line(text)
  table.insert(said, line)
  if #said > MOST then
    table.remove(said, 1)
  end
  vim.schedule(function()
    show('podium: ' .. line, level)
  end)
end

---@param text string
function M.info(text)
  tell(text, vim.log.levels.INFO)
end

---@param text string
function M.warn(text)
  tell(text, vim.log.levels.WARN)
end

--- window/showMessage, which Neovim itself prints in two lines and so asks for ENTER.
---@param params {type: integer, message: string}
function M.server(params)
  tell((params.message:gsub('^Podium: ', '')), LEVELS[params.type] or vim.log.levels.INFO)
end

return M
