-- An audit shows its findings as diagnostics; progress begins and ends, once each.
return function(editor)
  editor.go_to('def find_orders')
  editor.pick('^Podium: audit storage%.py$')
  editor.wait_for('findings', function()
    return #vim.diagnostic.get(0) > 0
  end)
  local cwes = {}
  for _, found in ipairs(vim.diagnostic.get(0)) do
    editor.expect('the source', 'podium', found.source)
    cwes[tostring(found.message:match('CWE%-%d+'))] = found.lnum
  end
  editor.expect('the statement made of strings', 7, cwes['CWE-89'])
  editor.expect('the shell', 11, cwes['CWE-78'])

  editor.wait_for('the end', function()
    return #editor.progress_of('job-1') == 2
  end)
  editor.expect('progress', { 'begin', 'end' }, editor.progress_of('job-1'))
  editor.expect('its title', 'Podium: audit storage.py', editor.progress[1].title)
  editor.expect('edits', 0, editor.edits)
end
