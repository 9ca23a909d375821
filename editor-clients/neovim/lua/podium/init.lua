--- What a user's own configuration calls; `:help podium-functions` describes it.
local M = {}

--- Change options; what is not named keeps its value. Not needed for the defaults.
---@param options? podium.Options
function M.setup(options)
  require('podium.options').set(options or {})
end

--- A line for the status line: what runs and how many results wait; empty when there is neither.
---@return string
function M.status()
  return require('podium.jobs').summary()
end

return M
