-- What `gra` offers, in the order of interfaces.md, in a function, at a problem and for a selection.
return function(editor)
  editor.wait_for_diagnostic('F401')
  editor.go_to('raise ValueError')
  editor.expect('the menu in a function', {
    'Podium: document gross_price',
    'Podium: audit orders.py',
    'Podium: explain gross_price',
  }, editor.menu())

  editor.go_to('import os', 7)
  editor.wait_for_offer('^Podium: remove unused import')
  local titles = editor.menu()
  editor.expect_match('the first', '^Podium: remove unused import', titles[1])
  editor.expect('the rest', {
    'Podium: fix problems in orders.py',
    'Podium: document orders.py',
    'Podium: audit orders.py',
    'Podium: dismiss F401',
    'Podium: explain orders.py',
  }, vim.list_slice(titles, 2))

  vim.cmd.normal({ 'ggVG', bang = true })
  titles = editor.menu()
  editor.expect('the menu for a selection', {
    'Podium: fix problems in 2 definitions',
    'Podium: document 2 definitions',
    'Podium: audit lines 1-13',
    'Podium: dismiss F401',
    'Podium: explain 2 definitions',
  }, vim.list_slice(titles, 2))
end
