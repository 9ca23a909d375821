-- Print, as JSON, what lsp/podium.lua returns and the filetypes that Neovim has for the file names given.
--
--   nvim --headless --clean -l filetypes.lua CLIENT NAME...
local client = table.remove(arg, 1)
local buffer = vim.api.nvim_create_buf(false, true)
local detected = vim.empty_dict()
for _, name in ipairs(arg) do
  detected[name] = vim.filetype.match({ filename = name, buf = buffer })
end
local config = dofile(vim.fs.joinpath(client, 'lsp', 'podium.lua'))
io.stdout:write(vim.json.encode({ config = config, detected = detected }))
