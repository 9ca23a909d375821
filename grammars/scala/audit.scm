;; Podium's own rules for Scala; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.

; words: literal = operator_identifier string integer_literal floating_point_literal character_literal boolean_literal null_literal unit type_arguments wildcard comment block_comment line_comment
; words: text = string interpolated_string
; words: composed = interpolated_string_expression interpolation infix_expression prefix_expression parenthesized_expression tuple_expression if_expression block indented_block
; words: functions = lambda_expression
; words: conditional = if_expression
; words: constructors = instance_expression
; words: assignment = assignment_expression
; words: blocks = block indented_block template_body case_clause if_expression while_expression for_expression lambda_expression compilation_unit
; words: loops = for_expression while_expression do_while_expression
; words: getters = get getOrElse apply
; words: name = identifier type_identifier operator_identifier
; words: member = field_expression stable_type_identifier stable_identifier
; words: call = call_expression instance_expression generic_function
; words: join = infix_expression
; words: arguments = arguments
; words: text-methods = toString trim strip stripMargin toLowerCase toUpperCase substring replace replaceAll replaceFirst concat format formatted mkString append insert appendAll valueOf getBytes toCharArray String StringBuilder Seq List Array Vector stripPrefix stripSuffix take drop
; words: carriers = decode decodeBase64 getDecoder getEncoder doFinal getOrElse orElse Option Some Try get head headOption last split toSeq toList toArray toVector map flatMap asInstanceOf File URL URI Paths Path resolve of ByteArrayInputStream StringReader InputStreamReader fromNullable Map Set single
; words: formatters = format formatted mkString concat append
; words: pure = length size hashCode getClass getName getSimpleName toInt toLong toDouble toBoolean currentTimeMillis nanoTime randomUUID File.separator lineSeparator quoteIdentifier quote tableName
; words: cleaners = toInt toIntOption toLong toLongOption toDouble toDoubleOption toBoolean toBooleanOption parseInt parseLong fromString length size hashCode equals isEmpty nonEmpty isDefined contains exists startsWith endsWith matches indexOf
; words: plain-types = Int Long Short Boolean Float Double BigInt BigDecimal BigInteger UUID LocalDate LocalDateTime LocalTime Instant ZonedDateTime OffsetDateTime Duration FiniteDuration DayOfWeek
; words: plain-units = Byte Char
; words: plain-holders = Option List Seq Set Vector Iterable Future Try Some None
; words: request = request.getQueryString request.queryString request.body request.headers request.cookies request.path request.getParameter request.getHeader request.uri.query request.params req.params req.uri.query req.getParameter *.getParameter *.getParameterValues *.getParameterMap *.getQueryString request.asFormUrlEncoded ctx.request exchange.getRequestBody
; words: source-parameters = @RequestParam @PathVariable @RequestHeader @RequestBody @CookieValue @QueryParam @PathParam @FormParam @HeaderParam
; words: sql-names = table tableName columns columnNames column columnName fields placeholders where whereClause orderBy schema schemaName limit offset

