-- :checkhealth podium with a server: versions, buffers, models, agents, forwarders.
return function(editor)
  require('podium').setup({ forward = { terminal = false } })
  vim.cmd('checkhealth podium')
  local report = editor.text()
  editor.expect('problems', nil, report:match('ERROR[^\n]*') or report:match('WARNING[^\n]*'))
  editor.expect_match('Neovim', 'OK Neovim 0%.1%d%.%d', report)
  local version = report:match('OK [^\n]*python[^\n]*, version ([%w.]+)')
  editor.expect_match('the program', '^%d+%.%d+', version)
  editor.expect_match('the server', 'OK Server %d+ is version ' .. vim.pesc(version), report)
  editor.expect_match('the project', 'Project: [^\n]*/project', report)
  editor.expect_match('buffers', 'Attached to [^\n]*orders%.py\n', report)
  editor.expect_match('models', 'Models: no model was found; tools serve alone', report)
  editor.expect_match('an agent', 'Agent [%w-]+: ', report)
  editor.expect_match('what is on', 'Forwarding of diagnostics is on', report)
  editor.expect_match('what is off', 'Forwarding of terminal is off', report)

  -- A server that is older than the program, since that was brought up to date under it.
  local request = editor.client.request_sync
  editor.client.request_sync = function(...)
    local answer = request(...)
    answer.result.version = '0.0.1'
    return answer
  end
  vim.cmd('checkhealth podium')
  editor.expect_match(
    'two versions',
    'WARNING Server %d+ is version 0.0.1, the program ' .. vim.pesc(version),
    editor.text()
  )
  editor.expect_match('what to do', 'Run :Podium restart', editor.text())
  editor.expect('messages', {}, editor.messages)
end
