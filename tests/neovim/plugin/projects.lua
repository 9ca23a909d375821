-- Two projects have a server each: results and output go to the one that they belong to.
local function output_of(editor, folder)
  vim.cmd.new()
  vim.fn.jobstart({ 'echo', folder }, { term = true, cwd = folder })
  return editor.wait_for('the output in ' .. folder, function()
    return vim.iter(editor.sent):find(function(params)
      return params.kind == 'terminal' and params.items[1].output:gsub('\n', '') == folder
    end)
  end)
end

return {
  settings = { podium = { apply = 'preview' } },
  run = function(editor)
    local first, root = editor.client.id, editor.client.root_dir
    editor.go_to('def gross_price')
    vim.cmd('Podium document')
    editor.wait_for_message('document gross_price is ready')

    local other = vim.fs.joinpath(vim.fs.dirname(root), 'other')
    vim.fn.mkdir(other)
    vim.fn.writefile({ 'version: 1' }, vim.fs.joinpath(other, 'podium.yaml'))
    vim.fn.writefile({ 'def half(of):', '    return of / 2' }, vim.fs.joinpath(other, 'halves.py'))
    vim.cmd.edit(vim.fn.fnameescape(vim.fs.joinpath(other, 'halves.py')))
    vim.cmd('Podium fix')
    editor.wait_for_message('^podium: the server is starting; try again in a moment$')
    editor.wait_to_attach()
    local second = editor.client.id
    editor.go_to('def half')
    vim.cmd('Podium document')
    editor.wait_for_message('document half is ready')
    editor.wait_for_status('podium: 2 ready')

    local select, before = vim.ui.select, editor.text()
    vim.ui.select = function(items, _, chosen)
      editor.expect('the newest first', { second, first }, { items[1].client_id, items[2].client_id })
      chosen(items[2], 2)
    end
    vim.cmd('Podium discard')
    vim.ui.select = select
    editor.wait_for_status('podium: 1 ready')
    vim.cmd('Podium apply')
    editor.wait_for('the edit', function()
      return editor.text() ~= before
    end)
    editor.expect_match('the text', '^def half%(of%):\n    """', editor.text())

    editor.expect('who got it', second, editor.senders[output_of(editor, other)])
    editor.expect('who got it', first, editor.senders[output_of(editor, root)])
    local outputs = vim.tbl_filter(function(params)
      return params.kind == 'terminal'
    end, editor.sent)
    editor.expect('how often', 2, #outputs)
  end,
}
