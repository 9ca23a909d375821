;; Podium's own rules for Kotlin; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.
;; The grammar reads `$name` in a text of one line as plain text; rules about built text ask for it with `says?`.

; words: literal = string_content escape_sequence number_literal float_literal character_literal boolean_literal user_type nullable_type type_arguments line_comment block_comment type_test
; words: text = string_literal multiline_string_literal
; words: composed = interpolation binary_expression unary_expression parenthesized_expression if_expression as_expression index_expression collection_literal spread_expression
; words: functions = lambda_literal anonymous_function
; words: subscript = index_expression
; words: comparison = is_expression in_expression
; words: conditional = if_expression when_expression
; words: choosing = ?:
; words: assignment = assignment
; words: blocks = block function_body lambda_literal if_expression when_entry for_statement while_statement do_while_statement catch_block class_body source_file
; words: loops = for_statement while_statement do_while_statement
; words: getters = get getOrDefault getOrElse getProperty getAttribute getValue
; words: name = identifier this_expression
; words: member = navigation_expression
; words: call = call_expression
; words: join = binary_expression
; words: arguments = value_arguments
; words: argument = value_argument
; words: text-methods = toString trim trimIndent trimMargin lowercase uppercase toLowerCase toUpperCase substring replace replaceFirst concat format plus append appendLine insert repeat joinToString valueOf toByteArray encodeToByteArray toCharArray decodeToString String StringBuilder listOf arrayOf mutableListOf arrayListOf byteArrayOf orEmpty removePrefix removeSuffix
; words: carriers = decode decodeBase64 getDecoder getEncoder doFinal requireNotNull checkNotNull ofNullable orElse split File URL URI Path Paths get of resolve Uri parse toUri toURL first last single let also apply run buildString setOf mapOf toList toTypedArray ByteArrayInputStream StringReader InputStreamReader Regex toHttpUrl
; words: formatters = format plus append appendLine joinToString concat
; words: pure = null true false size length count hashCode simpleName qualifiedName javaClass ordinal toInt toLong toIntOrNull toLongOrNull toDouble toBoolean toUUID currentTimeMillis nanoTime randomUUID File.separator lineSeparator quoteIdentifier quote tableName
; words: cleaners = toInt toIntOrNull toLong toLongOrNull toDouble toDoubleOrNull toFloat toShort toByte toBoolean toBooleanStrict toBigDecimal toUUID parseInt parseLong fromString size length hashCode equals isEmpty isBlank isNullOrEmpty isNullOrBlank contains containsKey startsWith endsWith matches indexOf compareTo exists encodeURLParameter encodeURLPath
; words: plain-types = Int Long Short Boolean Float Double UInt ULong UShort UUID Uuid BigInteger BigDecimal LocalDate LocalDateTime LocalTime Instant ZonedDateTime OffsetDateTime Duration DayOfWeek Month YearMonth HttpMethod Direction
; words: plain-units = Byte UByte Char
; words: plain-holders = Optional List Set Collection Iterable MutableList IntArray Array
; words: captured = (?<!\\)\$([A-Za-z_]\w*)
; words: request = call.parameters call.request call.receive call.receiveText call.receiveParameters call.receiveMultipart call.receiveNullable call.receiveStream *.call.parameters *.call.request *.getParameter *.getParameterValues *.getParameterMap *.getQueryString *.getCookies request.getHeader request.headers request.queryParameters request.queryParam request.pathVariable request.body request.query request.path request.reader request.inputStream request.queryString request.cookies req.getHeader req.query req.path req.header req.queryParams req.params ctx.queryParam ctx.pathParam ctx.formParam ctx.header ctx.cookie ctx.body intent.getStringExtra intent.data intent.extras intent.getParcelableExtra
; words: source-parameters = @RequestParam @PathVariable @RequestHeader @RequestBody @CookieValue @ModelAttribute @QueryParam @PathParam @FormParam @HeaderParam @CookieParam @QueryValue
; words: sql-names = table tableName columns columnNames column columnName fields placeholders where whereClause orderBy schema schemaName limit offset

