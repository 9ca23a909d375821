-- Written by `podium setup neovim`; to take it back, delete this file.
if vim.fn.has('nvim-0.11') == 1 and vim.uv.fs_stat(@CLIENTS@ .. '/neovim') then
  vim.opt.runtimepath:prepend(@CLIENTS@ .. '/neovim')
  vim.cmd.source(vim.fn.fnameescape(@CLIENTS@ .. '/neovim/plugin/podium.lua'))
  vim.lsp.config('podium', { cmd = @COMMAND@ })
  vim.lsp.enable('podium')
end
