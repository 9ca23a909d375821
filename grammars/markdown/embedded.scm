; Code in fences: @language names its language, as editors or file names do.

(fenced_code_block (info_string (language) @language) (code_fence_content) @content)