; rule: kotlin-shell
; severity: error
; confidence: high
; cwe: 78
; needs: exec ProcessBuilder command
; at: \b(?:exec|ProcessBuilder|command|arrayOf|listOf)\s*\(
; message: a shell runs the text {command}
; help: Start the program itself and give its arguments one by one to ProcessBuilder; then no shell reads them.
; tests: no
; found: fun f(n: String) { ProcessBuilder("sh", "-c", "ls " + n).start() }
; found: fun f(n: String) { Runtime.getRuntime().exec(arrayOf("/bin/bash", "-c", "cat $n")) }
; found: fun f(n: String) { ProcessBuilder(listOf("sh", "-c", "cat ${n}")) }
; clean: fun f() { ProcessBuilder("sh", "-c", "ls | wc").start() }
; clean: fun f(n: String) { ProcessBuilder("ls", n).start() }
((call_expression . (_) @callee (value_arguments
    . (value_argument (string_literal) @shell) . (value_argument (string_literal) @flag) . (value_argument (_) @command))) @finding
  (#match? @callee "(^|\\.)(ProcessBuilder|command|listOf|arrayOf)$") (#match? @shell "(?i)^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|cmd|powershell)(\\.exe)?\"$")
  (#match? @flag "(?i)^\"(-l?c|/c|-Command)\"$") (#dynamic? @command))
((call_expression . (_) @callee (value_arguments
    . (value_argument (string_literal) @shell) . (value_argument (string_literal) @flag) . (value_argument (_) @command))) @finding
  (#match? @callee "(^|\\.)(ProcessBuilder|command|listOf|arrayOf)$") (#match? @shell "(?i)^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|cmd|powershell)(\\.exe)?\"$")
  (#match? @flag "(?i)^\"(-l?c|/c|-Command)\"$") (#not-dynamic? @command) (#says? @command "^\"[^\"]*\\$[a-z]\\w*"))

; rule: kotlin-command-text
; severity: error
; confidence: high
; cwe: 78
; needs: exec
; needs: Runtime getRuntime runtime
; at: \bexec\s*\(
; message: the command line of exec is put together from text
; help: Give the program and its arguments one by one: ProcessBuilder("ls", name).
; tests: no
; found: fun f(n: String) { Runtime.getRuntime().exec("ls " + n) }
; found: fun f(n: String) { Runtime.getRuntime().exec("ls $n") }
; found: fun f(n: String) {\n val c = "ping ${n}"\n Runtime.getRuntime().exec(c)\n}
; clean: fun f(n: String) { Runtime.getRuntime().exec(arrayOf("ls", n)) }
; clean: fun f() { Runtime.getRuntime().exec("ls -l") }
((call_expression (navigation_expression (_) @runtime . (identifier) @method .) (value_arguments . (value_argument (_) @command))) @finding
  (#eq? @method "exec") (#match? @runtime "(^|\\.)getRuntime\\(\\)$|^(r|rt|runtime)$") (#built? @command))
((call_expression (navigation_expression (_) @runtime . (identifier) @method .) (value_arguments . (value_argument (_) @command))) @finding
  (#eq? @method "exec") (#match? @runtime "(^|\\.)getRuntime\\(\\)$|^(r|rt|runtime)$") (#not-built? @command) (#says? @command "^\"[^\"]*\\$[a-z]\\w*"))

; rule: kotlin-sql-built
; severity: error
; confidence: medium
; cwe: 89
; needs: execute executeQuery executeUpdate prepareStatement rawQuery execSQL exec createQuery createNativeQuery query queryForObject queryForList update
; needs: SELECT select INSERT insert UPDATE update DELETE delete DROP drop ALTER alter CREATE create WITH Select Insert Update Delete
; at: \b(?:execute\w*|prepareStatement|rawQuery|execSQL|exec|create(?:Native)?Query|query\w*|update)\s*\(
; message: the SQL of {method} is put together from text
; help: Write ? for the values and pass them as arguments; take names of tables only from a fixed list.
; tests: no
; found: fun f(s: Statement, n: String) { s.executeQuery("SELECT * FROM users WHERE name = '" + n + "'") }
; found: fun f(db: SQLiteDatabase, n: String) { db.rawQuery("SELECT * FROM users WHERE name = '$n'", null) }
; found: fun f(db: SQLiteDatabase, n: String) {\n val sql = "DELETE FROM t WHERE id = ${n}"\n db.execSQL(sql)\n}
; clean: fun f(db: SQLiteDatabase, n: String) { db.rawQuery("SELECT * FROM users WHERE name = ?", arrayOf(n)) }
; clean: fun f(s: Statement, id: Int) { s.executeQuery("SELECT * FROM t WHERE id = " + id) }
; clean: fun f(s: Statement, id: Int) { s.executeQuery("SELECT * FROM t WHERE id = $id") }
; clean: fun f(s: Statement, id: java.util.UUID?) { s.executeQuery("SELECT * FROM t WHERE id = '$id'") }
; clean: fun f(s: Statement, n: String) {\n val by = if (n in columns) n else "id"\n s.executeQuery("SELECT * FROM t ORDER BY $by") }
; clean: fun f(s: Statement) { s.executeQuery("SELECT * FROM $TABLE WHERE a = 1") }
; clean: fun f(s: Statement, tableName: String) { s.executeQuery("SELECT * FROM $tableName WHERE a = ?") }
((call_expression (navigation_expression (identifier) @method .) (value_arguments . (value_argument (_) @query))) @finding
  (#match? @method "^(execute(Query|Update)?|prepareStatement|rawQuery|execSQL|exec|create(Native)?Query|query(ForObject|ForList|ForMap)?|update)$")
  (#says? @query "(?is)^\"+\\s*\\(?(select\\s.*|insert\\s+into|replace\\s+into|update\\s+.*|delete\\s+from|drop\\s+\\w+|alter\\s+\\w+|with\\s+\\w+\\s+as)")
  (#says? @query "(?i)(=|<|>|,|\\b(like|limit|offset|by|values?|in)\\b\\s*\\(?)\\s*['%]{0,2}(\"+$|\\$\\{|\\$[a-z]|%s)")
  (#built? @query "$sql-names"))

; rule: kotlin-script-eval
; severity: error
; confidence: medium
; cwe: 95
; needs: ScriptEngine ScriptEngineManager GroovyShell evaluateJavascript SpelExpressionParser parseExpression
; at: \b(?:eval|evaluate|evaluateJavascript|parseExpression)\s*\(
; message: {method} runs text that is put together as code
; help: Pass the values as data (JSON, bindings), or pick behaviour from a table of functions.
; tests: no
; found: fun f(engine: ScriptEngine, n: String) { engine.eval("f(" + n + ")") }
; found: fun f(w: WebView, n: String) { w.evaluateJavascript("show('$n')", null) }
; found: fun f(w: WebView, n: String) { w.evaluateJavascript("show('${n}')", null) }
; clean: fun f(engine: ScriptEngine) { engine.eval("f(n)") }
; clean: fun f(w: WebView) { w.evaluateJavascript("show()", null) }
((call_expression (navigation_expression (_) @object . (identifier) @method .) (value_arguments . (value_argument (_) @code))) @finding
  (#any-of? @method "eval" "evaluate" "evaluateJavascript" "parseExpression") (#not-match? @object "(?i)xpath|xp$") (#built? @code))
((call_expression (navigation_expression (_) @object . (identifier) @method .) (value_arguments . (value_argument (string_literal) @code))) @finding
  (#any-of? @method "eval" "evaluateJavascript" "parseExpression") (#not-built? @code) (#match? @code "\\$[a-z]\\w*"))

; rule: kotlin-object-input
; severity: warning
; confidence: medium
; cwe: 502
; needs: ObjectInputStream XMLDecoder enableDefaultTyping
; needs: Socket HttpServletRequest ApplicationCall MultipartFile receiveStream RequestBody XMLDecoder enableDefaultTyping Intent
; unless: setObjectInputFilter ObjectInputFilter
; at: \b(?:ObjectInputStream|XMLDecoder|enableDefaultTyping)\s*\(
; message: {callee} makes whatever objects its data asks for
; help: Send JSON or another plain format, or set an ObjectInputFilter that names the classes that are meant.
; tests: no
; found: import java.net.Socket\nfun f(s: Socket): Any { return ObjectInputStream(s.getInputStream()).readObject() }
; found: fun f(m: ObjectMapper) { m.enableDefaultTyping() }
; clean: fun f(p: Path): Any { return ObjectInputStream(Files.newInputStream(p)).readObject() }
; clean: import java.net.Socket\nfun f(s: Socket) { DataInputStream(s.getInputStream()).readInt() }
((call_expression . (_) @callee (value_arguments)) @finding
  (#match? @callee "(^|\\.)(ObjectInputStream|XMLDecoder)$|\\.enableDefaultTyping$"))

; rule: kotlin-xml-entities
; severity: warning
; confidence: medium
; cwe: 611
; needs: DocumentBuilderFactory SAXParserFactory XMLInputFactory
; needs: parse createXMLStreamReader createXMLEventReader
; unless: setFeature setAttribute setProperty isExpandEntityReferences ACCESS_EXTERNAL_DTD SUPPORT_DTD FEATURE_SECURE_PROCESSING
; at: \b(?:newInstance|newFactory|newDefaultInstance)\s*\(
; message: this parser follows entities, which can read files and fetch addresses
; help: Call setFeature("http://apache.org/xml/features/disallow-doctype-decl", true) on it.
; tests: no
; found: fun f(i: InputStream) { DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(i) }
; found: fun f(i: InputStream) { XMLInputFactory.newFactory().createXMLStreamReader(i) }
; clean: fun f(i: InputStream) {\n val d = DocumentBuilderFactory.newInstance()\n d.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true)\n d.newDocumentBuilder().parse(i)\n}
; clean: fun f() { DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument() }
((call_expression . (navigation_expression (_) @factory . (identifier) @method .)) @finding
  (#match? @factory "(^|\\.)(DocumentBuilderFactory|SAXParserFactory|XMLInputFactory)$")
  (#any-of? @method "newInstance" "newFactory" "newDefaultInstance"))

; rule: kotlin-weak-hash
; severity: warning
; confidence: medium
; cwe: 328
; needs: MessageDigest DigestUtils
; at: \b(?:getInstance|md5\w*|sha1Hex)\s*\(
; message: {algorithm} is a broken hash: two texts with the same value can be made
; help: Use SHA-256 or better; for passwords use PBKDF2, bcrypt or Argon2.
; tests: no
; found: fun f() { MessageDigest.getInstance("MD5") }
; found: fun f(s: String) { java.security.MessageDigest.getInstance("SHA-1").digest(s.toByteArray()) }
; clean: fun f() { MessageDigest.getInstance("SHA-256") }
; clean: fun f(s: String) { MessageDigest.getInstance(s) }
((call_expression (navigation_expression (_) @class . (identifier) @method .) (value_arguments . (value_argument (string_literal) @algorithm))) @finding
  (#match? @class "(^|\\.)MessageDigest$") (#eq? @method "getInstance") (#match? @algorithm "(?i)^\"(MD[245]|SHA-?1?)\"$"))
((call_expression (navigation_expression (_) @class . (identifier) @algorithm .)) @finding
  (#match? @class "(^|\\.)DigestUtils$") (#match? @algorithm "^(md5(Hex)?|sha1(Hex)?)$"))

; rule: kotlin-weak-cipher
; severity: error
; confidence: high
; cwe: 327
; needs: Cipher KeyGenerator SecretKeyFactory
; at: \bgetInstance\s*\(
; message: {algorithm} does not hide what it encrypts
; help: Use AES/GCM/NoPadding with a new nonce for each message.
; tests: no
; found: fun f() { Cipher.getInstance("AES/ECB/PKCS5Padding") }
; found: fun f() { javax.crypto.Cipher.getInstance("DES/CBC/PKCS5Padding") }
; found: fun f() { KeyGenerator.getInstance("DESede") }
; clean: fun f() { Cipher.getInstance("AES/GCM/NoPadding") }
; clean: fun f() { Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding") }
; clean: fun f() { KeyGenerator.getInstance("AES") }
((call_expression (navigation_expression (_) @class . (identifier) @method .) (value_arguments . (value_argument (_) @algorithm))) @finding
  (#match? @class "(^|\\.)(Cipher|KeyGenerator|SecretKeyFactory)$") (#eq? @method "getInstance")
  (#says? @algorithm "(?i)^\"((DES|DESede|RC2|RC4|ARCFOUR|Blowfish)(/.*)?|AES/ECB/.*)\"$"))
((call_expression (navigation_expression (_) @class . (identifier) @method .) (value_arguments . (value_argument (string_literal) @algorithm))) @finding
  (#match? @class "(^|\\.)Cipher$") (#eq? @method "getInstance") (#eq? @algorithm "\"AES\""))

; rule: kotlin-fixed-key
; severity: error
; confidence: high
; cwe: 321
; needs: SecretKeySpec PBEKeySpec IvParameterSpec
; at: \b(?:SecretKeySpec|PBEKeySpec|IvParameterSpec)\s*\(
; message: {key} stands in the code, where all who have the program can read it
; help: Read the key from a key store; make a start value anew for each message with SecureRandom.
; tests: no
; found: fun f() { SecretKeySpec("0123456789abcdef".toByteArray(), "AES") }
; found: fun f() {\n val key = "s3cr3t-s3cr3t-16"\n SecretKeySpec(key.toByteArray(), "AES")\n}
; found: fun f() { IvParameterSpec("0123456789abcdef".toByteArray()) }
; clean: fun f(key: ByteArray) { SecretKeySpec(key, "AES") }
; clean: fun f() { SecretKeySpec(System.getenv("KEY").toByteArray(), "AES") }
; clean: fun f(iv: ByteArray) { IvParameterSpec(iv) }
; clean: fun f(name: String) { SecretKeySpec("key-$name".toByteArray(), "AES") }
((call_expression . (_) @callee (value_arguments . (value_argument (_) @key))) @finding
  (#match? @callee "(^|\\.)(SecretKeySpec|PBEKeySpec|IvParameterSpec)$") (#says? @key "^\"[^$]{4,}\"$") (#not-dynamic? @key))

; rule: kotlin-random-secret
; severity: error
; confidence: medium
; cwe: 338
; needs: Random random nextInt nextLong nextBytes
; at: \b(?:Random|random|nextInt|nextLong|nextBytes)\b
; message: {name} comes from a generator that can be predicted
; help: Use java.security.SecureRandom.
; tests: no
; found: fun f() { val token = Random.nextLong().toString(16) }
; found: fun f() { val password = (1..8).map { chars.random() }.joinToString("") }
; found: fun f() { this.sessionId = "s" + java.util.Random().nextLong() }
; clean: fun f(r: SecureRandom) { val token = r.nextLong().toString(16) }
; clean: fun f() { val index = Random.nextInt(10) }
; clean: fun f() { val tokens = list.random() }
((property_declaration (variable_declaration . (identifier) @name) "=" . (_) @value) @finding
  (#match? @name "(?i)^(\\w*(password|passwd|secret|token|nonce|salt|otp|apikey|sessionid|csrf)|(reset|verification|activation|login|access|confirm)code)$")
  (#match? @value "(^|[^.\\w])(java\\.util\\.|kotlin\\.random\\.)?Random(\\(\\))?\\.next|\\.random\\(\\)\\s*\\}|\\bMath\\.random\\(|\\bThreadLocalRandom\\b"))
((assignment left: (_) @name right: (_) @value) @finding
  (#match? @name "(?i)^(this\\.)?(\\w*(password|passwd|secret|token|nonce|salt|otp|apikey|sessionid|csrf)|(reset|verification|activation|login|access|confirm)code)$")
  (#match? @value "(^|[^.\\w])(java\\.util\\.|kotlin\\.random\\.)?Random(\\(\\))?\\.next|\\.random\\(\\)\\s*\\}|\\bMath\\.random\\(|\\bThreadLocalRandom\\b"))

; rule: kotlin-tls-trust-all
; severity: error
; confidence: high
; cwe: 295
; needs: checkServerTrusted hostnameVerifier HostnameVerifier ALLOW_ALL_HOSTNAME_VERIFIER InsecureTrustManagerFactory onReceivedSslError
; at: \b(?:checkServerTrusted|[hH]ostnameVerifier|setDefaultHostnameVerifier|InsecureTrustManagerFactory|onReceivedSslError)\b
; message: whoever is in between can pose as the server: {finding} checks nothing
; help: Leave the platform's checks in place, and add a private authority to a key store or a certificate pinner.
; tests: no
; found: val t = object : X509TrustManager {\n override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) {}\n}
; found: fun f(b: OkHttpClient.Builder) { b.hostnameVerifier { _, _ -> true } }
; found: class C : WebViewClient() {\n override fun onReceivedSslError(view: WebView, handler: SslErrorHandler, error: SslError) { handler.proceed() }\n}
; clean: val t = object : X509TrustManager {\n override fun checkServerTrusted(chain: Array<X509Certificate>, type: String) { inner.checkServerTrusted(chain, type) }\n}
; clean: fun f(b: OkHttpClient.Builder) { b.hostnameVerifier { host, session -> host == session.peerHost } }
((function_declaration name: (identifier) @finding (function_body) @body)
  (#eq? @finding "checkServerTrusted") (#match? @body "^(\\{\\s*((//[^\\n]*\\n|/\\*([^*]|\\*[^/])*\\*/)\\s*)*(return;?)?\\s*\\}|=\\s*Unit)$"))
((function_declaration name: (identifier) @finding (function_body (block . (call_expression (navigation_expression (identifier) @method .)) .)))
  (#eq? @finding "onReceivedSslError") (#eq? @method "proceed"))
((call_expression . (_) @finding (annotated_lambda (lambda_literal) @body))
  (#match? @finding "(^|\\.)(set(Default|SSL)?)?[hH]ostnameVerifier$") (#match? @body "->\\s*true\\s*\\}$|^\\{\\s*true\\s*\\}$"))
((call_expression . (_) @callee (value_arguments . (value_argument (lambda_literal) @body))) @finding
  (#match? @callee "(^|\\.)(set(Default|SSL)?)?[hH]ostnameVerifier$") (#match? @body "->\\s*true\\s*\\}$|^\\{\\s*true\\s*\\}$"))
((navigation_expression (_) @class . (identifier) @field .) @finding
  (#match? @class "(^|\\.)InsecureTrustManagerFactory$") (#eq? @field "INSTANCE"))

; rule: kotlin-cookie-open
; severity: warning
; confidence: high
; cwe: 614
; needs: secure httpOnly isHttpOnly setSecure
; needs: cookie Cookie cookies Cookies
; at: \b(?:secure|httpOnly|isHttpOnly|setSecure|setHttpOnly)\s*(?:\(|=)\s*false
; message: {finding} lets the cookie be sent without encryption or be read by scripts
; help: Set secure and httpOnly to true.
; tests: no
; found: fun f(c: Cookie) { c.setSecure(false) }
; found: fun f() { install(Sessions) { cookie<S>("S") { cookie.httpOnly = false } } }
; found: fun f(cookie: Cookie) { cookie.secure = false }
; clean: fun f(cookie: Cookie) { cookie.secure = true }
; clean: fun f(c: Cookie, on: Boolean) { c.setSecure(on) }
((call_expression (navigation_expression (identifier) @method .) (value_arguments . (value_argument (identifier) @off) .)) @finding
  (#any-of? @method "setSecure" "setHttpOnly") (#eq? @off "false"))
((assignment left: (navigation_expression (_) @object . (identifier) @property .) right: (_) @off) @finding
  (#match? @object "(?i)cookie$") (#any-of? @property "secure" "httpOnly" "isHttpOnly") (#eq? @off "false"))

; rule: kotlin-csrf-off
; severity: warning
; confidence: medium
; cwe: 352
; needs: csrf
; message: other sites can act in the user's name
; help: Leave the check on where a cookie tells who the user is; it may go where each call carries a token in a header.
; tests: no
; found: fun f(http: HttpSecurity) { http.csrf().disable() }
; found: fun f(http: HttpSecurity) { http.csrf { it.disable() } }
; found: fun f(http: HttpSecurity) { http { csrf { disable() } } }
; clean: fun f(http: HttpSecurity) { http { csrf { ignoringRequestMatchers("/hook") } } }
; clean: fun f(http: HttpSecurity) { http.cors().disable() }
((call_expression . (navigation_expression (call_expression . (_) @csrf) . (identifier) @method .)) @finding
  (#match? @csrf "(^|\\.)csrf$") (#eq? @method "disable"))
((call_expression . (_) @csrf (annotated_lambda (lambda_literal) @body)) @finding
  (#match? @csrf "(^|\\.)csrf$") (#match? @body "^\\{\\s*(\\w+\\s*->\\s*)?(\\w+\\.)?disable\\(\\)\\s*\\}$"))

; rule: kotlin-cors-any
; severity: warning
; confidence: high
; cwe: 942
; needs: anyHost allowCredentials
; at: \banyHost\s*\(|\ballowCredentials\s*=
; message: any site may call this with the user's cookies
; help: Name the hosts that are meant with allowHost.
; tests: no
; found: fun f() { install(CORS) {\n anyHost()\n allowCredentials = true\n } }
; found: fun f() { install(CORS) {\n allowCredentials = true\n anyHost()\n } }
; clean: fun f() { install(CORS) {\n allowHost("shop.invalid")\n allowCredentials = true\n } }
; clean: fun f() { install(CORS) {\n anyHost()\n } }
((lambda_literal (call_expression . (identifier) @any) @finding (assignment left: (identifier) @credentials right: (_) @on))
  (#eq? @any "anyHost") (#eq? @credentials "allowCredentials") (#eq? @on "true"))
((lambda_literal (assignment left: (identifier) @credentials right: (_) @on) (call_expression . (identifier) @any) @finding)
  (#eq? @any "anyHost") (#eq? @credentials "allowCredentials") (#eq? @on "true"))

; rule: kotlin-webview-open
; severity: warning
; confidence: high
; cwe: 749
; needs: allowUniversalAccessFromFileURLs allowFileAccessFromFileURLs setWebContentsDebuggingEnabled MODE_WORLD_READABLE MODE_WORLD_WRITEABLE
; message: {finding} lets others reach what they must not
; help: Leave it off in what is shipped.
; tests: no
; found: fun f(w: WebView) { w.settings.allowUniversalAccessFromFileURLs = true }
; found: fun f() { WebView.setWebContentsDebuggingEnabled(true) }
; found: fun f() { openFileOutput("a", Context.MODE_WORLD_READABLE) }
; clean: fun f(w: WebView) { w.settings.allowUniversalAccessFromFileURLs = false }
; clean: fun f() { WebView.setWebContentsDebuggingEnabled(BuildConfig.DEBUG) }
((assignment left: (_) @property right: (_) @on) @finding
  (#match? @property "(^|\\.)(allowUniversalAccessFromFileURLs|allowFileAccessFromFileURLs)$") (#eq? @on "true"))
((call_expression . (_) @callee (value_arguments . (value_argument (identifier) @on) .)) @finding
  (#match? @callee "(^|\\.)setWebContentsDebuggingEnabled$") (#eq? @on "true"))
((value_argument (_) @finding) (#match? @finding "^(Context\\.)?MODE_WORLD_(READ|WRITE)ABLE$"))

; rule: kotlin-log-secret
; severity: warning
; confidence: medium
; cwe: 532
; needs: log Log logger Timber LOG
; at: (?:[Ll][Oo][Gg]\w{0,20}|Timber)\.\w{1,20}\s*[({][^;\n]{0,300}?(?:assword|asswd|ecret|oken|[Pp]i_?[Kk]ey|assphrase|rivate_?[Kk]ey)
; message: {finding} writes a secret to the log
; help: Leave it out, or log only whether it is set.
; tests: no
; found: fun f(password: String) { logger.info("login $password") }
; found: fun f(accessToken: String) { Log.d("auth", "token " + accessToken) }
; found: fun f(u: User) { log.warn("bad ${u.password}") }
; clean: fun f(user: String) { logger.info("wrong password for $user") }
; clean: fun f(count: Int) { log.info("tokens: $count") }
((call_expression (navigation_expression (_) @logger . (identifier) @level .) (value_arguments (value_argument [
      (identifier) @secret
      (string_literal (interpolation [(identifier) @secret (navigation_expression (identifier) @secret .)]))
      (binary_expression right: [(identifier) @secret (navigation_expression (identifier) @secret .)])
    ]))) @finding
  (#match? @logger "(?i)^(this\\.)?(_?log(ger)?|timber)$") (#match? @level "^(trace|debug|info|warn|error|d|i|v|w|e)$")
  (#match? @secret "^(\\w*[Pp]assword|[Pp]asswd|[Pp]assphrase|[Ss]ecretKey|[Cc]lientSecret|[Aa]piKey|([Aa]ccess|[Aa]uth|[Rr]efresh|[Ss]ession|[Aa]pi|[Bb]earer)Token|[Pp]rivateKey)$"))
((call_expression (navigation_expression (_) @logger . (identifier) @level .) (value_arguments (value_argument (string_literal) @text))) @finding
  (#match? @logger "(?i)^(this\\.)?(_?log(ger)?|timber)$") (#match? @level "^(trace|debug|info|warn|error|d|i|v|w|e)$")
  (#match? @text "\\$(\\w*[Pp]assword|passwd|passphrase|secretKey|clientSecret|apiKey|(access|auth|refresh|session|api|bearer)Token|privateKey)\\b"))

; rule: kotlin-archive-member
; severity: warning
; confidence: medium
; cwe: 22
; needs: ZipEntry ZipInputStream ZipFile TarArchiveEntry nextEntry
; unless: normalize canonicalPath canonicalFile startsWith toRealPath
; at: \b(?:File|resolve)\s*\(
; message: a file is written where the archive says: {path}
; help: Normalize the path and see that it starts with the folder that is meant.
; tests: no
; found: import java.util.zip.ZipEntry\nfun f(dir: File, entry: ZipEntry) { File(dir, entry.name).outputStream() }
; found: import java.util.zip.ZipInputStream\nfun f(dir: Path, entry: ZipEntry) { Files.copy(zip, dir.resolve(entry.name)) }
; clean: import java.util.zip.ZipEntry\nfun f(dir: File, entry: ZipEntry) {\n val out = File(dir, entry.name)\n check(out.canonicalPath.startsWith(dir.canonicalPath))\n}
; clean: import java.util.zip.ZipEntry\nfun f(dir: File, file: File) { File(dir, file.name) }
((call_expression . (_) @callee (value_arguments (value_argument (navigation_expression (_) @entry . (identifier) @name .) @path) .)) @finding
  (#match? @callee "(^|\\.)(File|resolve)$") (#match? @entry "(?i)^(\\w*entry|e|ze)$") (#eq? @name "name"))

; rule: kotlin-global-scope
; severity: information
; confidence: low
; cwe: 772
; needs: GlobalScope runBlocking
; at: \bGlobalScope\s*\.\s*(?:launch|async)\b
; message: nothing waits for this coroutine or cancels it
; help: Launch it in a scope that ends with its owner.
; tests: no
; found: fun f() { GlobalScope.launch { work() } }
; found: fun f() { GlobalScope.async { work() } }
; clean: fun f(scope: CoroutineScope) { scope.launch { work() } }
; clean: suspend fun f() { coroutineScope { launch { work() } } }
((navigation_expression (identifier) @scope . (identifier) @method .) @finding
  (#eq? @scope "GlobalScope") (#any-of? @method "launch" "async"))

; rule: kotlin-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: execute executeQuery executeUpdate prepareStatement rawQuery execSQL createQuery createNativeQuery queryForObject queryForList queryForMap exec query
; sources: $request
; sinks: *.executeQuery(0) *.executeUpdate(0) statement.execute(0) *.prepareStatement(0) *.rawQuery(0) *.execSQL(0) *.createQuery(0) *.createNativeQuery(0) *.queryForObject(0) *.queryForList(0) *.queryForMap(0) TransactionManager.current.exec(0) transaction.exec(0)
; covers: kotlin-sql-built
; message: {source} gets into the SQL of {sink}
; help: Write ? for the value and pass it as an argument; take names of tables from a fixed list.
; tests: no
; found: fun f(request: HttpServletRequest, s: Statement) { s.executeQuery("SELECT * FROM t WHERE n = '" + request.getParameter("n") + "'") }
; found: fun f(s: Statement) { get("/") {\n val n = call.parameters["n"]\n s.executeQuery("SELECT * FROM t WHERE n = '${n}'")\n } }
; found: fun f(@RequestParam n: String, jdbc: JdbcTemplate) { jdbc.queryForList("SELECT * FROM t WHERE n = '" + n + "'") }
; found: fun f(@PathVariable name: String) = jdbc.queryForList("SELECT * FROM u WHERE name = '$name'")
; clean: fun f(s: Connection) { get("/") {\n val n = call.parameters["n"]\n val p = s.prepareStatement("SELECT * FROM t WHERE n = ?")\n p.setString(1, n)\n } }
; clean: fun f(request: HttpServletRequest, s: Statement) { val n = request.getParameter("n")\n s.executeQuery("SELECT * FROM t WHERE n = " + n.toInt())\n}
; clean: fun f(@PathVariable id: Long) = jdbc.queryForList("SELECT * FROM u WHERE id = $id")
; clean: fun f(@PathVariable id: java.util.UUID?) = jdbc.queryForList("SELECT * FROM u WHERE id = " + id)
; clean: enum class Sort { NAME, AGE }\nfun f(@RequestParam sort: Sort) = jdbc.queryForList("SELECT * FROM u ORDER BY " + sort)
; clean: data class P(val page: Int, val sort: String)\nfun f(@RequestBody p: P) = jdbc.queryForList("SELECT * FROM u LIMIT ${p.page}")
; clean: fun f(@RequestParam x: String) { val by = if (x in allowed) x else "id"\n jdbc.queryForList("SELECT * FROM u ORDER BY " + by) }

; rule: kotlin-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: exec ProcessBuilder command
; sources: $request
; sinks: *.getRuntime.exec(*) runtime.exec(*) ProcessBuilder(*) *.ProcessBuilder(*) *.command(*)
; covers: kotlin-shell kotlin-command-text
; message: {source} gets into the command of {sink}
; help: Start a fixed program, and pick its arguments from a list of those that are meant.
; tests: no
; found: fun f() { get("/") {\n val n = call.parameters["n"]\n ProcessBuilder("sh", "-c", "ls ${n}").start()\n } }
; found: fun f(request: HttpServletRequest) { Runtime.getRuntime().exec("ping " + request.getParameter("h")) }
; clean: fun f() { get("/") {\n val n = call.parameters["n"]\n ProcessBuilder("ls", "-l").start()\n } }
; clean: fun f(request: HttpServletRequest) { val p = request.getParameter("p")\n ProcessBuilder("kill", "" + p.toInt()).start()\n}

; rule: kotlin-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: File FileInputStream FileOutputStream Paths Path Files
; sources: $request
; sinks: File(*) *.File(*) FileInputStream(0) FileOutputStream(0) FileReader(0) FileWriter(0) Paths.get(*) Path.of(*) Path(*) Files.readAllBytes(0) Files.readString(0) Files.newInputStream(0) Files.delete(0)
; cleaners: name fileName normalize canonicalPath toRealPath getName
; message: {source} gets into the path of {sink}
; help: Take only the last name of it, or normalize the path and see that it starts with the folder that is meant.
; tests: no
; found: fun f() { get("/") {\n val n = call.parameters["n"]\n call.respondFile(File("/data/${n}"))\n } }
; found: fun f(@PathVariable name: String): ByteArray { return Files.readAllBytes(Paths.get("/data", name)) }
; found: fun f(@PathVariable name: String): String { return File("/srv/files/$name").readText() }
; clean: fun f() { get("/") {\n val n = call.parameters["n"]!!.toInt()\n call.respondFile(File("/data/${n}"))\n } }
; clean: fun f(name: String) { File("/data/list.txt") }
; clean: fun f(@PathVariable id: Int): String { return File("/srv/files/$id").readText() }

; rule: kotlin-xss-flow
; severity: error
; confidence: high
; cwe: 79
; needs: respondText getWriter writer unsafe loadData loadDataWithBaseURL
; sources: $request
; sinks: *.getWriter.println(*) *.getWriter.print(*) *.getWriter.write(*) *.writer.println(*) *.writer.print(*) *.writer.write(*) *.loadData(0) *.loadDataWithBaseURL(1)
; cleaners: escapeHTML escapeHtml htmlEscape htmlEncode escapeHtml4 forHtml sanitize clean encode
; message: {source} gets into the page that {sink} writes
; help: Escape it for HTML, or let a template do so.
; tests: no
; found: fun f(request: HttpServletRequest, response: HttpServletResponse) { response.writer.println("<p>" + request.getParameter("q")) }
; found: fun f(w: WebView) { w.loadData("<p>" + intent.getStringExtra("t"), "text/html", "utf-8") }
; clean: fun f(request: HttpServletRequest, response: HttpServletResponse) { response.writer.println(HtmlUtils.htmlEscape(request.getParameter("q"))) }
; clean: fun f(response: HttpServletResponse) { response.writer.println("<p>done") }

; rule: kotlin-fetch-flow
; severity: error
; confidence: medium
; cwe: 918
; needs: URL URI HttpClient client RestTemplate Jsoup
; sources: $request
; sinks: URL(0) *.URL(0) client.get(0) client.post(0) client.request(0) httpClient.get(0) httpClient.post(0) Jsoup.connect(0) *.getForObject(0) *.getForEntity(0) *.newBuilder.uri(0)
; message: the server fetches an address that the request names: {source}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: fun f() { get("/") {\n val u = call.parameters["u"]\n client.get(u)\n } }
; found: fun f(@RequestParam url: String) { URL(url).readText() }
; clean: fun f() { get("/") { client.get("https://api.invalid/") } }
; clean: fun f(@RequestParam url: String) { client.get("https://api.invalid/") }

; rule: kotlin-redirect-flow
; severity: warning
; confidence: medium
; cwe: 601
; needs: respondRedirect sendRedirect RedirectView
; sources: $request
; sinks: *.respondRedirect(0) *.sendRedirect(0) RedirectView(0)
; message: a redirect goes wherever the request says: {source}
; help: Accept only paths of this site, or names from a list.
; tests: no
; found: fun f() { get("/") {\n val next = call.parameters["next"]!!\n call.respondRedirect(next)\n } }
; found: fun f(request: HttpServletRequest, response: HttpServletResponse) { response.sendRedirect(request.getParameter("next")) }
; clean: fun f() { get("/") { call.respondRedirect("/login") } }
; clean: fun f(request: HttpServletRequest, response: HttpServletResponse) {\n val next = request.getParameter("next")\n response.sendRedirect("/login")\n}

; rule: kotlin-intent-flow
; severity: warning
; confidence: medium
; cwe: 926
; needs: startActivity sendBroadcast startService loadUrl
; needs: intent
; sources: intent.getParcelableExtra intent.getStringExtra intent.data intent.extras
; sinks: startActivity(0) *.startActivity(0) sendBroadcast(0) startService(0) *.loadUrl(0)
; message: {source}, which any app may send, decides what {sink} opens
; help: Check the target against a list of those that are meant.
; tests: no
; found: fun f() {\n val next = intent.getParcelableExtra("next")\n startActivity(next)\n}
; found: fun f(w: WebView) { w.loadUrl(intent.getStringExtra("url")!!) }
; clean: fun f() { startActivity(Intent(this, Main::class.java)) }
; clean: fun f(w: WebView) { w.loadUrl("https://shop.invalid/") }
