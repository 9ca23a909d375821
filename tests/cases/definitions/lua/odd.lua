local M, other = {}, require("other")

--- Doc of plain.
-- More of it.
local function plain(a, ...)
  local function inner() end
  return inner
end

-- Doc of M.dotted.
function M.dotted(a, b)
  return a .. b
end

function M.deep.er.still(x) end

--[[ Doc of method
     in a block. ]]
function M:method(x)
  self.x = x
end

function M.deep:method() end

-- luacheck: ignore
local assigned = function(a) return a end

M.field = function(self) end
M.sub.field = function() end
M["text key"] = function() end

local first, second = function() end, 2

setmetatable(M, {
  __index = function(t, k) return rawget(t, k) end,
  ["__call"] = function(_, ...) return plain(...) end,
  ["not a name"] = function() end,
  value = 1,
})

return {
  run = function(...)
    return pcall(function() end)
  end,
  half = function(
