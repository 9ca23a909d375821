--- The options of `setup`, checked, with their defaults.
local say = require('podium.say')

---@class podium.Forward
---@field diagnostics? boolean diagnostics of other sources go to Podium
---@field cursor? boolean the cursor's place goes to Podium when it rests
---@field terminal? boolean what finished in a terminal or in `:make` goes to Podium

---@class podium.Options
---@field forward? podium.Forward

local M = {}

---@type table<string, boolean>
M.forward = { diagnostics = true, cursor = true, terminal = true }

---@param wanted any
---@param names table<string, any>
---@param where string
---@return boolean
local function is_table_of(wanted, names, where)
  if type(wanted) ~= 'table' then
    say.warn(('%s must be a table, not %s; see :help podium-setup'):format(where, vim.inspect(wanted)))
    return false
  end
  for name in pairs(wanted) do
    if names[name] == nil then
      say.warn(('%s has no option %s; see :help podium-setup'):format(where, vim.inspect(name)))
    end
  end
  return true
end

--- Take over what is right of it; each thing that is wrong is said, and its old value stays.
---@param options podium.Options
function M.set(options)
  if not is_table_of(options, { forward = true }, 'setup') or options.forward == nil then
    return
  end
  if not is_table_of(options.forward, M.forward, 'forward') then
    return
  end
  for name in pairs(M.forward) do
    local value = options.forward[name]
    if type(value) == 'boolean' then
      M.forward[name] = value
    elseif value ~= nil then
      local shown = vim.inspect(value)
      say.warn(('forward.%s must be true or false, not %s; see :help podium-setup'):format(name, shown))
    end
  end
end

return M
