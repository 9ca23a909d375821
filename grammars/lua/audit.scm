;; Podium's own rules for Lua; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.

; words: literal = string_content escape_sequence number true false nil comment
; words: text = string
; words: composed = binary_expression unary_expression parenthesized_expression table_constructor field
; words: functions = function_definition
; words: subscript = bracket_index_expression
; words: mapped = bracket_index_expression
; words: choosing = and or
; words: assignment = assignment_statement
; words: blocks = block chunk
; words: loops = for_statement while_statement repeat_statement
; words: receivers = self
; words: name = identifier
; words: member = dot_index_expression method_index_expression
; words: call = function_call
; words: join = binary_expression
; words: fields-callee = name
; words: arguments = arguments
; words: text-methods = format rep lower upper sub gsub concat tostring trim strip
; words: carriers = format rep lower upper sub gsub concat tostring trim strip match unescape_uri unescape decode_base64 unb64 decode urldecode gmatch unpack split reverse assert
; words: formatters = format concat
; words: pure = tonumber len quote_sql_str quote ngx.quote_sql_str escape escape_uri ngx.escape_uri escape_literal shell_quote shell_escape sh_esc quote_arg tmpname time os.time os.clock os.date os.tmpname math.floor math.random ngx.time ngx.now ngx.md5 ngx.worker.pid getpid encode_base64 b64 Q
; words: cleaners = tonumber quote_sql_str quote escape escape_uri escape_html escape_literal shell_quote shell_escape sh_esc quote_arg encode_base64 b64 md5 sha1_bin len html_escape htmlescape Q
; words: request = ngx.var ngx.req cgilua.QUERY cgilua.POST cgi.QUERY cgi.POST web.GET web.POST web.input self.params req.params.GET wsapi_env.QUERY_STRING kong.request
; words: sql-names = table table_name tbl columns column cols col fields field where order order_by limit offset prefix schema tablename dbname index keyspace

