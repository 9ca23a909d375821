--- A result that waits, beside the text as it is: Neovim's own diff mode, in a tab of its own.
local client = require('podium.client')
local say = require('podium.say')

---@class podium.View
---@field job string
---@field client_id integer
---@field tab integer
---@field buffer integer the scratch buffer with the text as it would be

---@class podium.Proposal
---@field job string
---@field title string
---@field uri string
---@field before string
---@field after string

local M = {}

---@type podium.View[]
local views = {}

---@param text string
---@return string[]
local function lines(text)
  return vim.split((text:gsub('\r\n', '\n'):gsub('\n$', '')), '\n')
end

---@param text string
---@param name string
---@param kind string
---@return integer
local function scratch(text, name, kind)
  local buffer = vim.api.nvim_create_buf(false, true)
  vim.bo[buffer].bufhidden = 'wipe'
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines(text))
  pcall(vim.api.nvim_buf_set_name, buffer, name) -- another view of the same result may have it
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].filetype = kind
  return buffer
end

--- The buffer of the file itself, so that it can be edited in the view; a scratch one for a file to come.
---@param proposal podium.Proposal
---@param kind string
---@return integer
local function present(proposal, kind)
  local path = vim.uri_to_fname(proposal.uri)
  local loaded = vim.fn.bufloaded(path) == 1
  if not loaded and not vim.uv.fs_stat(path) then
    return scratch(proposal.before, ('podium://%s/before'):format(proposal.job), kind)
  end
  local buffer = vim.fn.bufadd(path)
  vim.fn.bufload(buffer)
  vim.bo[buffer].buflisted = true
  return buffer
end

---@param view podium.View
local function close(view)
  views = vim.tbl_filter(function(other)
    return other ~= view
  end, views)
  if not vim.api.nvim_tabpage_is_valid(view.tab) then
    return
  end
  local number = vim.api.nvim_tabpage_get_number(view.tab)
  local away = vim.api.nvim_get_current_tabpage() ~= view.tab
  for _, window in ipairs(vim.api.nvim_tabpage_list_wins(view.tab)) do
    vim.api.nvim_win_call(window, vim.cmd.diffoff)
  end
  if #vim.api.nvim_list_tabpages() > 1 then
    vim.cmd.tabclose({ args = { tostring(number) }, mods = { emsg_silent = true } })
    if not away and vim.fn.tabpagenr('#') > 0 then
      vim.cmd.tabnext(vim.fn.tabpagenr('#'))
    end
  end
end

---@param view podium.View
---@param command string
local function decide(view, command)
  local server = vim.lsp.get_client_by_id(view.client_id)
  if server then
    client.execute(server, command, { job = view.job })
  else
    say.warn('the server of this result has ended; ask again')
  end
end

---@param view podium.View
local function set_keys(view)
  local function key(lhs, what, act)
    vim.keymap.set('n', lhs, act, { buffer = view.buffer, nowait = true, desc = 'Podium: ' .. what })
  end
  key('a', 'apply this result', function()
    decide(view, 'podium.apply')
  end)
  key('d', 'discard this result', function()
    decide(view, 'podium.discard')
  end)
  key('q', 'close this view, the result goes on waiting', function()
    close(view)
  end)
end

---@param proposal podium.Proposal
---@param client_id integer
local function open(proposal, client_id)
  local kind = vim.filetype.match({ filename = vim.uri_to_fname(proposal.uri) }) or ''
  local left = present(proposal, kind)
  local right = scratch(proposal.after, ('podium://%s/after'):format(proposal.job), kind)
  vim.cmd('tab split')
  vim.api.nvim_win_set_buf(0, left)
  vim.cmd.diffthis()
  vim.cmd('rightbelow vertical split')
  vim.api.nvim_win_set_buf(0, right)
  vim.cmd.diffthis()
  vim.wo.winbar = ' a apply   d discard   q close   %<' .. proposal.title:gsub('%%', '%%%%')
  vim.cmd('silent! normal! gg]c') -- to the first difference, unless it is at the top
  local tab = vim.api.nvim_get_current_tabpage()
  local view = { job = proposal.job, client_id = client_id, tab = tab, buffer = right }
  table.insert(views, view)
  set_keys(view)
end

--- Ask for both texts of a result and show them.
---@param server vim.lsp.Client
---@param job? string the newest one if none is named
function M.show(server, job)
  client.execute(server, 'podium.proposal', job and { job = job } or nil, function(proposal)
    open(proposal, server.id)
  end)
end

--- A result that no longer waits needs no view.
---@param job podium.Job
function M.moved(job)
  for _, view in ipairs(views) do
    if view.job == job.id and view.client_id == job.client_id and job.state ~= 'parked' then
      close(view)
      return
    end
  end
end

return M
