;; Podium's own rules for JavaScript and TypeScript; no node of JSX here, which plain TypeScript does not have.
;; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.

; words: literal = string_fragment escape_sequence number true false null undefined comment regex
; words: text = string template_string
; words: composed = template_substitution binary_expression unary_expression parenthesized_expression array object pair ternary_expression sequence_expression as_expression satisfies_expression non_null_expression type_assertion predefined_type
; words: mapped = arrow_function
; words: functions = arrow_function function_expression
; words: subscript = subscript_expression
; words: conditional = ternary_expression
; words: choosing = || && ??
; words: assignment = assignment_expression
; words: constructors = new_expression
; words: blocks = statement_block program switch_case switch_default
; words: loops = for_statement for_in_statement while_statement do_statement
; words: getters = get
; words: source-parameters = @Query( @Param( @Body( @Headers(
; words: mappers = map fill
; words: name = identifier
; words: member = member_expression
; words: call = call_expression
; words: join = binary_expression
; words: options = object
; words: splat = spread_element
; words: keyword = pair
; words: text-methods = concat join trim toLowerCase toUpperCase toString replace split slice repeat padStart padEnd String
; words: carriers = parse decodeURIComponent decodeURI unescape atob from resolve normalize get
; words: formatters = concat
; words: pure = escapePath escapeName escapeId escapeIdentifier escapeLiteral quoteIdentifier quoteTable quoteName Number parseInt parseFloat encodeURIComponent encodeURI Boolean length escape sanitize escapeHtml escapeHTML htmlEscape DOMPurify.sanitize _.escape he.encode JSON.stringify Date.now process.pid process.execPath process.platform __dirname __filename
; words: cleaners = Number parseInt parseFloat Boolean encodeURIComponent encodeURI basename escape escapeHtml escapeHTML sanitize sanitizeHtml isSafeRedirect validate escapeRegExp escapeStringRegexp
; words: plain-types = "" number boolean bigint Date true false UUID
; words: plain-holders = null undefined Array ReadonlyArray Set Promise readonly Optional Nullable
; words: request = req.query req.params req.body req.headers req.cookies req.url req.originalUrl req.param request.query request.params request.body request.headers request.cookies ctx.query ctx.params ctx.request.body ctx.request.query event.queryStringParameters event.pathParameters event.body
; words: page = location.hash location.search location.href window.location document.location document.URL document.referrer window.name document.documentURI
; words: sql-names = table tableName columns column fields placeholders marks where whereClause orderBy direction limit offset schema

; rule: js-eval
; severity: error
; confidence: high
; cwe: 95
; needs: eval Function
; at: (?<![.\w$])(?:eval|Function)\s*\(
; message: {callee} runs text as code
; help: Parse data with JSON.parse, and pick behaviour from a table of functions.
; tests: no
; found: const RE = /[<>]/;\nfunction f(text) { if (RE.test(text)) { return eval(text); } }
; clean: function f(text) { if (/^[0-9+]+$/.test(text)) { return eval(text); } }
; found: eval(data)
; found: const f = new Function("a", "return " + body)
; found: eval(`call${name}()`)
; clean: eval("1 + 1")
; clean: new Function("return this")()
; clean: model.eval(data)
; clean: JSON.parse(data)
((call_expression function: (identifier) @callee arguments: (arguments . (_) @argument)) @finding
  (#eq? @callee "eval") (#resolves? @callee "eval") (#dynamic? @argument))
((new_expression constructor: (identifier) @callee arguments: (arguments (_) @argument .)) @finding
  (#eq? @callee "Function") (#dynamic? @argument))

; rule: js-timer-text
; severity: error
; confidence: high
; cwe: 95
; needs: setTimeout setInterval
; message: {callee} runs text that is put together as code
; help: Pass a function: setTimeout(() => call(value), ms).
; found: setTimeout("call('" + name + "')", 100)
; found: setInterval(`tick(${n})`, 100)
; clean: setTimeout(() => call(name), 100)
; clean: setTimeout(call, 100)
; clean: setTimeout("tick()", 100)
((call_expression function: [(identifier) (member_expression)] @callee arguments: (arguments . (_) @code)) @finding
  (#match? @callee "^((window|self|globalThis)\\.)?set(Timeout|Interval)$") (#built? @code))

; rule: js-shell
; severity: error
; confidence: high
; cwe: 78
; needs: exec execSync
; message: a shell runs the text {command}
; help: Use execFile or spawn with a list of arguments; they need no shell.
; tests: no
; found: const { exec } = require("child_process")\nexec(`ls ${folder}`)
; found: import { execSync } from "node:child_process"\nexecSync("git log " + branch)
; found: const cp = require("child_process")\ncp.exec("rm " + path, done)
; clean: const { exec } = require("child_process")\nexec("ls -l | wc")
; clean: const m = pattern.exec(`a${b}`)
; clean: const { execFile } = require("child_process")\nexecFile("ls", [folder])
((call_expression function: (_) @callee arguments: (arguments . (_) @command)) @finding
  (#match? @callee "exec(Sync)?$") (#resolves? @callee "child_process.exec" "child_process.execSync") (#built? @command))
((call_expression function: (_) @callee arguments: (arguments . (_) @command)) @finding
  (#match? @callee "exec(Sync)?$") (#resolves? @callee "child_process.exec" "child_process.execSync") (#mentions? @command "$request"))

; rule: js-spawn-shell
; severity: error
; confidence: high
; cwe: 78
; needs: shell
; message: {callee} runs its text through a shell
; help: Leave shell off and give the arguments as a list.
; tests: no
; found: import { spawn } from "child_process"\nspawn(`ls ${folder}`, { shell: true })
; found: const cp = require("child_process")\ncp.spawnSync("cat " + name, [], { shell: true })
; clean: import { spawn } from "child_process"\nspawn("npm", ["run", "build"], { shell: true })
; clean: import { spawn } from "child_process"\nspawn("ls", [folder], { shell: false })
((call_expression function: (_) @callee arguments: (arguments . (_) @command) @arguments) @finding
  (#resolves? @callee "child_process.spawn" "child_process.spawnSync" "child_process.execFile")
  (#keyword? @arguments "shell" "true") (#built? @command))

; rule: js-sql-built
; severity: error
; confidence: high
; cwe: 89
; needs: query execute raw run all get $queryRawUnsafe $executeRawUnsafe
; needs: SELECT select INSERT insert UPDATE update DELETE delete DROP drop ALTER alter CREATE create TRUNCATE truncate WITH REPLACE MERGE GRANT Select Insert Update Delete
; at: (?:\b|\$)(?:query|execute|raw|run|all|get|queryRawUnsafe|executeRawUnsafe)\s*\(
; message: the SQL of {method} is put together from text
; help: Pass the values as parameters.
; tests: no
; found: db.query(`SELECT * FROM users WHERE name = '${name}'`)
; found: db.query("DELETE FROM users WHERE id = " + id, done)
; found: const sql = "SELECT * FROM t WHERE id = " + req.params.id\nconnection.execute(sql)
; found: prisma.$queryRawUnsafe(`SELECT * FROM t WHERE id = ${id}`)
; clean: db.query("SELECT * FROM users WHERE name = $1", [name])
; clean: db.query(`SELECT * FROM ${TABLE}`)
; clean: db.query(`SELECT * FROM t WHERE id IN (${ids.map(() => "?").join(", ")})`, ids)
; clean: sql`SELECT * FROM t WHERE id = ${id}`
; clean: api.get(`/select/${id}`)
((call_expression function: (member_expression property: (_) @method) arguments: (arguments . (_) @query)) @finding
  (#match? @method "^(query|execute|raw|run|all|get|\\$queryRawUnsafe|\\$executeRawUnsafe)$")
  (#says? @query "(?is)^[`\"']\\s*\\(?(select\\s.*|insert\\s+into|replace\\s+into|update\\s.*|delete\\s+from|drop\\s+\\w+|alter\\s+\\w+|create\\s+(table|index|view|user|database)|truncate\\s|with\\s+\\w+\\s+as)")
  (#built? @query "$sql-names"))

; rule: js-nosql-where
; severity: error
; confidence: high
; cwe: 943
; needs: $where
; at: \$where\b
; message: the database runs {code} as JavaScript
; help: Write the condition with operators such as $eq and $gt.
; found: users.find({ $where: `this.name == '${name}'` })
; found: users.find({ $where: "this.age > " + req.query.age })
; clean: users.find({ $where: "this.a == this.b" })
; clean: users.find({ name: { $eq: name } })
((pair key: (_) @key value: (_) @code) @finding (#match? @key "^[\"']?\\$where[\"']?$") (#built? @code))
((pair key: (_) @key value: (_) @code) @finding (#match? @key "^[\"']?\\$where[\"']?$") (#mentions? @code "$request"))

; rule: js-nosql-filter
; severity: warning
; confidence: medium
; cwe: 943
; needs: find findOne findOneAndUpdate deleteOne deleteMany updateOne countDocuments
; needs: req request ctx event
; at: \b(?:find|findOne|findOneAndUpdate|deleteOne|deleteMany|updateOne|countDocuments)\s*\(
; message: the request decides the whole filter {filter}
; help: Take the fields that are meant one by one and make each a string or a number.
; found: User.findOne(req.body)
; found: users.find(req.query)
; clean: User.findOne({ name: String(req.body.name) })
; clean: list.find(item => item.id === req.params.id)
((call_expression function: (member_expression property: (_) @method) arguments: (arguments . (member_expression) @filter)) @finding
  (#any-of? @method "find" "findOne" "findOneAndUpdate" "deleteOne" "deleteMany" "updateOne" "countDocuments")
  (#match? @filter "^(ctx\\.)?req(uest)?\\.(body|query|params)$"))

; rule: js-inner-html
; severity: warning
; confidence: medium
; cwe: 79
; needs: innerHTML outerHTML
; message: {value} becomes HTML as it is
; help: Set textContent, or clean the HTML with DOMPurify.sanitize first.
; tests: no
; found: element.innerHTML = "<b>" + name + "</b>"
; found: element.innerHTML = `<li>${item.title}</li>`
; found: element.outerHTML = location.hash
; found: element.innerHTML += `<li>${name}</li>`
; clean: element.innerHTML = ""
; clean: element.innerHTML = "<b>done</b>"
; clean: element.innerHTML = DOMPurify.sanitize(`<b>${name}</b>`)
; clean: element.innerHTML = `<b>${escapeHtml(name)}</b>`
; clean: element.textContent = name
((assignment_expression left: (member_expression property: (_) @name) right: (_) @value) @finding
  (#any-of? @name "innerHTML" "outerHTML") (#built? @value) (#not-match? @value "^(DOMPurify|purify)\\."))
((augmented_assignment_expression left: (member_expression property: (_) @name) right: (_) @value) @finding
  (#any-of? @name "innerHTML" "outerHTML") (#built? @value))
((assignment_expression left: (member_expression property: (_) @name) right: (_) @value) @finding
  (#any-of? @name "innerHTML" "outerHTML") (#mentions? @value "$page" "$request") (#not-built? @value))

; rule: js-insert-html
; severity: warning
; confidence: medium
; cwe: 79
; needs: insertAdjacentHTML write writeln createContextualFragment html
; at: \b(?:insertAdjacentHTML|write(?:ln)?|createContextualFragment|html)\s*\(
; message: {value} becomes HTML as it is
; help: Make elements and set their textContent, or clean the HTML with DOMPurify.sanitize first.
; tests: no
; found: element.insertAdjacentHTML("beforeend", `<li>${name}</li>`)
; found: document.write("<p>" + location.search + "</p>")
; found: $("#out").html("<b>" + name + "</b>")
; clean: element.insertAdjacentHTML("beforeend", "<li></li>")
; clean: document.write("<p>done</p>")
; clean: stream.write("<p>" + name + "</p>")
; clean: element.insertAdjacentHTML("beforeend", `<li>${DOMPurify.sanitize(name)}</li>`)
((call_expression function: (member_expression property: (_) @method) arguments: (arguments . (_) . (_) @value)) @finding
  (#eq? @method "insertAdjacentHTML") (#built? @value))
((call_expression function: (member_expression) @callee arguments: (arguments . (_) @value)) @finding
  (#match? @callee "^(window\\.)?document\\.write(ln)?$") (#dynamic? @value))
((call_expression function: (member_expression property: (_) @method) arguments: (arguments . (_) @value)) @finding
  (#eq? @method "createContextualFragment") (#built? @value))
((call_expression function: (member_expression object: (call_expression function: (identifier) @jquery) property: (_) @method)
   arguments: (arguments . (_) @value)) @finding
  (#any-of? @jquery "$" "jQuery") (#eq? @method "html") (#built? @value))

; rule: js-dangerous-html
; severity: warning
; confidence: medium
; cwe: 79
; needs: __html
; message: {value} becomes HTML as it is
; help: Render it as text, or clean it with DOMPurify.sanitize first.
; tests: no
; found: const p = { dangerouslySetInnerHTML: { __html: props.text } }
; found: const p = { __html: marked(body) }
; clean: const p = { __html: "<b>done</b>" }
; clean: const p = { __html: DOMPurify.sanitize(props.text) }
; clean: const p = { __html: JSON.stringify(data) }
((pair key: (property_identifier) @key value: (_) @value) @finding
  (#eq? @key "__html") (#dynamic? @value) (#not-match? @value "(?i)(sanitize|purify|escape)\\w*\\("))

; rule: js-trusted-html
; severity: warning
; confidence: medium
; cwe: 79
; needs: bypassSecurityTrustHtml bypassSecurityTrustScript bypassSecurityTrustUrl bypassSecurityTrustResourceUrl SafeString noEscape
; message: {finding} turns the framework's escaping off
; help: Bind the value as text, or clean it first.
; tests: no
; found: this.sanitizer.bypassSecurityTrustHtml(comment.body)
; found: new Handlebars.SafeString("<b>" + name + "</b>")
; found: Handlebars.compile(source, { noEscape: true })
; clean: this.sanitizer.bypassSecurityTrustHtml("<b>done</b>")
; clean: new Handlebars.SafeString("<br>")
((call_expression function: (member_expression property: (_) @method) arguments: (arguments . (_) @value)) @finding
  (#match? @method "^bypassSecurityTrust(Html|Script|Url|ResourceUrl)$") (#dynamic? @value))
((new_expression constructor: (_) @callee arguments: (arguments . (_) @value)) @finding
  (#match? @callee "(^|\\.)SafeString$") (#built? @value))
((call_expression function: (_) @callee arguments: (arguments) @arguments) @finding
  (#match? @callee "(?i)handlebars\\.compile$") (#keyword? @arguments "noEscape" "true"))

; rule: js-reflected-html
; severity: error
; confidence: high
; cwe: 79
; needs: send write end
; needs: req request ctx event
; at: \b(?:send|write|end)\s*\(
; message: the answer repeats the request as HTML
; help: Escape the value, or answer with a template that does.
; tests: no
; found: res.send(`<p>${req.query.q}</p>`)
; found: const name = req.query.name\nres.send("<h1>Hello " + name + "</h1>")
; found: app.get("/", (req, res) => res.send(req.query.name))
; clean: res.send(`<p>${escapeHtml(req.query.q)}</p>`)
; clean: res.send(req.body)
; clean: res.send({ q: req.query.q })
; clean: res.send(`<p>${total}</p>`)
((call_expression function: (member_expression object: (_) @object property: (_) @method) arguments: (arguments . (_) @html)) @finding
  (#any-of? @method "send" "write" "end") (#match? @object "^(res|response)\\b") (#says? @html "<[a-zA-Z]")
  (#built? @html) (#mentions? @html "$request"))
((call_expression function: (member_expression object: (_) @object property: (_) @method) arguments: (arguments . (member_expression) @html)) @finding
  (#any-of? @method "send" "write" "end") (#match? @object "^(res|response)\\b") (#match? @html "^req(uest)?\\.(query|params)\\.\\w+$"))

; rule: js-post-message-any
; severity: warning
; confidence: high
; cwe: 346
; needs: postMessage
; message: whatever page is there can read this message
; help: Name the origin that is meant instead of "*".
; tests: no
; found: parent.postMessage({ token }, "*")
; found: window.opener.postMessage(data, '*')
; clean: parent.postMessage(data, "https://shop.invalid")
; clean: worker.postMessage(data)
; clean: frame.contentWindow.postMessage('{"method":"play"}', "*")
; clean: window.postMessage(token, "*")
((call_expression function: (member_expression object: (_) @object property: (_) @method)
    arguments: (arguments . (_) @data . (string) @origin)) @finding
  (#eq? @method "postMessage") (#match? @origin "^.\\*.$") (#dynamic? @data)
  (#not-match? @object "^(window|self|globalThis|global|_global|root)$"))

; rule: js-prototype-merge
; severity: error
; confidence: high
; cwe: 1321
; needs: merge mergeWith defaultsDeep extend setWith
; needs: req request ctx event
; at: \b(?:merge|mergeWith|defaultsDeep|extend)\s*\(
; message: the request can reach __proto__ through {callee}
; help: Copy the fields that are meant one by one, or check the data against a schema first.
; found: _.merge(options, req.body)
; found: $.extend(true, {}, JSON.parse(req.body))
; clean: _.merge(options, defaults)
; clean: Object.assign({}, defaults)
((call_expression function: (member_expression object: (_) @object property: (_) @method) @callee arguments: (arguments (_) @value)) @finding
  (#match? @object "^(_|lodash|\\$|jQuery|angular|deepmerge|R)$") (#any-of? @method "merge" "mergeWith" "defaultsDeep" "extend")
  (#mentions? @value "$request"))

; rule: js-prototype-set
; severity: warning
; confidence: medium
; cwe: 1321
; needs: req request ctx
; at: \]\s*=(?![=>])
; message: a name from the request, {key}, is set on an object
; help: Keep such data in a Map, or refuse __proto__, constructor and prototype.
; found: settings[req.body.section][req.body.key] = req.body.value
; found: const { key } = req.query\nconfig[key][name] = 1
; clean: settings.name = req.body.name
; clean: settings[index][0] = 1
((assignment_expression left: (subscript_expression object: (subscript_expression index: (_) @key))) @finding
  (#mentions? @key "$request"))

; rule: js-path-from-request
; severity: error
; confidence: medium
; cwe: 22
; needs: readFile readFileSync createReadStream writeFile writeFileSync unlink unlinkSync sendFile download
; needs: req request ctx event
; unless: startsWith relative isAbsolute
; at: \b(?:readFile|readFileSync|createReadStream|writeFile|writeFileSync|unlink|unlinkSync|sendFile|download)\s*\(
; message: a path is made from the request: {path}
; help: Take path.basename of it, or resolve it and see that it stays inside the folder.
; tests: no
; found: fs.readFile(req.query.file, done)
; found: res.sendFile(path.join(root, req.params.name))
; found: const name = req.params.name\nfs.createReadStream(`/data/${name}`)
; clean: fs.readFile(path.join(root, path.basename(req.query.file)), done)
; clean: fs.readFile("data.json", done)
; clean: res.sendFile(req.params.name, { root })
((call_expression function: (_) @callee arguments: (arguments . (_) @path) @arguments) @finding
  (#match? @callee "(^|\\.)(readFile|readFileSync|createReadStream|writeFile|writeFileSync|unlink|unlinkSync|sendFile|download)$")
  (#mentions? @path "$request") (#not-match? @arguments "\\broot\\s*[:}]"))

; rule: js-fetch-from-request
; severity: error
; confidence: medium
; cwe: 918
; needs: fetch axios got request needle superagent
; needs: req request ctx event
; at: \b(?:fetch|axios|got|get|post|put|request)\s*\(
; message: the server fetches an address that the request names: {url}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: fetch(req.query.url)
; found: const url = req.body.url\naxios.get(url)
; clean: fetch("https://api.invalid/items?q=" + encodeURIComponent(req.query.q))
; clean: app.get(req.query.url)
; clean: fetch(`https://api.invalid/items/${req.params.id}`)
((call_expression function: (_) @callee arguments: (arguments . [(member_expression) (identifier)] @url)) @finding
  (#match? @callee "^(fetch|got|axios|needle|superagent|request|(axios|got|needle|superagent|request)\\.(get|post|put|request))$")
  (#mentions? @url "$request") (#not-says? @url "^.https?://[\\w.-]+/"))

; rule: js-open-redirect
; severity: warning
; confidence: medium
; cwe: 601
; needs: redirect
; needs: req request ctx event
; message: a redirect goes wherever the request says: {url}
; help: Accept only paths of this site, or names from a list.
; tests: no
; found: res.redirect(req.query.next)
; found: const target = req.query.url\nres.redirect(302, target)
; clean: res.redirect("/login")
; clean: res.redirect(`/items/${req.params.id}`)
((call_expression function: (member_expression property: (_) @method) arguments: (arguments [(member_expression) (identifier)] @url .)) @finding
  (#eq? @method "redirect") (#mentions? @url "$request") (#not-says? @url "^./\\w") (#not-match? @url "^(req|request)\\.(originalUrl|url|headers\\.host)$"))

; rule: js-page-redirect
; severity: warning
; confidence: medium
; cwe: 601
; needs: location
; at: \blocation(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace)\s*\(
; message: the page goes wherever its own address says: {url}
; help: Accept only paths that begin with one slash, or names from a list.
; tests: no
; found: window.location.href = new URLSearchParams(location.search).get("next")
; found: location.assign(location.hash.slice(1))
; clean: location.href = "/login"
; clean: location.href = "/search?q=" + location.search
; clean: location.replace(location.pathname)
((assignment_expression left: (_) @left right: [(call_expression) (member_expression) (identifier)] @url) @finding
  (#match? @left "^((window|document|self|top)\\.)?location(\\.href)?$") (#mentions? @url "location.hash" "location.search" "document.referrer" "window.name" "window.location.search" "window.location.hash")
  (#not-built? @url) (#not-match? @url "\\.replace\\("))
((call_expression function: (member_expression) @left arguments: (arguments . [(call_expression) (member_expression) (identifier)] @url)) @finding
  (#match? @left "^((window|document|self|top)\\.)?location\\.(assign|replace)$") (#mentions? @url "location.hash" "location.search" "document.referrer" "window.name" "window.location.search" "window.location.hash")
  (#not-built? @url))

; rule: js-tls-unchecked
; severity: error
; confidence: high
; cwe: 295
; needs: rejectUnauthorized NODE_TLS_REJECT_UNAUTHORIZED strictSSL insecureSkipVerify
; message: {finding} lets anyone pose as the server
; help: Leave the check on and add a private authority with the ca option.
; tests: no
; found: https.request({ host, rejectUnauthorized: false })
; found: process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"
; found: request({ url, strictSSL: false })
; clean: https.request({ host, rejectUnauthorized: true })
; clean: if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === "0") { warn() }
((pair key: (_) @key value: (false)) @finding (#match? @key "^[\"']?(rejectUnauthorized|strictSSL)[\"']?$"))
((assignment_expression left: (_) @left right: (_) @value) @finding
  (#match? @left "^process\\.env(\\.NODE_TLS_REJECT_UNAUTHORIZED|\\[.NODE_TLS_REJECT_UNAUTHORIZED.\\])$") (#match? @value "^[\"'`]?0[\"'`]?$"))
((assignment_expression left: (member_expression property: (_) @name) right: (false)) @finding (#eq? @name "rejectUnauthorized"))

; rule: js-password-hash
; severity: error
; confidence: high
; cwe: 916
; needs: createHash
; at: \bupdate\s*\(
; message: a fast hash protects {secret}, which can be guessed billions of times a second
; help: Use crypto.scrypt, bcrypt or argon2 with a salt of its own for each password.
; tests: no
; found: crypto.createHash("md5").update(password).digest("hex")
; found: createHash("sha256").update(user.password + salt).digest("hex")
; clean: crypto.createHash("md5").update(file).digest("hex")
; clean: crypto.createHmac("sha256", key).update(body)
((call_expression
   function: (member_expression object: (call_expression function: (_) @hash) property: (_) @method)
   arguments: (arguments . (_) @secret)) @finding
  (#match? @hash "(^|\\.)createHash$") (#eq? @method "update") (#match? @secret "(?i)(password|passwd|passphrase)\\b"))

; rule: js-weak-cipher
; severity: error
; confidence: high
; cwe: 327
; needs: createCipher createDecipher createCipheriv createDecipheriv
; message: {callee} with {cipher} does not protect what it encrypts
; help: Use createCipheriv with aes-256-gcm.
; tests: no
; found: crypto.createCipher("aes192", key)
; found: crypto.createCipheriv("aes-256-ecb", key, null)
; found: crypto.createCipheriv('des-ede3-cbc', key, iv)
; clean: crypto.createCipheriv("aes-256-gcm", key, iv)
((call_expression function: (_) @callee arguments: (arguments . (_) @cipher)) @finding
  (#match? @callee "(^|\\.)create(C|Dec)ipher$"))
((call_expression function: (_) @callee arguments: (arguments . (string) @cipher)) @finding
  (#match? @callee "(^|\\.)create(C|Dec)ipheriv$") (#match? @cipher "(?i)^.(.*-ecb|des.*|rc4.*|rc2.*|bf-.*).$"))

; rule: js-fixed-iv
; severity: error
; confidence: high
; cwe: 329
; needs: createCipheriv
; message: the start value {iv} is the same for every message
; help: Make a new one for each message with crypto.randomBytes and send it along.
; tests: no
; found: crypto.createCipheriv("aes-256-cbc", key, "0123456789abcdef")
; found: crypto.createCipheriv("aes-256-cbc", key, Buffer.alloc(16))
; found: crypto.createCipheriv("aes-256-cbc", key, Buffer.from("0123456789abcdef"))
; clean: crypto.createCipheriv("aes-256-cbc", key, crypto.randomBytes(16))
; clean: crypto.createCipheriv("aes-256-cbc", key, iv)
((call_expression function: (_) @callee arguments: (arguments . (_) . (_) . (string) @iv)) @finding
  (#match? @callee "(^|\\.)createCipheriv$") (#not-match? @iv "^..$"))
((call_expression function: (_) @callee arguments: (arguments . (_) . (_) . (call_expression function: (_) @maker arguments: (arguments . [(string) (number)])) @iv)) @finding
  (#match? @callee "(^|\\.)createCipheriv$") (#any-of? @maker "Buffer.alloc" "Buffer.from"))

; rule: js-random-secret
; severity: error
; confidence: medium
; cwe: 338
; needs: random
; at: \bMath\.random\b
; message: {name} comes from a generator that can be predicted
; help: Use crypto.randomUUID() or crypto.getRandomValues().
; tests: no
; found: const token = Math.random().toString(36).slice(2)
; found: this.sessionId = "s" + Math.random()
; found: const user = { resetCode: Math.floor(Math.random() * 1000000) }
; clean: const token = crypto.randomUUID()
; clean: const x = Math.random()
; clean: const tokenCount = Math.floor(Math.random() * 9)
((variable_declarator name: (identifier) @name value: (_) @value) @finding
  (#match? @name "(?i)(^|_)(password|passwd|secret|otp|nonce|salt)$|(^|[a-z_])(token|sessionId|session_id|apiKey|api_key|resetCode|verificationCode)$") (#match? @value "^(?!.*(=>|function)).*\\bMath\\.random\\(\\)"))
((assignment_expression left: [(identifier) @name (member_expression property: (_) @name)] right: (_) @value) @finding
  (#match? @name "(?i)(^|_)(password|passwd|secret|otp|nonce|salt)$|(^|[a-z_])(token|sessionId|session_id|apiKey|api_key|resetCode|verificationCode)$") (#match? @value "^(?!.*(=>|function)).*\\bMath\\.random\\(\\)"))
((pair key: (property_identifier) @name value: (_) @value) @finding
  (#match? @name "(?i)(^|_)(password|passwd|secret|otp|nonce|salt)$|(^|[a-z_])(token|sessionId|session_id|apiKey|api_key|resetCode|verificationCode)$") (#match? @value "^(?!.*(=>|function)).*\\bMath\\.random\\(\\)"))

; rule: js-jwt-unverified
; severity: error
; confidence: high
; cwe: 347
; needs: algorithms algorithm ignoreExpiration
; message: {finding} accepts tokens that nobody signed, or that ran out
; help: Name the one algorithm that you sign with: { algorithms: ["HS256"] }.
; tests: no
; found: jwt.verify(token, key, { algorithms: ["HS256", "none"] })
; found: jwt.sign(claims, null, { algorithm: "none" })
; found: jwt.verify(token, key, { ignoreExpiration: true })
; clean: jwt.verify(token, key, { algorithms: ["HS256"] })
; clean: compress({ algorithm: "none" })
((call_expression function: (_) @callee arguments: (arguments (object (pair key: (_) @key value: (array (string) @name)) @finding)))
  (#match? @callee "(?i)(^|\\.)(verify|decode)$") (#eq? @key "algorithms") (#match? @name "(?i)^.none.$"))
((call_expression function: (_) @callee arguments: (arguments (object (pair key: (_) @key value: (string) @name) @finding)))
  (#match? @callee "(?i)(jwt|jsonwebtoken)\\.sign$") (#eq? @key "algorithm") (#match? @name "(?i)^.none.$"))
((call_expression function: (_) @callee arguments: (arguments (object (pair key: (_) @key value: (true)) @finding)))
  (#match? @callee "(?i)(^|\\.)verify$") (#eq? @key "ignoreExpiration"))

; rule: js-cookie-open
; severity: warning
; confidence: high
; cwe: 1004
; needs: httpOnly cookie
; at: \bhttpOnly\b|\bcookie\s*\(
; message: scripts can read this cookie
; help: Set httpOnly: true, secure: true and sameSite: "lax".
; tests: no
; found: res.cookie("session", value, { httpOnly: false })
; found: app.use(session({ secret, cookie: { httpOnly: false } }))
; found: res.cookie("session_id", value, { maxAge: 60 })
; clean: res.cookie("session", value, { httpOnly: true, secure: true })
; clean: res.cookie("theme", value, { maxAge: 60 })
; clean: res.cookie("session", value, options)
((pair key: (_) @key value: (false)) @finding (#eq? @key "httpOnly"))
((call_expression function: (member_expression object: (_) @object property: (_) @method)
    arguments: (arguments . (string) @name . (_) . (object) @options)) @finding
  (#eq? @method "cookie") (#match? @object "^(res|response|reply)$") (#match? @name "(?i)session|auth|jwt|access_?token|refresh_?token")
  (#lacks? @options "httpOnly"))

; rule: js-cors-any
; severity: warning
; confidence: high
; cwe: 942
; needs: cors setHeader header set
; at: \bcors\s*\(|(?i:access-control-allow-origin)
; message: any site may call this with the user's cookies
; help: Name the origins that are meant.
; tests: no
; found: app.use(cors({ origin: true, credentials: true }))
; found: app.use(cors({ origin: "*", credentials: true }))
; found: res.setHeader("Access-Control-Allow-Origin", req.headers.origin)
; clean: app.use(cors({ origin: "https://shop.invalid", credentials: true }))
; clean: app.use(cors({ origin: "*" }))
; clean: res.setHeader("Access-Control-Allow-Origin", "*")
((call_expression function: (identifier) @callee arguments: (arguments . (object) @options)) @finding
  (#eq? @callee "cors") (#keyword? @options "credentials" "true") (#keyword? @options "origin" "true" "*"))
((call_expression function: (member_expression property: (_) @method) arguments: (arguments . (string) @name . (_) @value)) @finding
  (#any-of? @method "setHeader" "header" "set") (#match? @name "(?i)^.access-control-allow-origin.$") (#match? @value "(?i)\\bheaders?[.(\\[]+.?origin"))

; rule: js-run-code
; severity: error
; confidence: high
; cwe: 94
; needs: runInNewContext runInThisContext runInContext unserialize vm2 Script
; at: \b(?:runInNewContext|runInThisContext|runInContext|unserialize|Script)\s*\(
; message: {callee} runs what it is given; a context of vm is no cage
; help: Parse data with JSON.parse; run foreign code in a process or a worker without rights.
; tests: no
; found: const vm = require("vm")\nvm.runInNewContext(source, {})
; found: const serialize = require("node-serialize")\nserialize.unserialize(cookie)
; found: import vm from "node:vm"\nnew vm.Script(`f(${x})`)
; clean: const vm = require("vm")\nvm.runInNewContext("1 + 1")
; clean: php.unserialize(text)
((call_expression function: (_) @callee arguments: (arguments . (_) @code)) @finding
  (#resolves? @callee "vm.runInNewContext" "vm.runInThisContext" "vm.runInContext" "node-serialize.unserialize") (#dynamic? @code))
((new_expression constructor: (_) @callee arguments: (arguments . (_) @code)) @finding
  (#resolves? @callee "vm.Script") (#dynamic? @code))

; rule: js-xml-entities
; severity: error
; confidence: high
; cwe: 611
; needs: noent
; message: the parser follows entities, which can read files and fetch addresses
; help: Leave noent off.
; found: libxmljs.parseXml(body, { noent: true })
; clean: libxmljs.parseXml(body, { noent: false })
; clean: libxmljs.parseXml(body)
((call_expression function: (_) @callee arguments: (arguments) @arguments) @finding
  (#match? @callee "(?i)parseXml(String|Async)?$") (#keyword? @arguments "noent" "true"))

; rule: js-electron-open
; severity: error
; confidence: high
; cwe: 1188
; needs: nodeIntegration contextIsolation webSecurity
; message: {finding} lets a page's script reach the machine
; help: Leave nodeIntegration off, contextIsolation and webSecurity on, and talk through a preload script.
; tests: no
; found: new BrowserWindow({ webPreferences: { nodeIntegration: true } })
; found: new BrowserWindow({ webPreferences: { contextIsolation: false } })
; clean: new BrowserWindow({ webPreferences: { nodeIntegration: false, contextIsolation: true } })
((pair key: (property_identifier) @key value: (true)) @finding (#eq? @key "nodeIntegration"))
((pair key: (property_identifier) @key value: (false)) @finding (#any-of? @key "contextIsolation" "webSecurity"))

; rule: js-regex-from-request
; severity: warning
; confidence: medium
; cwe: 1333
; needs: RegExp
; needs: req request ctx event
; message: the pattern {pattern} comes from the request and can take for ever
; help: Escape it, or compare plain text.
; tests: no
; found: new RegExp(req.query.q, "i")
; found: const q = req.query.q\nnew RegExp(q)
; clean: new RegExp(escapeRegExp(req.query.q))
; clean: new RegExp("a+")
((new_expression constructor: (identifier) @callee arguments: (arguments . (_) @pattern)) @finding
  (#eq? @callee "RegExp") (#mentions? @pattern "$request"))

; rule: js-log-secret
; severity: warning
; confidence: medium
; cwe: 532
; needs: console logger log
; at: (?:\bconsole|[Ll]og\w{0,30})\.\w{1,30}\([^;]{0,300}?(?:assword|ASSWORD|asswd|ecret|ECRET|oken|OKEN|[Pp]i_?[Kk]ey|API_?KEY|assphrase|rivate_?[Kk]ey)
; message: {secret} is written to the log
; help: Leave it out, or log only whether it is set.
; tests: no
; found: console.log("login", user, password)
; found: logger.info(`key ${apiKey}`)
; found: console.error("bad token", req.body.accessToken)
; clean: console.log("wrong password for", user)
; clean: console.log("tokens", tokenCount)
((call_expression function: (member_expression object: (_) @logger property: (_) @level)
    arguments: (arguments [
      (identifier) @secret
      (member_expression property: (_) @secret)
      (template_string (template_substitution [(identifier) @secret (member_expression property: (_) @secret)]))
      (binary_expression right: [(identifier) @secret (member_expression property: (_) @secret)])
    ])) @finding
  (#any-of? @level "debug" "info" "warn" "error" "log" "trace") (#match? @logger "(?i)^(console|(this\\.)?_?log(ger)?)$")
  (#match? @secret "(?i)^(\\w*_)?(password|passwd|passphrase|secretKey|secret_key|client_?secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key)$"))

; rule: js-token-in-storage
; severity: information
; confidence: medium
; cwe: 922
; needs: localStorage
; message: every script on the page can read {name}
; help: Keep it in a cookie with httpOnly.
; tests: no
; found: localStorage.setItem("access_token", token)
; found: window.localStorage.setItem('password', value)
; clean: localStorage.setItem("theme", value)
; clean: sessionStorage.setItem("tab", value)
((call_expression function: (member_expression) @callee arguments: (arguments . (string) @name)) @finding
  (#match? @callee "(^|\\.)localStorage\\.setItem$") (#match? @name "(?i)(password|secret|jwt|(access|auth|refresh|session|id)[_-]?token)"))

; rule: js-timing-compare
; severity: warning
; confidence: medium
; cwe: 208
; needs: createHmac digest
; at: [!=]==?
; message: how long this takes tells how much of the signature is right
; help: Compare buffers of one length with crypto.timingSafeEqual.
; tests: no
; found: if (crypto.createHmac("sha256", key).update(body).digest("hex") === signature) {}
; found: const expectedSignature = crypto.createHmac("sha256", key).update(body).digest("hex")\nif (given !== expectedSignature) {}
; clean: if (crypto.timingSafeEqual(a, b)) {}
; clean: if (crypto.createHash("sha256").update(file).digest("hex") === checksum) {}
((binary_expression left: (_) @left operator: ["==" "===" "!=" "!=="]) @finding (#match? @left "^(crypto\\.)?createHmac\\("))
((binary_expression left: (identifier) @left operator: ["==" "===" "!=" "!=="]) @finding (#match? @left "(?i)^(expected|computed|calculated|actual)_?(signature|sig|hmac|mac)$"))
((binary_expression operator: ["==" "===" "!=" "!=="] right: (identifier) @right) @finding (#match? @right "(?i)^(expected|computed|calculated|actual)_?(signature|sig|hmac|mac)$"))

; rule: js-compare-nan
; severity: error
; confidence: high
; cwe: 571
; needs: NaN
; message: nothing equals NaN, not even NaN
; help: Use Number.isNaN.
; rewrite: Number.isNaN({value})
; rewrite-safe: no
; found: if (value === NaN) {}
; found: ok = NaN == value
; clean: if (Number.isNaN(value)) {}
; clean: const x = NaN
((binary_expression left: (_) @value operator: ["==" "==="] right: (identifier) @nan) @finding (#eq? @nan "NaN"))
((binary_expression left: (identifier) @nan operator: ["==" "==="] right: (_) @value) @finding (#eq? @nan "NaN"))

; rule: js-assign-in-condition
; severity: error
; confidence: high
; cwe: 481
; needs: if while
; at: \b(?:if|while)\s*\([^()=!<>]{1,60}=\s*["'\d`tfnu]
; message: this sets {left} and does not compare it
; help: Write === to compare.
; rewrite: {left} === {right}
; rewrite-safe: no
; found: if (mode = "fast") { run() }
; found: while (state = 3) { run() }
; clean: if (mode === "fast") { run() }
; clean: if ((match = pattern.exec(text))) { run() }
; clean: while (node = node.next) { run() }
((if_statement condition: (parenthesized_expression (assignment_expression
    left: (_) @left right: [(string) (number) (true) (false) (null)] @right) @finding)))
((while_statement condition: (parenthesized_expression (assignment_expression
    left: (_) @left right: [(string) (number) (true) (false) (null)] @right) @finding)))

; rule: js-typeof-value
; severity: error
; confidence: high
; cwe: 571
; needs: typeof
; at: \btypeof[^=!;\n]{1,60}[!=]==?\s*["'](?!undefined|object|boolean|number|bigint|string|symbol|function|unknown)
; message: typeof never gives {text}
; help: The values are undefined, object, boolean, number, bigint, string, symbol and function.
; found: if (typeof value === "strnig") {}
; found: if (typeof value == "array") {}
; found: if (typeof value !== "null") {}
; clean: if (typeof value === "string") {}
; clean: if (typeof value === kind) {}
; clean: if (typeof value === "unknown") {}
((binary_expression left: (unary_expression operator: "typeof") operator: ["==" "===" "!=" "!=="] right: (string) @text) @finding
  (#not-match? @text "^.(undefined|object|boolean|number|bigint|string|symbol|function|unknown).$"))

; rule: js-negated-in
; severity: error
; confidence: high
; cwe: 783
; needs: in instanceof
; at: !\s*[\w$.\[\]"']+\s+(?:in|instanceof)\b
; message: ! applies to {left} only, not to the whole test
; help: Put brackets around the test: !(a in b).
; rewrite: !({left} {word} {right})
; rewrite-safe: no
; found: if (!key in table) {}
; found: if (!value instanceof Date) {}
; clean: if (!(key in table)) {}
; clean: for (const key in table) {}
((binary_expression left: (unary_expression operator: "!" argument: (_) @left) operator: ["in" "instanceof"] @word right: (_) @right) @finding)

; rule: js-compare-literal
; severity: error
; confidence: high
; cwe: 571
; needs: if return const let var while
; at: [!=]==?\s*(?:\[\s*\]|\{\s*\})
; message: a new object or array equals nothing, so this is always the same
; help: Test the length, or Object.keys(value).length.
; found: if (items === []) {}
; found: const same = value != {}
; clean: if (items.length === 0) {}
; clean: const items = []
((binary_expression operator: ["===" "!==" "!="] right: [(array) (object)] @value) @finding (#match? @value "^[\\[{]\\s*[\\]}]$"))
((binary_expression operator: "==" right: (object) @value) @finding (#match? @value "^\\{\\s*\\}$"))

; rule: js-async-for-each
; severity: warning
; confidence: high
; cwe: 755
; needs: forEach
; at: \bforEach\s*\(\s*async\b
; message: forEach waits for none of these, and their errors are lost
; help: Use for (const item of list) with await, or await Promise.all(list.map(...)).
; found: items.forEach(async item => { await save(item) })
; found: items.forEach(async function (item) { await save(item) })
; clean: for (const item of items) { await save(item) }
; clean: items.forEach(item => save(item))
((call_expression function: (member_expression property: (_) @method) arguments: (arguments . [(arrow_function "async") (function_expression "async")] @function)) @finding
  (#eq? @method "forEach") (#match? @function "\\bawait\\b"))

; rule: js-async-executor
; severity: warning
; confidence: high
; cwe: 755
; needs: Promise
; at: \bPromise(?:<[^()]{0,100}>)?\s*\(\s*async\b
; message: an error in an async executor is lost, and the promise never settles
; help: Do the awaiting in an async function around it.
; found: new Promise(async (resolve, reject) => { resolve(await load()) })
; clean: new Promise((resolve, reject) => { load(resolve) })
; clean: Promise.all(items.map(async item => save(item)))
((new_expression constructor: (identifier) @callee arguments: (arguments . [(arrow_function "async") (function_expression "async")])) @finding
  (#eq? @callee "Promise"))

; rule: js-index-as-truth
; severity: warning
; confidence: high
; cwe: 697
; needs: indexOf
; at: (?:if\s*\(|\bwhile\s*\()\s*!?\s*[\w$.\[\]"']+\.indexOf\s*\(
; message: indexOf gives -1, which is true, where nothing is found
; help: Use includes.
; found: if (name.indexOf("x")) { run() }
; found: if (!list.indexOf(item)) { run() }
; clean: if (name.indexOf("x") >= 0) { run() }
; clean: if (~name.indexOf("x")) { run() }
; clean: if (name.includes("x")) { run() }
((if_statement condition: (parenthesized_expression (call_expression function: (member_expression property: (_) @method)) @finding)) (#eq? @method "indexOf"))
((if_statement condition: (parenthesized_expression (unary_expression operator: "!" argument: (call_expression function: (member_expression property: (_) @method))) @finding)) (#eq? @method "indexOf"))

; rule: js-in-array
; severity: error
; confidence: high
; cwe: 697
; needs: in
; at: \bin\s+\[
; message: in looks at the indices of an array, not at its values
; help: Use includes.
; rewrite: {list}.includes({value})
; rewrite-safe: no
; found: if (kind in ["a", "b"]) {}
; clean: if (["a", "b"].includes(kind)) {}
; clean: for (const i in ["a", "b"]) {}
((binary_expression left: (_) @value operator: "in" right: (array (string)) @list) @finding)

; rule: js-await-too-late
; severity: error
; confidence: high
; cwe: 704
; needs: await
; at: \bawait\s+fetch\s*\(
; message: fetch gives a promise, which has no {method}
; help: Put brackets around the await: (await fetch(url)).json().
; rewrite: (await {call}).{method}()
; rewrite-safe: no
; found: async function f() { return await fetch(url).json() }
; clean: async function f() { return (await fetch(url)).json() }
; clean: async function f() { return await fetch(url).then(r => r.json()) }
((await_expression (call_expression function: (member_expression object: (call_expression function: (identifier) @callee) @call property: (_) @method))) @finding
  (#eq? @callee "fetch") (#any-of? @method "json" "text" "blob" "arrayBuffer" "formData"))

; rule: js-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: query execute raw $queryRawUnsafe $executeRawUnsafe whereRaw orderByRaw havingRaw literal unsafe prepare
; needs: SELECT INSERT UPDATE DELETE WHERE select sql SQL knex sequelize mysql mysql2 pg sqlite3 postgres mssql whereRaw orderByRaw havingRaw $queryRawUnsafe $executeRawUnsafe
; needs: req request ctx event
; sources: $request
; sinks: *.query(0) *.execute(0) *.raw(0) *.$queryRawUnsafe(0) *.$executeRawUnsafe(0) *.whereRaw(0) *.orderByRaw(0) *.havingRaw(0) sequelize.literal(0) Sequelize.literal(0) sql.unsafe(0) *.prepare(0)
; cleaners: escapeId escapeIdentifier escapeLiteral
; covers: js-sql-built
; message: {source} gets into the SQL of {sink}
; help: Pass the values as parameters; take names of tables and columns from a fixed list.
; tests: no
; found: app.get("/", (req, res) => { const sql = "SELECT * FROM t WHERE n = '" + req.query.n + "'"\n db.query(sql) })
; found: function find(db, name) { return db.query(`SELECT * FROM t WHERE n = '${name}'`) }\nfunction view(req, res) { return find(db, req.body.name) }
; found: async function view(req, res) { const { order } = req.query\n return knex("t").orderByRaw(order) }
; found: app.get("/", (req, res) => { const by = ALLOWED.includes(req.query.s) ? req.query.t : "id"; db.query("SELECT * FROM u ORDER BY " + by) })
; found: app.get("/", (req, res) => { const by = req.query.s ? req.query.s : "id"; db.query("SELECT * FROM u ORDER BY " + by) })
; clean: app.get("/", (req, res) => { db.query("SELECT * FROM t WHERE n = ?", [req.query.n]) })
; clean: app.get("/", (req, res) => { const n = Number(req.query.n)\n db.query(`SELECT * FROM t LIMIT ${n}`) })
; clean: app.get("/", (req, res) => { search().query(req.query.q).end(done) })
; clean: app.get("/", (req, res) => { const order = ORDERS[Number(req.query.order)]\n db.query("SELECT * FROM t ORDER BY " + order) })
; clean: app.get("/", (req, res) => { const by = ALLOWED.includes(req.query.s) ? req.query.s : "id"; db.query("SELECT * FROM u ORDER BY " + by) })
; clean: app.get("/", (req, res) => { let by = req.query.s; by = ALLOWED.has(by) ? by : "id"; db.query(`SELECT * FROM u ORDER BY ${by}`) })
; clean: app.get("/", (req, res) => { const by = req.query.s; db.query("SELECT * FROM u ORDER BY " + (!ALLOWED.has(by) ? "id" : by)) })
; clean: app.get("/", (req, res) => { if (!ALLOWED.includes(req.query.s)) return res.sendStatus(400); db.query(`SELECT * FROM u ORDER BY ${req.query.s}`) })

; rule: js-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: exec execSync execFile execFileSync spawn spawnSync
; needs: child_process
; needs: req request ctx event
; sources: $request
; sinks: child_process.exec(0) child_process.execSync(0) child_process.execFile(0,1) child_process.execFileSync(0,1) child_process.spawn(0,1) child_process.spawnSync(0,1)
; covers: js-shell js-spawn-shell
; message: {source} gets into the command of {sink}
; help: Take the program and its options from a fixed list; give what users send as one argument behind --.
; tests: no
; found: const { exec } = require("child_process")\napp.get("/", (req, res) => { const host = req.query.host\n exec("ping " + host) })
; found: import { spawn } from "node:child_process"\nfunction run(name) { spawn("sh", ["-c", "ls " + name]) }\nfunction view(req, res) { run(req.params.name) }
; clean: const { exec } = require("child_process")\napp.get("/", (req, res) => { exec("uptime"); res.send(req.query.n) })
; clean: const { execFile } = require("child_process")\napp.get("/", (req, res) => { execFile("head", ["-n", String(parseInt(req.query.n, 10))]) })
; clean: app.get("/", (req, res) => { const found = /a(b)/.exec(req.query.n) })

; rule: js-code-flow
; severity: error
; confidence: high
; cwe: 95
; needs: eval Function runInNewContext runInThisContext runInContext require
; needs: req request ctx event
; sources: $request
; sinks: eval(0) Function(*) vm.runInNewContext(0) vm.runInThisContext(0) vm.runInContext(0) require(0)
; cleaners: stringify
; covers: js-eval js-run-code
; message: {source} is run as code by {sink}
; help: Pick behaviour from a table of functions, and read data with JSON.parse.
; tests: no
; found: app.post("/", (req, res) => { const formula = req.body.formula\n res.json(eval(formula)) })
; found: const vm = require("vm")\nfunction view(req) { const code = "f(" + req.query.x + ")"\n return vm.runInNewContext(code, {}) }
; found: function view(req) { return require("./plugins/" + req.params.name) }
; clean: app.post("/", (req, res) => { res.json(FORMULAS[Number(req.body.formula)](1)) })
; clean: app.post("/", (req, res) => { const f = "1 + 1"\n eval(f)\n res.send(req.body.n) })

; rule: js-path-flow
; severity: error
; confidence: medium
; cwe: 22
; needs: readFile readFileSync createReadStream createWriteStream writeFile writeFileSync appendFile unlink unlinkSync rm rmSync readdir readdirSync sendFile sendfile download
; unless: startsWith relative isAbsolute root
; needs: req request ctx event
; sources: $request
; sinks: *.readFile(0) *.readFileSync(0) *.createReadStream(0) *.createWriteStream(0) *.writeFile(0) *.writeFileSync(0) *.appendFile(0) *.unlink(0) *.unlinkSync(0) *.rmSync(0) *.readdir(0) *.readdirSync(0) res.sendFile(0) res.sendfile(0) res.download(0)
; cleaners: basename
; covers: js-path-from-request
; message: {source} chooses the file of {sink}
; help: Take path.basename of it, or resolve it and see that it stays inside the folder.
; tests: no
; found: app.get("/", (req, res) => { const file = path.join("data", req.query.name)\n fs.readFile(file, done) })
; found: function load(name) { return fs.readFileSync("data/" + name) }\napp.get("/:n", (req, res) => res.send(load(req.params.n)))
; clean: app.get("/", (req, res) => { fs.readFile(path.join("data", path.basename(req.query.name)), done) })
; clean: app.get("/", (req, res) => { fs.readFile("data/list.json", done)\n log(req.query.name) })
; clean: app.post("/", (req, res) => { fs.writeFile("data/last.json", JSON.stringify(req.body), done) })

; rule: js-fetch-flow
; severity: error
; confidence: low
; cwe: 918
; needs: fetch axios got needle superagent request http https
; needs: req request ctx event
; sources: req.query req.params req.body req.param request.query request.params request.body ctx.query ctx.params ctx.request.body ctx.request.query event.queryStringParameters event.pathParameters event.body
; sinks: fetch(0) axios.get(0) axios.post(0) axios.put(0) axios.head(0) got(0) got.get(0) got.post(0) needle.get(0) needle(1) superagent.get(0) superagent.post(0) http.get(0) https.get(0)
; cleaners: assertPublic isAllowedHost
; covers: js-fetch-from-request
; message: the server fetches an address that the request names: {source}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: app.get("/", async (req, res) => { const target = req.query.url\n const page = await fetch(target) })
; found: async function load(url) { return axios.get(url) }\napp.post("/", async (req, res) => res.json(await load(req.body.url)))
; clean: app.get("/", async (req, res) => { const page = await fetch("https://api.invalid/?q=" + encodeURIComponent(req.query.q)) })
; clean: app.get("/", async (req, res) => { const page = await fetch(SITES[Number(req.query.site)]) })
; clean: app.post("/", async (req, res) => { await axios.post("https://api.invalid/items", req.body) })
; clean: app.post("/", (req, res) => { request({ url: "https://api.invalid/items", body: { item: req.body.item } }) })

; rule: js-redirect-flow
; severity: warning
; confidence: low
; cwe: 601
; needs: redirect
; unless: startsWith
; needs: req request ctx event
; sources: req.query req.params req.body req.param request.query request.params request.body ctx.query ctx.params ctx.request.body ctx.request.query
; sinks: res.redirect(*) response.redirect(*) ctx.redirect(0) reply.redirect(*)
; cleaners: stringify
; covers: js-open-redirect
; message: a redirect goes wherever the request says: {source}
; help: Accept only paths of this site, or names from a list.
; tests: no
; found: app.get("/", (req, res) => { const next = req.query.next || "/"\n res.redirect(next) })
; found: function back(res, url) { res.redirect(302, url) }\napp.post("/", (req, res) => back(res, req.body.returnTo))
; clean: app.get("/", (req, res) => { res.redirect("/items") })
; clean: app.get("/", (req, res) => { res.redirect(PAGES[Number(req.query.page)]) })
; clean: app.get("/", (req, res) => { res.redirect("/items?n=" + encodeURIComponent(req.query.n)) })

; rule: js-reflected-flow
; severity: error
; confidence: low
; cwe: 79
; needs: send write end
; needs: req request ctx event
; sources: req.query req.params req.param request.query request.params ctx.query ctx.params
; sinks: res.send(0) res.write(0) res.end(0) response.send(0) response.write(0) response.end(0)
; cleaners: stringify render escapeHtml renderToString find findOne findById get
; covers: js-reflected-html
; message: {source} gets into the answer of {sink}, unescaped
; help: Answer with a template that escapes, with res.json, or escape the value first.
; tests: no
; found: app.get("/", (req, res) => { const name = req.query.name\n res.send("<h1>" + name + "</h1>") })
; found: function page(title) { return `<h1>${title}</h1>` }\napp.get("/:t", (req, res) => res.send(page(req.params.t)))
; clean: app.get("/", (req, res) => { res.send("<h1>" + escapeHtml(req.query.name) + "</h1>") })
; clean: app.get("/", (req, res) => { res.send({ n: 1 })\n log(req.query.name) })
; clean: app.get("/", (req, res) => { res.send(JSON.stringify(req.query)) })

; rule: js-page-flow
; severity: error
; confidence: high
; cwe: 79
; needs: innerHTML outerHTML insertAdjacentHTML write writeln html
; needs: location URL documentURI referrer URLSearchParams
; sources: location.hash location.search location.href document.URL document.documentURI document.referrer window.name URLSearchParams
; sinks: *.innerHTML= *.outerHTML= *.insertAdjacentHTML(1) document.write(0) document.writeln(0) *.createContextualFragment(0)
; cleaners: DOMPurify.sanitize purify.sanitize
; covers: js-inner-html js-insert-html
; message: {source} becomes HTML through {sink}
; help: Set textContent, or clean the HTML with DOMPurify.sanitize first.
; tests: no
; found: const name = location.hash.slice(1)\nbox.innerHTML = name
; found: const params = new URLSearchParams(location.search)\nconst q = params.get("q")\nbox.innerHTML = "<b>" + q + "</b>"
; found: function show(text) { document.write(text) }\nshow(decodeURIComponent(location.search))
; clean: const name = location.hash.slice(1)\nbox.textContent = name
; clean: const name = location.hash.slice(1)\nbox.innerHTML = DOMPurify.sanitize(name)
; clean: const page = Number(location.hash.slice(1))\nbox.innerHTML = "<b>" + page + "</b>"

; rule: js-nosql-flow
; severity: error
; confidence: medium
; cwe: 943
; needs: findOne findOneAndUpdate findOneAndDelete deleteOne deleteMany updateOne updateMany countDocuments
; needs: req request ctx event
; sources: req.body req.query request.body request.query ctx.request.body ctx.query
; sinks: *.findOne(0) *.findOneAndUpdate(0) *.findOneAndDelete(0) *.deleteOne(0) *.deleteMany(0) *.updateOne(0) *.updateMany(0) *.countDocuments(0)
; cleaners: String toString trim toLowerCase ObjectId mongoose.Types.ObjectId sanitize sanitizeFilter parse hash
; unless: joi Joi zod celebrate validationResult ajv mongoSanitize typeorm sequelize
; covers: js-nosql-filter
; message: {source} gets into the filter of {sink}, where an object may stand for a value
; help: Make each value a string or a number first, or write { name: { $eq: value } } for a value that was checked.
; tests: no
; found: app.post("/login", async (req, res) => { const user = await User.findOne({ name: req.body.name, password: req.body.password }) })
; found: app.post("/", async (req, res) => { const filter = req.body\n await users.deleteMany(filter) })
; clean: app.post("/login", async (req, res) => { const user = await User.findOne({ name: String(req.body.name) }) })
; clean: app.get("/:id", async (req, res) => { const user = await User.findOne({ _id: req.params.id }) })

; rule: js-prototype-flow
; severity: error
; confidence: medium
; cwe: 1321
; needs: merge mergeWith defaultsDeep setWith set extend
; needs: req request ctx event
; sources: req.body req.query request.body request.query ctx.request.body
; sinks: _.merge(*) _.mergeWith(*) _.defaultsDeep(*) lodash.merge(*) lodash.mergeWith(*) lodash.defaultsDeep(*) lodash.set(1) _.set(1) _.setWith(1) jQuery.extend(2) deepmerge(*)
; cleaners: String toString trim
; covers: js-prototype-merge
; message: {source} can reach __proto__ through {sink}
; help: Copy the fields that are meant one by one, or check the data against a schema first.
; tests: no
; found: app.post("/", (req, res) => { const given = req.body\n _.merge(settings, given) })
; found: import { set } from "lodash"\napp.post("/", (req, res) => { set(settings, req.body.path, 1) })
; clean: app.post("/", (req, res) => { _.merge(settings, { name: String(req.body.name) }) })
; clean: app.post("/", (req, res) => { _.set(settings, "name", req.body.name) })

; rule: js-template-flow
; severity: error
; confidence: high
; cwe: 1336
; needs: render compile renderString template Template
; needs: ejs pug handlebars Handlebars nunjucks mustache lodash underscore doT eta
; needs: req request ctx event
; sources: $request
; sinks: ejs.render(0) ejs.compile(0) pug.render(0) pug.compile(0) handlebars.compile(0) Handlebars.compile(0) nunjucks.renderString(0) nunjucks.Template(0) _.template(0) lodash.template(0) underscore.template(0) doT.template(0)
; message: {source} is run as a template by {sink}
; help: Keep templates in files of your own, and hand over what users send as values.
; tests: no
; found: const ejs = require("ejs")\napp.get("/", (req, res) => { const page = "<h1>" + req.query.title + "</h1>"\n res.send(ejs.render(page)) })
; found: import nunjucks from "nunjucks"\nfunction show(text) { return nunjucks.renderString(text) }\napp.post("/", (req, res) => res.send(show(req.body.text)))
; clean: const ejs = require("ejs")\napp.get("/", (req, res) => { res.send(ejs.render(PAGE, { title: req.query.title })) })
; clean: const pug = require("pug")\napp.get("/", (req, res) => { const show = pug.compile("h1= title")\n res.send(show({ title: req.query.title })) })

; rule: js-xpath-flow
; severity: error
; confidence: medium
; cwe: 643
; needs: xpath
; needs: req request ctx event
; sources: $request
; sinks: xpath.select(0) xpath.select1(0) xpath.evaluate(0) xpath.parse(0) *.evaluate(0)
; message: {source} gets into an XPath expression
; help: Pass it as a variable of the expression: xpath.parse("//user[@name = $name]").select({ variables: { name } }).
; tests: no
; found: const xpath = require("xpath")\napp.get("/", (req, res) => { const q = "//user[@name='" + req.query.n + "']"\n res.json(xpath.select(q, doc)) })
; found: import xpath from "xpath"\nfunction find(name) { return xpath.select1(`//user[@name="${name}"]`, doc) }\napp.get("/:n", (req, res) => res.json(find(req.params.n)))
; clean: const xpath = require("xpath")\napp.get("/", (req, res) => { res.json(xpath.select("//user", doc)) })
; clean: const xpath = require("xpath")\napp.get("/", (req, res) => { const n = Number(req.query.n)\n res.json(xpath.select("//user[" + n + "]", doc)) })
