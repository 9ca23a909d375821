---@brief
---
--- Podium: offline agents that fix, document, audit and explain code, in the menu of code actions.
---
--- Neovim 0.11 or newer, with the command `podium` on the PATH: put this file into a folder `lsp` on the
--- runtimepath (`~/.config/nvim/lsp/podium.lua`) and `vim.lsp.enable('podium')` into init.lua. `gra` opens the
--- menu, `K` the hover. Another command or settings, `podium = { apply = 'preview' }` for one, go into
--- `vim.lsp.config('podium', { cmd = { … }, settings = { … } })`.

---@type vim.lsp.Config
return {
  cmd = { 'podium', 'serve' },
  filetypes = {
    'python',
    'javascript',
    'javascriptreact',
    'typescript',
    'typescriptreact',
    'sh',
    'bash',
    'zsh',
    'go',
    'rust',
    'java',
    'c',
    'cpp',
    'cs',
    'ruby',
    'php',
    'lua',
    'yaml',
    'toml',
    'json',
    'jsonc',
    'dosini',
    'jproperties',
    'kotlin',
    'swift',
    'scala',
    'html',
    'xhtml',
    'css',
    'markdown',
    'sql',
    'objc',
    'cuda',
    'perl',
    'r',
    'elixir',
    'erlang',
    'haskell',
    'ocaml',
    'julia',
    'elm',
    'terraform',
    'terraform-vars',
    'hcl',
    'dockerfile',
    'make',
    'eruby',
    'sbt',
    'bats',
  },
  root_markers = { 'podium.yaml', '.git', 'pyproject.toml', 'package.json' },
}
