--- Messages to the user: one line each, under one name, never waiting for ENTER by themselves.
local M = {}

local LEVELS = { vim.log.levels.ERROR, vim.log.levels.WARN, vim.log.levels.INFO, vim.log.levels.DEBUG }

---@param text string
---@return string
local function one_line(text)
  return (vim.trim(text):gsub('%s*[\r\n]+%s*', ' '))
end

---@param text string
---@param level integer
local function tell(text, level)
  vim.schedule(function()
    vim.notify('podium: ' .. one_line(text), level)
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
