-- Runs in a Neovim that was started with a block of a page as its init.lua and a file to edit: wait for Podium,
-- run one more block, if there is one, and a line that says what must be true then.
--
--   nvim --headless FILE -c 'luafile page.lua', with BLOCK, CHECK and OUT in the environment
local PATIENCE = 30000 -- milliseconds; a busy machine takes seconds to start Python

local function run()
  local attached = vim.wait(PATIENCE, function()
    local client = vim.lsp.get_clients({ name = 'podium', bufnr = 0 })[1]
    return client ~= nil and client.initialized == true
  end, 20)
  assert(attached, 'Podium never attached')
  if vim.env.BLOCK then
    dofile(vim.env.BLOCK)
  end
  assert(vim.v.errmsg == '', vim.v.errmsg)
  local check = assert(load(vim.env.CHECK))
  local holds = vim.wait(PATIENCE, check, 20)
  assert(holds, 'not true: ' .. vim.env.CHECK)
end

local passed, why = xpcall(run, debug.traceback)
vim.fn.writefile(vim.split(passed and 'passed' or why, '\n'), vim.env.OUT)
vim.cmd('qall!')
