-- Jobs on a big buffer are cancelled while they run, by command and from the menu; no edit of theirs arrives.
--
-- None of them can be over too early: an edit waits for a second without a change in the buffer, and hundreds
-- of definitions take longer to document than the menu takes to open, on a busy machine too.
local COPIES = 2000

local function grow()
  local lines = {}
  for number = 1, COPIES do
    local head = ('def price_%d(net, rate):'):format(number)
    vim.list_extend(lines, { '', '', head, '    return eval(net) * rate' })
  end
  vim.list_extend(lines, { '', '', 'import sys' })
  vim.api.nvim_buf_set_lines(0, -1, -1, true, lines)
end

local function everything()
  return { start = { line = 0, character = 0 }, ['end'] = { line = vim.fn.line('$'), character = 0 } }
end

local function cancel_by_command(editor)
  local answers = {
    editor.send_command('podium.document', editor.request('document')),
    editor.send_command('podium.audit', editor.request('audit')),
    editor.send_command('podium.audit', editor.request('audit')),
  }
  local cancelled = editor.wait_for_answer(editor.send_command('podium.cancel')).cancelled
  local jobs = vim.tbl_map(function(answer)
    return editor.wait_for_answer(answer).job
  end, answers)
  editor.expect('the jobs', 3, #jobs)
  editor.expect('the cancelled jobs', jobs, cancelled)
  return jobs
end

local function cancel_from_menu(editor)
  local answer = editor.send_command('podium.document', editor.request('document', everything()))
  local job = editor.wait_for_answer(answer).job
  editor.pick(('^Podium: cancel: document %d definitions$'):format(COPIES + 2))
  editor.wait_for('the end of ' .. job, function()
    return #editor.progress_of(job) == 2
  end)
  editor.expect('progress', { 'begin', 'end' }, editor.progress_of(job))
end

return function(editor)
  editor.wait_for_diagnostic('F401')
  grow()
  editor.go_to('def gross_price')
  local before = editor.text()
  local early = cancel_by_command(editor)
  editor.wait_for('the parse and lint of the whole', function()
    return vim.iter(vim.diagnostic.get(0)):any(function(found)
      return found.code == 'F401' and found.lnum > COPIES
    end)
  end)
  cancel_from_menu(editor)
  local status = editor.wait_for_answer(editor.send_command('podium.status'))
  editor.expect('the jobs', 4, #status.jobs)
  for _, job in ipairs(status.jobs) do
    editor.expect('the state of ' .. job.id, 'cancelled', job.state)
  end

  -- A later job's edit arrives; those of earlier jobs would have come by then.
  editor.expect('the text', before, editor.text())
  editor.go_to('def total')
  editor.pick('^Podium: document total$')
  editor.wait_for('the edit of a job that was not cancelled', function()
    return editor.text() ~= before
  end)
  editor.expect('edits', 1, editor.edits)
  editor.expect('the rest of the text', before, (editor.text():gsub('\n    """.-"""', '', 1)))
  editor.expect_match('the documented function', 'def total%(lines, rate=0.2%):\n    """', editor.text())
  for _, job in ipairs(early) do
    local kinds = editor.progress_of(job) -- none for a job that was cancelled before anything was shown
    editor.expect('the progress of ' .. job, #kinds > 0 and { 'begin', 'end' } or {}, kinds)
  end
  editor.expect('findings of the cancelled audits', nil, editor.diagnostic('python-eval'))
end