; rule: scala-shell
; severity: error
; confidence: high
; cwe: 78
; needs: Process Seq List exec ProcessBuilder Array
; at: "-(?:l?c)"|"/c"
; message: a shell runs the text {command}
; help: Start the program itself and give its arguments one by one; then no shell reads them.
; tests: no
; found: object A { def f(n: String) = Seq("sh", "-c", "ls " + n).! }
; found: object A { def f(n: String) = Process(Seq("/bin/bash", "-c", s"cat $n")).!! }
; found: object A { def f(n: String) = new ProcessBuilder("sh", "-c", s"ls $n").start() }
; clean: object A { def f() = Seq("sh", "-c", "ls | wc").! }
; clean: object A { def f(n: String) = Seq("ls", n).! }
((call_expression function: (_) @callee arguments: (arguments . (string) @shell . (string) @flag . (_) @command)) @finding
  (#any-of? @callee "Seq" "List" "Array" "Vector") (#match? @shell "(?i)^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|cmd|powershell)(\\.exe)?\"$")
  (#match? @flag "(?i)^\"(-l?c|/c|-Command)\"$") (#built? @command))
((instance_expression (_) @type arguments: (arguments . (string) @shell . (string) @flag . (_) @command)) @finding
  (#match? @type "(^|\\.)ProcessBuilder$") (#match? @shell "(?i)^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|cmd|powershell)(\\.exe)?\"$")
  (#match? @flag "(?i)^\"(-l?c|/c|-Command)\"$") (#dynamic? @command))

; rule: scala-command-text
; severity: error
; confidence: high
; cwe: 78
; needs: Process exec sys process
; at: \bProcess\s*\(|\bexec\s*\(|[")]\s*\.?\s*(?:!{1,2}|lazyLines|lineStream)
; message: the command {command} is put together from text
; help: Give the program and its arguments one by one: Seq("ls", name).!
; tests: no
; found: import sys.process._\nobject A { def f(n: String) = s"ls $n".!! }
; found: import scala.sys.process._\nobject A { def f(n: String) = ("ls " + n).! }
; found: import scala.sys.process.Process\nobject A { def f(n: String) = Process(s"ls $n").! }
; found: object A { def f(n: String) = Runtime.getRuntime.exec("ls " + n) }
; clean: import sys.process._\nobject A { def f(n: String) = Seq("ls", n).!! }
; clean: import sys.process._\nobject A { def f() = "ls -l".!! }
; clean: object A { def f(n: String) = actor ! s"hello $n" }
((field_expression value: (_) @command field: (operator_identifier) @run) @finding
  (#any-of? @run "!" "!!" "!<" "!!<") (#match? @command "^\\(?([a-z]\\w*)?\"") (#built? @command))
((field_expression value: (_) @command field: (identifier) @run) @finding
  (#any-of? @run "lazyLines" "lineStream") (#match? @command "^\\(?([a-z]\\w*)?\"") (#built? @command))
((call_expression function: (identifier) @callee arguments: (arguments . (_) @command)) @finding
  (#eq? @callee "Process") (#not-match? @command "^(Seq|List|Vector|Array)\\(") (#built? @command))
((call_expression function: (field_expression value: (_) @runtime field: (identifier) @method) arguments: (arguments . (_) @command)) @finding
  (#eq? @method "exec") (#match? @runtime "(^|\\.)getRuntime(\\(\\))?$") (#built? @command))

; rule: scala-sql-built
; severity: error
; confidence: medium
; cwe: 89
; needs: execute executeQuery executeUpdate prepareStatement prepareCall createQuery createNativeQuery SQL update query queryForList addBatch
; needs: SELECT select INSERT insert UPDATE update DELETE delete DROP drop ALTER alter CREATE create WITH Select Insert Update Delete
; at: \b(?:execute\w*|prepareStatement|prepareCall|create(?:Native)?Query|SQL|query\w*|update|addBatch)\s*\(
; message: the SQL of {callee} is put together from text
; help: Write ? for the values and set them on a PreparedStatement, or use an interpolator that binds them.
; tests: no
; found: object A { def f(s: Statement, n: String) = s.executeQuery("SELECT * FROM users WHERE name = '" + n + "'") }
; found: object A { def f(s: Statement, n: String) = s.executeQuery(s"SELECT * FROM users WHERE name = '$n'") }
; found: object A { def f(n: String) = SQL(s"DELETE FROM t WHERE id = ${n}").execute() }
; found: object A { def f(c: Connection, n: String) = { val q = "SELECT * FROM t WHERE n = " + n\n c.prepareStatement(q) } }
; clean: object A { def f(c: Connection, n: String) = c.prepareStatement("SELECT * FROM users WHERE name = ?") }
; clean: object A { def f(s: Statement, id: Int) = s.executeQuery("SELECT * FROM t WHERE id = " + id) }
; clean: object A { def f(n: String) = sql"SELECT * FROM users WHERE name = $n".query[User] }
; clean: object A { def f(s: Statement) = s.executeQuery(s"SELECT * FROM $TABLE WHERE a = 1") }
; clean: object A { def f(s: Statement, tableName: String) = s.executeQuery(s"SELECT * FROM $tableName WHERE a = 1") }
((call_expression function: [(field_expression field: (identifier) @callee) (identifier) @callee] arguments: (arguments . (_) @query)) @finding
  (#match? @callee "^(execute(Query|Update)?|prepareStatement|prepareCall|create(Native)?Query|SQL|query(ForObject|ForList|ForMap)?|update|addBatch)$")
  (#says? @query "(?is)^\"+\\s*\\(?(select\\s.*|insert\\s+into|replace\\s+into|update\\s+.*|delete\\s+from|drop\\s+\\w+|alter\\s+\\w+|with\\s+\\w+\\s+as)")
  (#says? @query "(?i)(=|'|<|>|%|\\b(like|limit|offset|by|values?|in)\\b\\s*\\(?)\\s*(\"+$|\\$\\{?[a-z]|%s)")
  (#built? @query "$sql-names"))

; rule: scala-sql-splice
; severity: warning
; confidence: medium
; cwe: 89
; needs: sql sqlu tsql
; at: \b(?:sql|sqlu|tsql)"[^\n]{0,400}#\$
; message: #$ puts text into the SQL as it is
; help: Leave the # out, so that the value is bound; take names of tables from a fixed list.
; tests: no
; found: object A { def f(n: String) = sql"select * from t where n = '#$n'".as[Int] }
; found: object A { def f(n: String) = sqlu"delete from t where id = #${n}" }
; clean: object A { def f(n: String) = sql"select * from t where n = $n".as[Int] }
; clean: object A { def f() = sql"select * from #$TABLE where n = 1".as[Int] }
; clean: object A { def f(tableName: String, n: Int) = sql"select * from #$tableName where n = $n".as[Int] }
((interpolated_string_expression interpolator: (identifier) @name (interpolated_string) @text) @finding
  (#any-of? @name "sql" "sqlu" "tsql") (#match? @text "(?i)(=|'|<|>|like|in\\s*\\()\\s*'?#\\$\\{?[a-z]"))

; rule: scala-object-input
; severity: warning
; confidence: medium
; cwe: 502
; needs: ObjectInputStream XMLDecoder enableDefaultTyping
; needs: Socket HttpServletRequest Request XMLDecoder enableDefaultTyping ServerSocket
; unless: setObjectInputFilter ObjectInputFilter
; at: \b(?:ObjectInputStream|XMLDecoder|enableDefaultTyping)\b
; message: {finding} makes whatever objects its data asks for
; help: Send JSON or another plain format, or set an ObjectInputFilter that names the classes that are meant.
; tests: no
; found: import java.net.Socket\nobject A { def f(s: Socket) = new ObjectInputStream(s.getInputStream).readObject() }
; found: object A { def f(m: ObjectMapper) = m.enableDefaultTyping() }
; clean: object A { def f(p: Path) = new ObjectInputStream(Files.newInputStream(p)).readObject() }
; clean: import java.net.Socket\nobject A { def f(s: Socket) = new DataInputStream(s.getInputStream).readInt() }
((instance_expression . (_) @type) @finding (#match? @type "(^|\\.)(ObjectInputStream|XMLDecoder)$"))
((call_expression function: (field_expression field: (identifier) @method)) @finding (#eq? @method "enableDefaultTyping"))

; rule: scala-xml-entities
; severity: warning
; confidence: medium
; cwe: 611
; needs: DocumentBuilderFactory SAXParserFactory XMLInputFactory
; needs: parse load loadXML createXMLStreamReader createXMLEventReader
; unless: setFeature setAttribute setProperty setExpandEntityReferences ACCESS_EXTERNAL_DTD SUPPORT_DTD FEATURE_SECURE_PROCESSING
; at: \b(?:newInstance|newFactory|newDefaultInstance)\b
; message: this parser follows entities, which can read files and fetch addresses
; help: Call setFeature("http://apache.org/xml/features/disallow-doctype-decl", true) on it.
; tests: no
; found: object A { def f(i: InputStream) = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(i) }
; found: object A { def f(i: InputStream) = XMLInputFactory.newFactory.createXMLStreamReader(i) }
; clean: object A { def f(i: InputStream) = { val d = DocumentBuilderFactory.newInstance()\n d.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true)\n d.newDocumentBuilder().parse(i) } }
; clean: object A { def f() = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument() }
((field_expression value: (_) @factory field: (identifier) @method) @finding
  (#match? @factory "(^|\\.)(DocumentBuilderFactory|SAXParserFactory|XMLInputFactory)$")
  (#any-of? @method "newInstance" "newFactory" "newDefaultInstance"))

; rule: scala-weak-hash
; severity: warning
; confidence: medium
; cwe: 328
; needs: MessageDigest DigestUtils
; at: \b(?:getInstance|md5\w*|sha1Hex)\s*\(
; message: {algorithm} is a broken hash: two texts with the same value can be made
; help: Use SHA-256 or better; for passwords use PBKDF2, bcrypt or Argon2.
; tests: no
; found: object A { def f() = MessageDigest.getInstance("MD5") }
; found: object A { def f(s: String) = java.security.MessageDigest.getInstance("SHA-1").digest(s.getBytes) }
; clean: object A { def f() = MessageDigest.getInstance("SHA-256") }
; clean: object A { def f(s: String) = MessageDigest.getInstance(s) }
((call_expression function: (field_expression value: (_) @class field: (identifier) @method) arguments: (arguments . (string) @algorithm)) @finding
  (#match? @class "(^|\\.)MessageDigest$") (#eq? @method "getInstance") (#match? @algorithm "(?i)^\"(MD[245]|SHA-?1?)\"$"))
((call_expression function: (field_expression value: (_) @class field: (identifier) @algorithm)) @finding
  (#match? @class "(^|\\.)DigestUtils$") (#match? @algorithm "^(md5(Hex)?|sha1(Hex)?)$"))

; rule: scala-weak-cipher
; severity: error
; confidence: high
; cwe: 327
; needs: Cipher KeyGenerator SecretKeyFactory
; at: \bgetInstance\s*\(
; message: {algorithm} does not hide what it encrypts
; help: Use AES/GCM/NoPadding with a new nonce for each message.
; tests: no
; found: object A { def f() = Cipher.getInstance("AES/ECB/PKCS5Padding") }
; found: object A { def f() = javax.crypto.Cipher.getInstance("DES") }
; clean: object A { def f() = Cipher.getInstance("AES/GCM/NoPadding") }
; clean: object A { def f() = KeyGenerator.getInstance("AES") }
((call_expression function: (field_expression value: (_) @class field: (identifier) @method) arguments: (arguments . (_) @algorithm)) @finding
  (#match? @class "(^|\\.)(Cipher|KeyGenerator|SecretKeyFactory)$") (#eq? @method "getInstance")
  (#says? @algorithm "(?i)^\"((DES|DESede|RC2|RC4|ARCFOUR|Blowfish)(/.*)?|AES/ECB/.*)\"$"))
((call_expression function: (field_expression value: (_) @class field: (identifier) @method) arguments: (arguments . (string) @algorithm)) @finding
  (#match? @class "(^|\\.)Cipher$") (#eq? @method "getInstance") (#eq? @algorithm "\"AES\""))

; rule: scala-fixed-key
; severity: error
; confidence: high
; cwe: 321
; needs: SecretKeySpec PBEKeySpec IvParameterSpec
; at: \b(?:SecretKeySpec|PBEKeySpec|IvParameterSpec)\s*\(
; message: {key} stands in the code, where all who have the program can read it
; help: Read the key from a key store; make a start value anew for each message with SecureRandom.
; tests: no
; found: object A { def f() = new SecretKeySpec("0123456789abcdef".getBytes, "AES") }
; found: object A { def f() = new IvParameterSpec("0123456789abcdef".getBytes("UTF-8")) }
; clean: object A { def f(key: Array[Byte]) = new SecretKeySpec(key, "AES") }
; clean: object A { def f() = new SecretKeySpec(System.getenv("KEY").getBytes, "AES") }
((instance_expression (_) @type arguments: (arguments . [(field_expression value: (string)) (call_expression function: (field_expression value: (string)))] @key)) @finding
  (#match? @type "(^|\\.)(SecretKeySpec|PBEKeySpec|IvParameterSpec)$") (#match? @key "^\"[^\"]{4,}\"\\.(getBytes|toCharArray|toArray)"))

; rule: scala-random-secret
; severity: error
; confidence: medium
; cwe: 338
; needs: Random random
; at: \b(?:Random|random)\b
; message: {name} comes from a generator that can be predicted
; help: Use java.security.SecureRandom.
; tests: no
; found: object A { val token = scala.util.Random.alphanumeric.take(32).mkString }
; found: object A { def f() = { val password = Random.nextString(8)\n password } }
; found: object A { def f() = { sessionId = new scala.util.Random().nextLong().toString } }
; clean: object A { def f(r: SecureRandom) = { val token = r.nextLong()\n token } }
; clean: object A { val index = Random.nextInt(10) }
((val_definition pattern: (identifier) @name value: (_) @value) @finding
  (#match? @name "(?i)^(\\w*(password|passwd|secret|token|nonce|salt|otp|apikey|sessionid|csrf)|(reset|verification|activation|login|access|confirm)code)$")
  (#match? @value "^\\(*(new\\s+)?((scala|java)\\.)?(util\\.)?Random(\\(\\))?\\.(next|alphanumeric|shuffle)|\\bMath\\.random|\\bmath\\.random"))
((assignment_expression left: (identifier) @name right: (_) @value) @finding
  (#match? @name "(?i)^(\\w*(password|passwd|secret|token|nonce|salt|otp|apikey|sessionid|csrf)|(reset|verification|activation|login|access|confirm)code)$")
  (#match? @value "^\\(*(new\\s+)?((scala|java)\\.)?(util\\.)?Random(\\(\\))?\\.(next|alphanumeric|shuffle)|\\bMath\\.random|\\bmath\\.random"))

; rule: scala-tls-trust-all
; severity: error
; confidence: high
; cwe: 295
; needs: checkServerTrusted InsecureTrustManagerFactory HostnameVerifier NoopHostnameVerifier
; at: \b(?:checkServerTrusted|InsecureTrustManagerFactory|verify|NoopHostnameVerifier)\b
; message: whoever is in between can pose as the server: {finding} checks nothing
; help: Leave the platform's checks in place, and add a private authority to a key store.
; tests: no
; found: object A extends X509TrustManager { def checkServerTrusted(c: Array[X509Certificate], t: String): Unit = {} }
; found: object A extends X509TrustManager { override def checkServerTrusted(c: Array[X509Certificate], t: String): Unit = () }
; found: object A extends HostnameVerifier { def verify(h: String, s: SSLSession): Boolean = true }
; clean: object A extends X509TrustManager { def checkServerTrusted(c: Array[X509Certificate], t: String): Unit = inner.checkServerTrusted(c, t) }
; clean: object A extends HostnameVerifier { def verify(h: String, s: SSLSession): Boolean = names.contains(h) }
((function_definition name: (identifier) @finding body: (_) @body)
  (#eq? @finding "checkServerTrusted") (#match? @body "^(\\{\\s*((//[^\\n]*\\n|/\\*([^*]|\\*[^/])*\\*/)\\s*)*(\\(\\))?\\s*\\}|\\(\\))$"))
((function_definition name: (identifier) @finding parameters: (parameters) @parameters body: (_) @body)
  (#eq? @finding "verify") (#match? @parameters "SSLSession") (#match? @body "^(\\{\\s*)?true(\\s*\\})?$"))
((field_expression value: (_) @class field: (identifier) @field) @finding
  (#match? @class "(^|\\.)(InsecureTrustManagerFactory|NoopHostnameVerifier)$") (#eq? @field "INSTANCE"))

; rule: scala-cookie-open
; severity: warning
; confidence: high
; cwe: 614
; needs: Cookie cookie DiscardingCookie
; at: \b(?:secure|httpOnly|setSecure|setHttpOnly|withSecure|withHttpOnly)\s*(?:=|\()\s*false
; message: {finding} lets the cookie be sent without encryption or be read by scripts
; help: Set secure and httpOnly to true.
; tests: no
; found: object A { def f() = Cookie("session", id, httpOnly = false) }
; found: object A { def f(c: Cookie) = c.setSecure(false) }
; clean: object A { def f() = Cookie("session", id, httpOnly = true, secure = true) }
; clean: object A { def f(c: Cookie, on: Boolean) = c.setSecure(on) }
((call_expression function: (_) @callee arguments: (arguments (assignment_expression left: (identifier) @key right: (boolean_literal) @off))) @finding
  (#match? @callee "Cookie$") (#any-of? @key "secure" "httpOnly") (#eq? @off "false"))
((call_expression function: (field_expression field: (identifier) @method) arguments: (arguments . (boolean_literal) @off .)) @finding
  (#any-of? @method "setSecure" "setHttpOnly" "withSecure" "withHttpOnly") (#eq? @off "false"))

; rule: scala-html-built
; severity: error
; confidence: medium
; cwe: 79
; needs: Html HtmlFormat Unparsed
; at: \b(?:Html|Unparsed|raw)\s*\(
; message: {callee} takes {html} as HTML as it is
; help: Escape it with HtmlFormat.escape, or let a template do so.
; tests: no
; found: object A { def f(n: String) = Ok(Html("<b>" + n + "</b>")) }
; found: object A { def f(n: String) = Html(s"<b>$n</b>") }
; clean: object A { def f() = Html("<b>done</b>") }
; clean: object A { def f(n: String) = HtmlFormat.escape(n) }
((call_expression function: (_) @callee arguments: (arguments . (_) @html)) @finding
  (#match? @callee "^((play\\.twirl\\.api\\.)?Html|Unparsed|HtmlFormat\\.raw)$") (#says? @html "<[a-zA-Z/]") (#built? @html))

; rule: scala-log-secret
; severity: warning
; confidence: medium
; cwe: 532
; needs: log Logger logger LOG
; at: [Ll][Oo][Gg]\w{0,20}\.\w{1,20}\s*\([^;\n]{0,300}?(?:assword|asswd|ecret|oken|[Pp]i_?[Kk]ey|assphrase|rivate_?[Kk]ey)
; message: {secret} is written to the log
; help: Leave it out, or log only whether it is set.
; tests: no
; found: object A { def f(password: String) = logger.info(s"login $password") }
; found: object A { def f(accessToken: String) = log.debug("token " + accessToken) }
; clean: object A { def f(user: String) = logger.info(s"wrong password for $user") }
; clean: object A { def f(tokenCount: Int) = log.info(s"tokens: $tokenCount") }
((call_expression function: (field_expression value: (_) @logger field: (identifier) @level) arguments: (arguments [
      (identifier) @secret
      (interpolated_string_expression (interpolated_string (interpolation [(identifier) @secret (block (field_expression field: (identifier) @secret))])))
      (infix_expression right: [(identifier) @secret (field_expression field: (identifier) @secret)])
    ])) @finding
  (#match? @logger "(?i)^(this\\.)?_?log(ger)?$") (#any-of? @level "trace" "debug" "info" "warn" "warning" "error")
  (#match? @secret "^(\\w*[Pp]assword|[Pp]asswd|[Pp]assphrase|[Ss]ecretKey|[Cc]lientSecret|[Aa]piKey|([Aa]ccess|[Aa]uth|[Rr]efresh|[Ss]ession|[Aa]pi|[Bb]earer)Token|[Pp]rivateKey)$"))

; rule: scala-cors-any
; severity: warning
; confidence: high
; cwe: 942
; needs: withAllowCredentials allowCredentials withAllowOriginAll anyOrigin CORSConfig
; at: \b(?:withAllowCredentials|allowCredentials)\b
; message: any site may call this with the user's cookies
; help: Name the origins that are meant.
; tests: no
; found: object A { val c = CORS.policy.withAllowOriginAll.withAllowCredentials(true) }
; found: object A { val c = CORSConfig(anyOrigin = true, allowCredentials = true) }
; clean: object A { val c = CORS.policy.withAllowOriginHost(hosts).withAllowCredentials(true) }
; clean: object A { val c = CORSConfig(anyOrigin = true, allowCredentials = false) }
((call_expression function: (field_expression value: (_) @rest field: (identifier) @method) arguments: (arguments . (boolean_literal) @on)) @finding
  (#eq? @method "withAllowCredentials") (#eq? @on "true") (#match? @rest "\\.withAllowOriginAll\\b"))
((call_expression function: (_) @callee arguments: (arguments) @arguments) @finding
  (#match? @callee "CORSConfig$") (#match? @arguments "anyOrigin\\s*=\\s*true") (#match? @arguments "allowCredentials\\s*=\\s*true"))

; rule: scala-temp-race
; severity: warning
; confidence: high
; cwe: 377
; needs: FileOutputStream FileWriter PrintWriter
; at: "/(?:var/)?tmp/
; message: others on the machine can put a link at {path} first
; help: Use java.nio.file.Files.createTempFile.
; tests: no
; found: object A { val w = new PrintWriter("/tmp/report.txt") }
; found: object A { val w = new java.io.FileOutputStream("/tmp/report.txt") }
; clean: object A { val w = new FileInputStream("/tmp/report.txt") }
; clean: object A { val w = Files.createTempFile("a", "b") }
((instance_expression (_) @type arguments: (arguments . (string) @path)) @finding
  (#match? @type "(^|\\.)(FileOutputStream|FileWriter|PrintWriter)$") (#match? @path "^\"(/var)?/tmp/\\w"))

; rule: scala-null-option
; severity: error
; confidence: high
; cwe: 476
; needs: Some
; at: \bSome\s*\(\s*null\s*\)
; message: Some(null) is not empty, and its value is null
; help: Write None, or Option(value).
; rewrite: None
; rewrite-safe: no
; tests: no
; found: object A { val x = Some(null) }
; found: object A { def f: Option[String] = Some( null ) }
; clean: object A { val x = Option(null) }
; clean: object A { val x = Some("null") }
((call_expression function: (identifier) @callee arguments: (arguments . (null_literal) .)) @finding (#eq? @callee "Some"))

; rule: scala-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: execute executeQuery executeUpdate prepareStatement prepareCall createQuery createNativeQuery SQL queryForList queryForObject
; sources: $request
; sinks: *.executeQuery(0) *.executeUpdate(0) statement.execute(0) stmt.execute(0) *.prepareStatement(0) *.prepareCall(0) *.createQuery(0) *.createNativeQuery(0) SQL(0) *.queryForList(0) *.queryForObject(0)
; covers: scala-sql-built
; message: {source} gets into the SQL of {sink}
; help: Write ? for the value and set it on a PreparedStatement, or use an interpolator that binds it.
; tests: no
; found: object A { def f(request: Request, s: Statement) = s.executeQuery(s"SELECT * FROM t WHERE n = '${request.getQueryString("n").get}'") }
; found: object A { def f(request: HttpServletRequest, s: Statement) = { val n = request.getParameter("n")\n s.executeQuery("SELECT * FROM t WHERE n = '" + n + "'") } }
; clean: object A { def f(request: HttpServletRequest, c: Connection) = { val n = request.getParameter("n")\n c.prepareStatement("SELECT * FROM t WHERE n = ?").setString(1, n) } }
; clean: object A { def f(request: HttpServletRequest, s: Statement) = { val n: Int = request.getParameter("n").toInt\n s.executeQuery("SELECT * FROM t WHERE n = " + n) } }
; clean: class A { def f(@RequestParam x: String) = { val by = if (allowed.contains(x)) x else "id"; stmt.executeQuery("SELECT * FROM u ORDER BY " + by) } }
; clean: class A { def f(@RequestParam id: Option[Long]) = { stmt.executeQuery(s"SELECT * FROM u WHERE id = $id") } }

; rule: scala-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: Process exec ProcessBuilder
; sources: $request
; sinks: Process(*) *.Process(*) *.getRuntime.exec(*) ProcessBuilder(*) *.ProcessBuilder(*)
; covers: scala-shell scala-command-text
; message: {source} gets into the command of {sink}
; help: Start a fixed program, and pick its arguments from a list of those that are meant.
; tests: no
; found: object A { def f(request: Request) = { val n = request.getQueryString("n").getOrElse("")\n Process(s"ls $n").!! } }
; found: object A { def f(request: HttpServletRequest) = Runtime.getRuntime.exec("ping " + request.getParameter("h")) }
; clean: object A { def f(request: Request) = { val n = request.getQueryString("n")\n Process("ls -l").!! } }
; clean: object A { def f(request: HttpServletRequest) = { val p: Int = request.getParameter("p").toInt\n Process(Seq("kill", p.toString)).! } }

; rule: scala-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: File FileInputStream FileOutputStream Paths Path Files fromFile sendFile
; sources: $request
; sinks: File(*) *.File(*) FileInputStream(0) *.FileInputStream(0) FileOutputStream(0) *.FileOutputStream(0) Paths.get(*) Path.of(*) Files.readAllBytes(0) Files.readString(0) Files.newInputStream(0) Files.delete(0) Source.fromFile(0) *.Source.fromFile(0)
; cleaners: getName getFileName normalize getCanonicalPath toRealPath
; message: {source} gets into the path of {sink}
; help: Take only the last name of it, or normalize the path and see that it starts with the folder that is meant.
; tests: no
; found: object A { def f(request: Request) = { val n = request.getQueryString("n").get\n Ok.sendFile(new java.io.File("/data/" + n)) } }
; found: object A { def f(request: HttpServletRequest) = scala.io.Source.fromFile(s"/data/${request.getParameter("f")}") }
; clean: object A { def f(request: Request) = new java.io.File("/data/list.txt") }
; clean: object A { def f(request: HttpServletRequest) = { val n: Int = request.getParameter("n").toInt\n new File("/data/" + n) } }

; rule: scala-xss-flow
; severity: error
; confidence: high
; cwe: 79
; needs: Html getWriter Unparsed
; sources: $request
; sinks: Html(0) *.Html(0) HtmlFormat.raw(0) Unparsed(0) *.getWriter.println(*) *.getWriter.print(*) *.getWriter.write(*)
; cleaners: escape htmlEscape escapeHtml escapeHtml4 forHtml sanitize clean encode
; covers: scala-html-built
; message: {source} gets into the page that {sink} writes
; help: Escape it with HtmlFormat.escape, or let a template do so.
; tests: no
; found: object A { def f(request: Request) = Ok(Html("<p>" + request.getQueryString("q").get)) }
; found: object A { def f(request: HttpServletRequest, response: HttpServletResponse) = response.getWriter.println("<p>" + request.getParameter("q")) }
; clean: object A { def f(request: Request) = Ok(Html("<p>" + HtmlFormat.escape(request.getQueryString("q").get))) }
; clean: object A { def f(request: Request) = Ok(Html("<p>done")) }

; rule: scala-fetch-flow
; severity: error
; confidence: medium
; cwe: 918
; needs: URL url ws WSClient Source HttpRequest
; sources: $request
; sinks: URL(0) *.URL(0) ws.url(0) wsClient.url(0) Source.fromURL(0) *.Source.fromURL(0) HttpRequest.newBuilder(0)
; message: the server fetches an address that the request names: {source}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: object A { def f(request: Request) = { val u = request.getQueryString("u").get\n ws.url(u).get() } }
; found: object A { def f(request: HttpServletRequest) = scala.io.Source.fromURL(request.getParameter("u")) }
; clean: object A { def f(request: Request) = ws.url("https://api.invalid/").get() }
; clean: object A { def f(request: HttpServletRequest) = { val q = request.getParameter("q")\n ws.url("https://api.invalid/").addQueryStringParameters("q" -> q) } }

; rule: scala-redirect-flow
; severity: warning
; confidence: medium
; cwe: 601
; needs: Redirect sendRedirect redirect
; sources: $request
; sinks: Redirect(0) *.Redirect(0) *.sendRedirect(0)
; message: a redirect goes wherever the request says: {source}
; help: Accept only paths of this site, or names from a list.
; tests: no
; found: object A { def f(request: Request) = Redirect(request.getQueryString("next").get) }
; found: object A { def f(request: HttpServletRequest, response: HttpServletResponse) = { val next = request.getParameter("next")\n response.sendRedirect(next) } }
; clean: object A { def f(request: Request) = Redirect("/login") }
; clean: object A { def f(request: HttpServletRequest, response: HttpServletResponse) = { val next = request.getParameter("next")\n response.sendRedirect("/login") } }

; rule: scala-deserialize-flow
; severity: error
; confidence: high
; cwe: 502
; needs: ObjectInputStream XMLDecoder
; unless: setObjectInputFilter ObjectInputFilter
; sources: $request request.getInputStream
; sinks: ObjectInputStream(0) *.ObjectInputStream(0) XMLDecoder(0)
; covers: scala-object-input
; message: {source} decides which objects {sink} makes
; help: Send JSON or another plain format, or set an ObjectInputFilter that names the classes that are meant.
; tests: no
; found: object A { def f(request: HttpServletRequest) = new ObjectInputStream(request.getInputStream).readObject() }
; found: object A { def f(request: HttpServletRequest) = { val b = java.util.Base64.getDecoder.decode(request.getParameter("o"))\n new ObjectInputStream(new ByteArrayInputStream(b)).readObject() } }
; clean: object A { def f(request: HttpServletRequest, p: Path) = new ObjectInputStream(Files.newInputStream(p)).readObject() }
; clean: object A { def f(request: HttpServletRequest) = mapper.readValue(request.getInputStream, classOf[A]) }
