; Code of other languages: @content.LANGUAGE is parsed as that language. A script of another type is data.

((script_element (start_tag) @_tag (raw_text) @content.javascript)
  (#not-match? @_tag "(?i)type\\s*=\\s*[\"']?(?:text/(?!javascript)|application/(?!javascript)|importmap|speculationrules|math|x-)"))
(style_element (raw_text) @content.css)
