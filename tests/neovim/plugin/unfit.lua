-- Buffers that Podium does not work on: each gets one line, with what to do.
local function says(editor, pattern)
  vim.cmd('Podium fix')
  editor.wait_for_message(pattern)
  vim.cmd('Podium ask something')
  editor.wait_for_message(pattern)
  editor.expect('further messages', {}, editor.messages)
end

return function(editor)
  vim.cmd.enew()
  vim.bo.filetype = 'python'
  says(editor, '^podium: this buffer has no file; write it first, with :write NAME$')

  vim.api.nvim_buf_set_name(0, 'sftp://host//srv/orders.py')
  says(editor, '^podium: this file is remote, and those are left alone; open a copy on this machine$')

  vim.cmd.enew()
  vim.bo.buftype = 'nofile'
  says(editor, '^podium: this window shows no file; go to one that does$')

  vim.cmd.edit(vim.fn.fnameescape(vim.fn.tempname() .. '.xyz'))
  says(
    editor,
    '^podium: a file without a filetype is not among those that the server attaches to; see :checkhealth'
  )
  vim.bo.filetype = 'cobol'
  says(editor, '^podium: the filetype cobol is not among those that the server attaches to; see :checkhealth')
end
