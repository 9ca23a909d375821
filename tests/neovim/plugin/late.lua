-- The plugin is loaded when a server runs already: the status line goes by progress, the rest works as ever.
return {
  settings = { podium = { apply = 'preview' } },
  late = true,
  run = function(editor)
    vim.cmd.runtime('plugin/podium.lua')
    local before, texts = editor.text(), {}
    vim.api.nvim_create_autocmd('LspProgress', {
      callback = function()
        table.insert(texts, require('podium').status())
      end,
    })
    editor.go_to('def gross_price')
    vim.cmd('Podium document')
    editor.wait_for_diagnostic('result-ready')
    editor.wait_for_status('')
    editor.expect('the first text', 'podium: document gross_price…', texts[1])

    vim.cmd('Podium diff')
    editor.wait_for('the diff', function()
      return vim.wo.diff and #vim.api.nvim_list_tabpages() == 2
    end)
    editor.type('q')
    editor.expect('the text', before, editor.text())
    vim.cmd('Podium apply')
    editor.wait_for('the edit', function()
      return editor.text() ~= before
    end)

    vim.cmd('checkhealth podium')
    editor.expect_match('the problem', 'WARNING Server %d+ was started before this plugin', editor.text())
    vim.cmd.bdelete()
    vim.cmd('Podium restart')
    editor.wait_to_attach()
    vim.cmd('checkhealth podium')
    editor.expect('the problem', nil, editor.text():find('was started before this plugin', 1, true))
  end,
}