; rule: lua-shell
; severity: error
; confidence: medium
; cwe: 78
; needs: execute popen
; at: \b(?:os\s*\.\s*execute|io\s*\.\s*popen)\b
; message: a shell runs the text {command}
; help: Put every part that is not fixed in quotes with a function that escapes them, or call a library instead of a program.
; tests: no
; found: os.execute("ls " .. folder)
; found: local out = io.popen(("git log %s"):format(branch))
; found: local c = string.format("rm '%s'", path)\nos.execute(c)
; clean: os.execute("ls -l")
; clean: os.execute("ls " .. shell_quote(folder))
; clean: io.popen("date")
; clean: os.execute("sleep " .. tonumber(n))
; clean: db:execute("ls " .. x)
((function_call name: (dot_index_expression) @callee arguments: (arguments . (_) @command)) @finding
  (#any-of? @callee "os.execute" "io.popen" "_G.os.execute" "_G.io.popen") (#built? @command)
  (#not-match? @command "(?i)quote|escape|\\.\\.\\s*Q\\("))

; rule: lua-code
; severity: error
; confidence: medium
; cwe: 95
; needs: loadstring load
; at: (?<![.:\w])(?:loadstring|load)\s*\(
; message: {callee} runs text that is put together as code
; help: Keep data in tables and parse it with a library for JSON; pick behaviour from a table of functions.
; tests: no
; found: loadstring("return " .. expression)()
; found: local f = load("x = " .. value)
; found: load(string.format("return %s", name))()
; clean: load("return 1")()
; clean: loadstring(chunk)
; clean: config.load("a" .. b)
; clean: load(function() return reader() end)
((function_call name: (identifier) @callee arguments: (arguments . (_) @code)) @finding
  (#any-of? @callee "load" "loadstring") (#built? @code))

; rule: lua-sql-built
; severity: error
; confidence: medium
; cwe: 89
; needs: query execute exec prepare
; needs: SELECT select INSERT insert UPDATE update DELETE delete REPLACE
; at: [.:](?:query|execute|exec|prepare|send_query)\s*\(
; message: the SQL of {method} is put together from text
; help: Use placeholders of the driver, or ngx.quote_sql_str for every value.
; tests: no
; found: db:query("SELECT * FROM users WHERE name = '" .. name .. "'")
; found: conn:execute(string.format("DELETE FROM users WHERE name = '%s'", name))
; found: local sql = "UPDATE t SET a = '" .. a .. "'"\nconn:execute(sql)
; clean: db:query("SELECT * FROM users WHERE name = ?", name)
; clean: db:query("SELECT * FROM users WHERE name = " .. ngx.quote_sql_str(name))
; clean: conn:execute("DELETE FROM " .. table_name)
; clean: conn:execute(string.format("DELETE FROM users WHERE id = %d", tonumber(id)))
; clean: pipe:exec("select a = " .. b)
((function_call name: (method_index_expression method: (_) @method) arguments: (arguments . (_) @query)) @finding
  (#any-of? @method "query" "execute" "exec" "prepare" "send_query")
  (#says? @query "(?is)^[\"'\\[]*\\s*(select\\s.*\\sfrom\\s|insert\\s+into|replace\\s+into|update\\s.*\\sset\\s|delete\\s+from)")
  (#says? @query "(?is)(=|<|>|\\blike\\b|\\()\\s*['%]*(%s|[\"']$)")
  (#built? @query "$sql-names"))

; rule: lua-weak-random
; severity: error
; confidence: high
; cwe: 338
; needs: random
; at: \bmath\s*\.\s*random\b
; message: who sees some values of math.random can tell the next, so it makes no secret
; help: Read from /dev/urandom, or use resty.random or luaossl's rand.bytes.
; tests: no
; found: local token = math.random(1e9)
; found: session.secret = tostring(math.random(1000000))
; found: local password = string.format("%08x", math.random(2^32))
; clean: local delay = math.random(10)
; clean: local token = random.bytes(16)
; clean: local color = math.random(255)
((assignment_statement
    (variable_list . name: [(identifier) @name (dot_index_expression field: (_) @name)])
    (expression_list . value: [
      (function_call name: (_) @callee)
      (function_call arguments: (arguments (function_call name: (_) @callee)))
      (binary_expression (function_call name: (_) @callee))
      (binary_expression (function_call arguments: (arguments (function_call name: (_) @callee))))])) @finding
  (#eq? @callee "math.random") (#match? @name "(?i)^(\\w+_)?(token|csrf|nonce|secret|password|passwd|salt|session_?id|api_?key|otp)$"))

; rule: lua-password-hash
; severity: error
; confidence: high
; cwe: 916
; needs: md5 sha1 sha1_bin sumhexa md5_bin sha256
; at: \b(?:md5(?:_bin)?|sha1(?:_bin)?|sumhexa|sha256)\b
; message: {callee} is too fast to protect a password
; help: Use bcrypt, scrypt or argon2.
; tests: no
; found: local hash = ngx.md5(password)
; found: local h = md5.sumhexa(salt .. password)
; found: local h = sha1(user.password)
; clean: local key = ngx.md5(uri)
; clean: local h = bcrypt.digest(password, 12)
; clean: local etag = md5.sumhexa(body)
((function_call name: (_) @callee arguments: (arguments . [
    (identifier) @secret (dot_index_expression field: (_) @secret)
    (binary_expression right: [(identifier) @secret (dot_index_expression field: (_) @secret)])
    (binary_expression left: [(identifier) @secret (dot_index_expression field: (_) @secret)])] .)) @finding
  (#match? @callee "(^|[.:])(md5(_bin)?|sha1(_bin)?|sumhexa|sha256)$")
  (#match? @secret "(?i)^(\\w+_)?(password|passwd|pwd|passphrase)$"))

; rule: lua-weak-cipher
; severity: error
; confidence: high
; cwe: 327
; needs: cipher new encrypt aes
; at: (?i)["'](?:des|rc4|rc2|bf|cast5|aes-\d+-ecb|ecb)
; message: the cipher or mode {cipher} is broken
; help: Use aes-256-gcm.
; tests: no
; found: local c = cipher.new("des-ede3-cbc")
; found: local c = openssl.cipher.get('AES-128-ECB')
; found: local a = aes:new(key, nil, aes.cipher(128, "ecb"))
; clean: local c = cipher.new("aes-256-gcm")
; clean: local a = aes:new(key, nil, aes.cipher(256, "cbc"))
; clean: local d = describe("descriptor")
((function_call name: [(dot_index_expression table: (_) @object field: (_) @method) (method_index_expression table: (_) @object method: (_) @method)]
    arguments: (arguments (string) @cipher)) @finding
  (#match? @object "(?i)(^|[._])(cipher|aes|crypto|evp)s?$") (#any-of? @method "new" "get" "cipher" "encrypt" "decrypt")
  (#match? @cipher "(?i)^.(des|rc2|rc4|bf|cast5|seed|idea)([-\"']|$)|^.(aes-\\d+-)?ecb.$"))

; rule: lua-verify-off
; severity: error
; confidence: high
; cwe: 295
; needs: ssl_verify verify verify_mode sslverify setopt_ssl_verifypeer setVerify lua_ssl_verify_depth sslhandshake
; at: \b(?:ssl_verify|verify|sslverify|verify_mode|ssl_verifypeer|setopt_ssl_verifypeer)\b
; message: this connection takes any certificate
; help: Leave the check on; give the certificate of your own authority.
; tests: no
; found: httpc:request_uri(url, { ssl_verify = false })
; found: local params = { mode = "client", protocol = "any", verify = "none" }
; found: c:setopt_ssl_verifypeer(false)
; clean: httpc:request_uri(url, { ssl_verify = true })
; clean: local params = { mode = "client", verify = "peer" }
; clean: local options = { verify = false }
((field name: (identifier) @name value: (false)) @finding (#any-of? @name "ssl_verify" "sslverify" "ssl_verifypeer" "tls_verify"))
((table_constructor (field name: (identifier) @name value: (string) @value) @finding) @table
  (#eq? @name "verify") (#match? @value "^.none.$") (#match? @table "\\b(protocol|mode|cafile|certificate)\\b") (#not-match? @table "mode *= *[\"']server"))
((function_call name: (method_index_expression method: (_) @method) arguments: (arguments . [(false) (number)] @value .)) @finding
  (#any-of? @method "setopt_ssl_verifypeer" "setopt_ssl_verifyhost") (#match? @value "^(false|0)$"))

; rule: lua-cookie-open
; severity: warning
; confidence: medium
; cwe: 1004
; needs: Set-Cookie cookie httponly Cookie
; at: (?i:set-cookie)|\bhttponly\b
; message: scripts of the page can read this cookie
; help: Add HttpOnly, Secure and SameSite=Lax.
; tests: no
; found: ngx.header["Set-Cookie"] = "session=" .. id .. "; Path=/"
; found: cookie:set({ key = "session", value = id, httponly = false })
; clean: ngx.header["Set-Cookie"] = "session=" .. id .. "; Path=/; HttpOnly; Secure"
; clean: ngx.header["Set-Cookie"] = "theme=dark"
; clean: cookie:set({ key = "session", value = id, httponly = true })
((assignment_statement
    (variable_list . name: (bracket_index_expression field: (string) @name))
    (expression_list . value: (binary_expression) @value)) @finding
  (#match? @name "(?i)^.set-cookie.$") (#match? @value "(?i)^[\"']\\w*(session|token|auth|jwt|sid)\\w*=") (#not-match? @value "(?i)httponly|[.]{2}\\s*\\w*(attrs?|attributes|options|opts|flags)"))
((field name: (identifier) @name value: (false)) @finding (#eq? @name "httponly"))

; rule: lua-temp-name
; severity: warning
; confidence: medium
; cwe: 377
; needs: tmpname open
; at: \b(?:io\s*\.\s*open)\s*\(?\s*["']/tmp/
; message: anyone can guess {path} and put a link there first
; help: Use io.tmpfile(), or a folder of your own.
; tests: no
; found: local f = io.open("/tmp/report.txt", "w")
; found: local f = io.open("/tmp/" .. name, "a")
; clean: local f = io.open("/tmp/in.txt")
; clean: local f = io.open("/tmp/in.txt", "r")
; clean: local f = io.tmpfile()
((function_call name: (dot_index_expression) @callee arguments: (arguments . [
    (string) @path (binary_expression left: (string) @path)] . (string) @mode)) @finding
  (#eq? @callee "io.open") (#match? @path "^./tmp/") (#match? @mode "^.[wa]"))

; rule: lua-world-writable
; severity: warning
; confidence: high
; cwe: 732
; needs: execute chmod
; at: \bchmod\b
; message: everyone on the machine may write here
; help: Use 755 for folders and 644 for files, or less.
; tests: no
; found: os.execute("chmod 777 /srv/data")
; found: posix.chmod(path, "rwxrwxrwx")
; found: os.execute("chmod -R 0777 " .. quote(path))
; clean: os.execute("chmod 644 /srv/data")
; clean: posix.chmod(path, "rw-r--r--")
; clean: posix.chmod(path, mode)
((function_call name: (_) @callee arguments: (arguments . [
    (string) @command (binary_expression left: (string) @command)])) @finding
  (#any-of? @callee "os.execute" "io.popen") (#match? @command "\\bchmod\\s+(-R\\s+)?[0-7]?[0-7][0-7][2367]\\s"))
((function_call name: (_) @callee arguments: (arguments . (_) . (string) @mode)) @finding
  (#match? @callee "(^|[.:])chmod$") (#match? @mode "^.(.......[w]|rwxrwxrwx|[0-7]?[0-7][0-7][2367])"))

; rule: lua-timing-compare
; severity: warning
; confidence: high
; cwe: 208
; needs: hmac hmac_sha1 hmac_sha256 digest
; at: [=~]=
; message: how long this takes tells how much of the signature is right
; help: Compare all bytes whatever comes out, for example with the function of your library for that.
; tests: no
; found: if ngx.hmac_sha1(key, body) == signature then run() end
; found: local expected = hmac.sha256(key, body)\nif signature ~= expected then return end
; clean: if equal(ngx.hmac_sha1(key, body), signature) then run() end
; clean: if hmac_sha1 == nil then return end
((binary_expression left: (function_call name: (_) @callee) operator: ["==" "~="] right: (_) @other) @finding
  (#match? @callee "(^|[.:_])hmac(_?sha\\d+)?$|(^|\\.)hmac[.:]\\w+$") (#not-match? @other "^nil$"))
((binary_expression left: (_) @left operator: ["==" "~="] right: (_) @right) @finding
  (#match? @right "^(expected|computed|calculated)(_\\w*(sig|signature|hmac|mac|digest))?$") (#mentions? @right "hmac" "*.hmac" "*.hmac_sha1" "*.hmac_sha256"))

; rule: lua-debug-open
; severity: warning
; confidence: medium
; cwe: 489
; needs: mobdebug debugger lovebird
; at: ["'](?:mobdebug|lovebird)["']
; message: a debugger listens to the network here
; help: Take it out, or load it only where an environment variable asks for it.
; tests: no
; found: require("mobdebug").start()
; found: local lovebird = require("lovebird")
; clean: if os.getenv("DEBUG") then require("mobdebug").start() end
; clean: local json = require("json")
((chunk (function_call name: (dot_index_expression table: (function_call name: (identifier) @require arguments: (arguments . (string) @module)))) @finding)
  (#eq? @require "require") (#match? @module "^.(mobdebug|lovebird).$"))
((chunk (variable_declaration (assignment_statement (expression_list value: (function_call name: (identifier) @require arguments: (arguments . (string) @module)) @finding))))
  (#eq? @require "require") (#match? @module "^.(mobdebug|lovebird).$"))

; rule: lua-log-secret
; severity: warning
; confidence: medium
; cwe: 532
; needs: ngx log print logger
; at: (?:\bngx\.log|\bprint|\blog\w*[.:]\w{1,20}|\blogger[.:]\w{1,20}|\bmodule:log)\s*\([^\n]{0,200}?(?i:passw|secret|token|api_?key)
; message: {secret} is written to the log
; help: Leave it out, or log only whether it is set.
; tests: no
; found: ngx.log(ngx.INFO, "login ", user, " ", password)
; found: log.info("key " .. api_key)
; found: module:log("debug", "got %s", access_token)
; clean: ngx.log(ngx.INFO, "wrong password for ", user)
; clean: log.info("tokens " .. #tokens)
((function_call name: [(dot_index_expression table: (_) @logger) (method_index_expression table: (_) @logger)] @callee
    arguments: (arguments [
      (identifier) @secret (dot_index_expression field: (_) @secret)
      (binary_expression right: [(identifier) @secret (dot_index_expression field: (_) @secret)])])) @finding
  (#match? @callee "^ngx\\.log$|(^|\\.)log(ger)?[.:](debug|info|warn|error|err|notice)$|^module:log$")
  (#match? @secret "(?i)^(\\w*_)?(password|passwd|passphrase|secret_key|client_?secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key)$"))

; rule: lua-type-nil
; severity: error
; confidence: high
; cwe: 571
; needs: nil
; at: \bnil\b
; message: a comparison with type(x) needs the text "nil"
; help: Write type({value}) == "nil", or {value} == nil.
; rewrite: {value} == nil
; rewrite-safe: no
; found: if type(x) == nil then run() end
; found: local missing = type(config.name) == nil
; clean: if type(x) == "nil" then run() end
; clean: if x == nil then run() end
((binary_expression left: (function_call name: (identifier) @type arguments: (arguments . (_) @value .)) operator: "==" right: (nil)) @finding
  (#eq? @type "type"))

; rule: lua-not-compare
; severity: error
; confidence: high
; cwe: 783
; needs: not
; at: \bnot\s+[\w.]+\s*(?:==|~=)
; message: not applies to {left} only, so this compares a truth value with {right}
; help: Write {left} ~= {right}.
; found: if not x == 1 then run() end
; found: if not kind == "file" then run() end
; clean: if not (x == 1) then run() end
; clean: if x ~= 1 then run() end
; clean: if not x == not y then run() end
; clean: if not a == b then run() end
((binary_expression left: (unary_expression operator: "not" operand: (_) @left) operator: ["==" "~="] right: [(number) (string)] @right) @finding)

; rule: lua-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: query execute exec send_query
; sources: $request
; sinks: *.query(0) *.execute(0) *.send_query(0) $db.exec(0)
; cleaners: quote_sql_str escape_literal escape quote tonumber
; covers: lua-sql-built
; message: {source} gets into the SQL of {sink}
; help: Use placeholders of the driver, or ngx.quote_sql_str for every value.
; tests: no
; found: local args = ngx.req.get_uri_args()\nlocal sql = "SELECT * FROM t WHERE id = " .. args.id\ndb:query(sql)
; found: local name = ngx.var.arg_name\nconn:execute("DELETE FROM t WHERE name = '" .. name .. "'")
; clean: local name = ngx.quote_sql_str(ngx.var.arg_name)\ndb:query("SELECT * FROM t WHERE name = " .. name)
; clean: local id = tonumber(ngx.var.arg_id)\ndb:query("SELECT * FROM t WHERE id = " .. id)

; rule: lua-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: execute popen
; sources: $request
; sinks: os.execute(0) io.popen(0)
; cleaners: shell_quote shell_escape sh_esc quote_arg tonumber
; covers: lua-shell
; message: {source} gets into the command of {sink}
; help: Check it against a list of what is meant, or put it in quotes with a function that escapes them.
; tests: no
; found: local host = ngx.var.arg_host\nos.execute("ping -c 1 " .. host)
; found: local args = ngx.req.get_uri_args()\nlocal p = io.popen("file " .. args["name"])
; clean: local n = tonumber(ngx.var.arg_n)\nos.execute("sleep " .. n)
; clean: os.execute("date")

; rule: lua-code-flow
; severity: error
; confidence: high
; cwe: 95
; needs: loadstring load loadfile dofile require
; sources: $request
; sinks: loadstring(0) load(0) loadfile(0) dofile(0) require(0)
; covers: lua-code
; message: {source} decides what {sink} runs
; help: Pick from a table of the functions or files that are meant.
; tests: no
; found: ngx.req.read_body()\nlocal code = ngx.req.get_body_data()\nloadstring(code)()
; found: local page = ngx.var.arg_page\ndofile("pages/" .. page .. ".lua")
; clean: local page = PAGES[ngx.var.arg_page]\nrequire(page)
; clean: dofile("pages/home.lua")

; rule: lua-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: open lines remove rename
; sources: $request
; sinks: io.open(0) io.lines(0) os.remove(0) os.rename(*)
; cleaners: basename tonumber md5
; message: {source} decides the path of {sink}
; help: Allow only names of letters and digits, and put them below a fixed folder.
; tests: no
; found: local name = ngx.var.arg_name\nlocal f = io.open("/srv/files/" .. name, "rb")
; found: local args = ngx.req.get_uri_args()\nos.remove(args.path)
; clean: local f = io.open("/srv/files/" .. tonumber(ngx.var.arg_id), "rb")
; clean: local f = io.open("/srv/log.txt", "a")\nf:write(ngx.var.arg_text)

; rule: lua-html-flow
; severity: error
; confidence: high
; cwe: 79
; needs: say print
; sources: $request
; sinks: ngx.say(*) ngx.print(*) cgilua.put(*) cgilua.print(*)
; cleaners: escape_html html_escape htmlescape escape_uri encode
; message: the answer repeats {source} as it is
; help: Escape the five characters of HTML first.
; tests: no
; found: local name = ngx.var.arg_name\nngx.say("<p>" .. name .. "</p>")
; found: local args = ngx.req.get_uri_args()\nngx.print("<h1>", args.title, "</h1>")
; clean: ngx.say("<p>" .. escape_html(ngx.var.arg_name) .. "</p>")
; clean: ngx.say(cjson.encode({ name = ngx.var.arg_name }))

; rule: lua-redirect-flow
; severity: error
; confidence: high
; cwe: 601
; needs: redirect
; sources: ngx.var.arg_next ngx.var.arg_url ngx.var.arg_to ngx.var.arg_return ngx.var.http_referer ngx.req.get_uri_args ngx.req.get_post_args cgilua.QUERY web.GET web.input
; sinks: ngx.redirect(0) cgilua.redirect(0) *.redirect(0)
; cleaners: escape_uri
; message: {source} decides where {sink} sends the visitor
; help: Allow only paths of this site, or look the target up in a table.
; tests: no
; found: local args = ngx.req.get_uri_args()\nreturn ngx.redirect(args.next)
; found: return ngx.redirect(ngx.var.arg_url)
; clean: return ngx.redirect("/home?q=" .. ngx.escape_uri(ngx.var.arg_next))
; clean: return ngx.redirect(TARGETS[ngx.var.arg_to])
