-- What another tool finds goes to Podium in the client's units, and Podium offers to fix it.
local LINE = 4 --     print("😀 𝒽ello", name, f"welcome", "🎉")

local UNITS = { -- from the quote before "welcome" to the one behind it
  ['utf-8'] = { 34, 41 },
  ['utf-16'] = { 30, 37 },
  ['utf-32'] = { 28, 35 },
}

local function forwarded(params)
  return params.kind == 'diagnostics' and params.items[1] and params.items[1].source == 'wordy'
end

local function put(namespace, message)
  local line = vim.api.nvim_buf_get_lines(0, LINE, LINE + 1, true)[1]
  local first = line:find('"welcome"', 1, true)
  vim.diagnostic.set(namespace, 0, {
    {
      lnum = LINE,
      col = first - 1,
      end_col = first + 6,
      message = message,
      source = 'wordy',
      code = 'W1',
      severity = vim.diagnostic.severity.WARN,
      user_data = { lsp = { range = 'of another server, in its units' } },
    },
  })
end

local function of_kind(editor, kind)
  return vim.tbl_filter(function(params)
    return params.kind == kind
  end, editor.sent)
end

return function(editor)
  local encoding = editor.client.offset_encoding
  editor.wait_for_diagnostic('F541')
  editor.expect("Podium's own", {}, of_kind(editor, 'diagnostics'))
  editor.go_to('f"welcome"')
  vim.cmd.normal({ 'rr', bang = true }) -- a raw string, which is no problem
  editor.wait_for("Podium's own to go", function()
    return #vim.diagnostic.get(0) == 0
  end)
  editor.expect(
    'fix without a problem',
    false,
    vim.tbl_contains(editor.menu(), 'Podium: fix problems in greet')
  )

  local namespace = vim.api.nvim_create_namespace('wordy')
  put(namespace, 'too welcoming')
  local sent = editor.wait_for_sent('the diagnostics', forwarded)
  editor.expect('the document', vim.uri_from_bufnr(0), sent.uri)
  editor.expect('how many', 1, #sent.items)
  local line = vim.api.nvim_buf_get_lines(0, LINE, LINE + 1, true)[1]
  local first = line:find('"welcome"', 1, true) - 1
  local start, finish = unpack(vim.tbl_map(function(byte)
    return encoding == 'utf-8' and byte or vim.str_utfindex(line, encoding, byte)
  end, { first, first + 7 }))
  editor.expect('the units', UNITS[encoding], { start, finish })
  editor.expect('what was sent', {
    range = { start = { line = LINE, character = start }, ['end'] = { line = LINE, character = finish } },
    severity = 2,
    message = 'too welcoming',
    source = 'wordy',
    code = 'W1',
  }, sent.items[1])

  -- The server knows it now: fix is offered for the function that it is in.
  editor.wait_for_offer('^Podium: fix problems in greet$')

  put(namespace, 'too welcoming')
  put(namespace, 'far too welcoming')
  editor.wait_for_sent('the change', function(params)
    return forwarded(params) and params.items[1].message == 'far too welcoming'
  end)
  vim.cmd.edit({ bang = true }) -- closes the document and opens it again, so the server must be told again
  put(namespace, 'too welcoming again')
  editor.wait_for_sent('what there is', function(params)
    return forwarded(params) and params.items[1].message == 'too welcoming again'
  end)
  vim.cmd.edit({ bang = true })
  editor.wait_for('the same once more', function()
    local last = editor.sent[#editor.sent]
    return #of_kind(editor, 'diagnostics') == 4 and last.items[1].message == 'too welcoming again'
  end)
  vim.diagnostic.reset(namespace, 0)
  editor.wait_for_sent('that it is gone', function(params)
    return params.kind == 'diagnostics' and #params.items == 0
  end)
  editor.expect('no more than that', 5, #of_kind(editor, 'diagnostics'))
  editor.expect('how nothing is written', '[]', vim.json.encode(editor.sent[#editor.sent].items))

  require('podium').setup({ forward = { diagnostics = false } })
  put(namespace, 'still welcoming')
  vim.wait(600) -- three times as long as a change has to last
  editor.expect('after it was switched off', 5, #of_kind(editor, 'diagnostics'))
  editor.expect('messages', {}, editor.messages)
end
