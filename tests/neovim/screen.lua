-- A user at a screen: Neovim in a terminal of another Neovim, with the keys that are typed and the lines that are
-- seen, and the user's own init.lua. Nothing here reaches into the inner one.
--
--   nvim --headless --clean -l screen.lua NVIM FILE
local PATIENCE = 30000 -- milliseconds
local program, file = unpack(arg)

vim.cmd.enew()
local buffer = vim.api.nvim_get_current_buf()
local channel = vim.fn.jobstart({ program, file }, { term = true })

local function screen()
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), '\n')
end

local function see(words)
  local seen = vim.wait(PATIENCE, function()
    return screen():find(words, 1, true) ~= nil
  end, 20)
  assert(seen, ('never saw %q on\n%s'):format(words, screen()))
end

local function not_see(words)
  local gone = vim.wait(PATIENCE, function()
    return screen():find(words, 1, true) == nil
  end, 20)
  assert(gone, ('still see %q on\n%s'):format(words, screen()))
end

local function type(keys)
  vim.api.nvim_chan_send(channel, vim.keycode(keys))
end

local function explanation()
  type('/raise<CR>')
  type(':Podium explain<CR>')
  see('function gross_price')
  see('explain gross_price ')
  type('j') -- still inside
  vim.wait(300)
  see('function gross_price')
  type(':Podium explain<CR>')
  type('q')
  not_see('function gross_price')
  type(':Podium explain<CR>')
  see('function gross_price')
  type('gg') -- elsewhere
  not_see('function gross_price')
end

local function result()
  type('/def gross<CR>')
  type(':Podium document<CR>')
  see('document gross_price is ready; look at it with :Podium diff')
  see('podium: 1 ready ') -- in the status line
  type(':Podium diff<CR>')
  see('a apply   d discard   q close')
  see('Raises:')
  type('q')
  not_see('a apply')
  not_see('Raises:')
  type(':Podium diff<CR>')
  see('a apply')
  type('a')
  not_see('a apply')
  see('Raises:')
  not_see('podium: 1 ready')
  type('u')
  not_see('Raises:')
end

--- A line that is too long for the screen asks for nothing.
local function long_message()
  type(':Podium dance<CR>')
  see('podium: no command dance; say one of apply, ask')
  type(':echo "still" "here"<CR>')
  see('still here')
  type(':Podium status<CR>')
  see('restart, status, test')
  type('ggG')
  not_see('restart, status, test')
end

see('def gross_price')
see('imported but unused') -- virtual text of a diagnostic: Podium runs
explanation()
result()
long_message()
assert(not screen():find('Press ENTER', 1, true), screen())
type(':qall!<CR>')
vim.fn.jobwait({ channel }, PATIENCE)
io.stdout:write('passed\n')
