;; Podium's own rules for Swift; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.

; words: literal = line_str_text multi_line_str_text str_escaped_char raw_str_end_part raw_str_part integer_literal real_literal hex_literal oct_literal bin_literal boolean_literal nil_literal comment multiline_comment type_identifier user_type
; words: text = line_string_literal multi_line_string_literal raw_string_literal
; words: composed = interpolated_expression additive_expression multiplicative_expression tuple_expression array_literal dictionary_literal nil_coalescing_expression ternary_expression try_expression await_expression as_expression postfix_expression prefix_expression
; words: functions = lambda_literal
; words: name = simple_identifier
; words: member = navigation_expression
; words: call = call_expression
; words: join = additive_expression
; words: arguments = value_arguments
; words: argument = value_argument
; words: keyword = value_argument
; words: fields-subject = target
; words: fields-last = suffix
; words: text-methods = String joined lowercased uppercased trimmingCharacters replacingOccurrences appending appendingPathComponent utf8 description format
; words: carriers = String joined lowercased uppercased trimmingCharacters replacingOccurrences appending appendingPathComponent removingPercentEncoding Data URL URI decode get prefix suffix dropFirst dropLast first last components URLComponents
; words: formatters = appending
; words: pure = count isEmpty Int Double Float Bool UUID Date ProcessInfo.processInfo.processIdentifier
; words: cleaners = count isEmpty Int Double Float Bool UUID addingPercentEncoding escape escaped escapeHTML htmlEscaped sanitize hasPrefix hasSuffix contains lastPathComponent hash
; words: comparison = equality_expression comparison_expression conjunction_expression disjunction_expression check_expression
; words: conditional = ternary_expression
; words: blocks = function_body statements source_file
; words: loops = for_statement while_statement repeat_while_statement
; words: getters = value string
; words: plain-types = Int Int16 Int32 Int64 UInt UInt16 UInt32 UInt64 Bool Double Float CGFloat Decimal UUID Date TimeInterval ObjectIdentifier
; words: plain-units = UInt8 Int8 Character
; words: plain-holders = Optional Array Set inout
; words: request = req.query req.parameters req.content req.headers req.url req.body req.cookies request.query request.parameters request.content request.headers request.url request.body request.cookies
; words: sql-names = table tableName column columns field fields placeholders whereClause orderBy limit offset schema

; rule: swift-shell
; severity: error
; confidence: high
; cwe: 78
; needs: Process NSTask launchPath executableURL
; at: \barguments\b
; message: a shell runs the text {command}
; help: Set executableURL to the program itself and give it its arguments one by one.
; tests: no
; found: let task = Process()\ntask.arguments = ["-c", "ls \(path)"]
; found: func f(_ command: String) { let p = Process()\np.arguments = ["-c", command] }
; found: let p = try Process.run(shell, arguments: ["-c", "rm " + path])
; clean: let task = Process()\ntask.arguments = ["-c", "ls | wc"]
; clean: let task = Process()\ntask.arguments = ["-l", path]
((assignment target: (_) @target result: (array_literal . element: (line_string_literal) @flag . element: (_) @command .)) @finding
  (#match? @target "\\.arguments$") (#match? @flag "^\"-l?c\"$") (#dynamic? @command))
((value_argument name: (value_argument_label) @label value: (array_literal . element: (line_string_literal) @flag . element: (_) @command .)) @finding
  (#eq? @label "arguments") (#match? @flag "^\"-l?c\"$") (#dynamic? @command))

; rule: swift-sql-built
; severity: error
; confidence: high
; cwe: 89
; needs: sqlite3_exec sqlite3_prepare sqlite3_prepare_v2 sqlite3_prepare_v3 execute executeQuery executeUpdate executeStatements prepare run fetchAll fetchOne raw query
; at: \b(?:sqlite3_exec|sqlite3_prepare\w*|execute\w*|prepare|run|fetchAll|fetchOne|raw|query)\s*\(
; message: the SQL of {callee} is put together from text
; help: Write ? and bind the values; take names of tables only from a fixed list.
; tests: no
; found: sqlite3_exec(db, "DELETE FROM users WHERE name = '\(name)'", nil, nil, nil)
; found: try db.execute(sql: "SELECT * FROM users WHERE id = \(userId)")
; found: func f(name: String) { let sql = "SELECT * FROM t WHERE n = '\(name)'"\nsqlite3_prepare_v2(db, sql, -1, &statement, nil) }
; found: database.executeQuery("SELECT * FROM t WHERE n = '" + name + "'", values: nil)
; clean: try db.execute(sql: "SELECT * FROM users WHERE id = ?", arguments: [userId])
; clean: sqlite3_exec(db, "DELETE FROM \(Self.TABLE)", nil, nil, nil)
; clean: try db.execute(literal: "SELECT * FROM users WHERE id = \(userId)")
; clean: try db.execute(sql: "SELECT * FROM \(tableName)")
; clean: runner.run("select \(name)")
; clean: try execute(sql: String(format: "SELECT * FROM t WHERE status IN (%li)", status.rawValue))
((call_expression . [(simple_identifier) @callee (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @callee))]
    (call_suffix (value_arguments (value_argument value: (_) @query) @argument))) @finding
  (#match? @callee "^(sqlite3_exec|sqlite3_prepare(_v2|_v3)?|execute|executeQuery|executeUpdate|executeStatements|prepare|run|fetchAll|fetchOne|raw|query)$")
  (#not-match? @argument "^literal\\s*:")
  (#says? @query "(?is)^#?\"{1,3}\\s*\\(?(select\\s.*\\sfrom\\s|insert\\s+(or\\s+\\w+\\s+)?into|replace\\s+into|update\\s.*\\sset\\s|delete\\s+from|drop\\s+\\w+\\s|alter\\s+\\w+\\s|create\\s+(table|index|view))")
  (#built? @query "$sql-names"))
((call_expression . [(simple_identifier) @callee (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @callee))]
    (call_suffix (value_arguments (value_argument value: (additive_expression) @query)))) @finding
  (#match? @callee "^(sqlite3_exec|sqlite3_prepare(_v2|_v3)?|execute|executeQuery|executeUpdate|executeStatements|prepare|run|fetchAll|fetchOne|raw|query)$")
  (#match? @query "(?is)^#?\"\\s*(select\\s.*\\sfrom\\s|insert\\s+into|update\\s.*\\sset\\s|delete\\s+from)")
  (#dynamic? @query "$sql-names"))

; rule: swift-tls-unchecked
; severity: error
; confidence: high
; cwe: 295
; needs: DisabledTrustEvaluator DisabledEvaluator allowInvalidCertificates validatesDomainName certificateVerification allowsAnyHTTPSCertificate disableEvaluation kCFStreamSSLValidatesCertificateChain
; message: {finding} lets anyone pose as the server
; help: Leave the check on; pin a certificate or add your own authority where you need one.
; tests: no
; found: let m = ServerTrustManager(evaluators: ["api.invalid": DisabledTrustEvaluator()])
; found: policy.allowInvalidCertificates = true
; found: configuration.certificateVerification = .none
; found: policy.validatesDomainName = false
; clean: let m = ServerTrustManager(evaluators: ["api.invalid": PinnedCertificatesTrustEvaluator()])
; clean: policy.allowInvalidCertificates = false
; clean: configuration.certificateVerification = .fullVerification
((call_expression . (simple_identifier) @callee) @finding (#any-of? @callee "DisabledTrustEvaluator" "DisabledEvaluator"))
((assignment target: (_) @target result: (boolean_literal) @value) @finding
  (#match? @target "\\.(allowInvalidCertificates|allowsAnyHTTPSCertificate)$") (#eq? @value "true"))
((assignment target: (_) @target result: (boolean_literal) @value) @finding
  (#match? @target "\\.validatesDomainName$") (#eq? @value "false"))
((assignment target: (_) @target result: (prefix_expression) @value) @finding
  (#match? @target "\\.certificateVerification$") (#eq? @value ".none"))

; rule: swift-trust-everyone
; severity: error
; confidence: medium
; cwe: 295
; needs: URLCredential
; needs: serverTrust
; unless: SecTrustEvaluateWithError SecTrustEvaluate SecTrustEvaluateAsyncWithError SecTrustSetAnchorCertificates SecTrustCopyCertificateChain SecTrustGetCertificateAtIndex SecTrustSetPolicies SecTrustCopyKey
; message: the server's certificate is used and nobody has checked it
; help: Call SecTrustEvaluateWithError first, or completionHandler(.performDefaultHandling, nil).
; tests: no
; found: func f() { completionHandler(.useCredential, URLCredential(trust: challenge.protectionSpace.serverTrust!)) }
; found: func f() { if let trust = space.serverTrust { let credential = URLCredential(trust: trust) } }
; clean: func f() { if let trust = space.serverTrust, SecTrustEvaluateWithError(trust, nil) { completionHandler(.useCredential, URLCredential(trust: trust)) } }
; clean: func f() { let credential = URLCredential(user: user, password: password, persistence: .forSession); use(serverTrust) }
((call_expression . (simple_identifier) @callee (call_suffix (value_arguments . (value_argument name: (value_argument_label) @label) .))) @finding
  (#eq? @callee "URLCredential") (#eq? @label "trust"))

; rule: swift-tls-old
; severity: warning
; confidence: high
; cwe: 327
; needs: tlsMinimumSupportedProtocolVersion tlsMinimumSupportedProtocol minimumTLSVersion tlsMaximumSupportedProtocolVersion sec_protocol_options_set_min_tls_protocol_version
; message: {finding} allows a version of TLS that is broken
; help: Ask for .TLSv12 at least.
; tests: no
; found: configuration.tlsMinimumSupportedProtocolVersion = .TLSv10
; found: configuration.minimumTLSVersion = .tlsv11
; found: sec_protocol_options_set_min_tls_protocol_version(options, .TLSv11)
; clean: configuration.tlsMinimumSupportedProtocolVersion = .TLSv12
; clean: configuration.minimumTLSVersion = .tlsv13
((assignment target: (_) @target result: (_) @value) @finding
  (#match? @target "\\.(tlsMinimumSupportedProtocol(Version)?|tlsMaximumSupportedProtocolVersion|minimumTLSVersion)$")
  (#match? @value "(?i)\\.(TLSv1[01]?|sslProtocol3|tlsProtocol1(1)?|dtlsv10)$"))
((call_expression . (simple_identifier) @callee (call_suffix (value_arguments (value_argument value: (_) @value) .))) @finding
  (#eq? @callee "sec_protocol_options_set_min_tls_protocol_version") (#match? @value "\\.(TLSv10|TLSv11)$"))

; rule: swift-weak-cipher
; severity: warning
; confidence: high
; cwe: 327
; needs: kCCAlgorithmDES kCCAlgorithm3DES kCCAlgorithmRC4 kCCAlgorithmRC2 kCCOptionECBMode ECB
; message: {finding} is a weak cipher or mode
; help: Use AES.GCM or ChaChaPoly of CryptoKit.
; tests: no
; found: CCCrypt(op, CCAlgorithm(kCCAlgorithmDES), 0, key, 8, nil, data, n, out, m, &moved)
; found: let options = CCOptions(kCCOptionECBMode | kCCOptionPKCS7Padding)
; found: let aes = try AES(key: key, blockMode: ECB(), padding: .pkcs7)
; clean: CCCrypt(op, CCAlgorithm(kCCAlgorithmAES), 0, key, 32, iv, data, n, out, m, &moved)
; clean: let box = try AES.GCM.seal(data, using: key)
((simple_identifier) @finding (#any-of? @finding "kCCAlgorithmDES" "kCCAlgorithm3DES" "kCCAlgorithmRC4" "kCCAlgorithmRC2" "kCCOptionECBMode"))
((value_argument name: (value_argument_label) @label value: (call_expression . (simple_identifier) @mode)) @finding
  (#eq? @label "blockMode") (#eq? @mode "ECB"))

; rule: swift-password-hash
; severity: error
; confidence: high
; cwe: 916
; needs: SHA256 SHA512 SHA384 Insecure CC_MD5 CC_SHA1 CC_SHA256
; at: \b(?:SHA(?:256|384|512)|Insecure|CC_(?:MD5|SHA1|SHA256))\b
; message: {hash} of a password is found by trying
; help: Use PBKDF2 with many rounds (CCKeyDerivationPBKDF), scrypt or Argon2.
; tests: no
; found: let d = SHA256.hash(data: Data(password.utf8))
; found: let d = Insecure.MD5.hash(data: password.data(using: .utf8)!)
; clean: let d = SHA256.hash(data: data)
; clean: let d = SHA256.hash(data: Data(body.utf8))
((call_expression . (navigation_expression) @hash (call_suffix (value_arguments . (value_argument value: (_) @data) .))) @finding
  (#match? @hash "^(SHA(256|384|512)|Insecure\\.(MD5|SHA1))\\.hash$") (#match? @data "(?i)^(Data\\()?(\\w+\\.)*(\\w*_)?(\\w*password|passwd|passphrase)\\b[.?!]?(utf8|data\\(|$|\\)$)"))

; rule: swift-weak-hash
; severity: information
; confidence: low
; cwe: 328
; needs: Insecure CC_MD5 CC_SHA1
; message: {hash} no longer withstands attacks
; help: Use SHA256, unless an old format asks for this hash.
; tests: no
; found: let d = Insecure.MD5.hash(data: data)
; found: CC_MD5(bytes, length, &digest)
; clean: let d = SHA256.hash(data: data)
; clean: let n = CC_MD5_DIGEST_LENGTH
((call_expression . [(navigation_expression) (simple_identifier)] @hash) @finding (#match? @hash "^(Insecure\\.(MD5|SHA1)\\.hash|CC_MD5|CC_SHA1)$"))

; rule: swift-weak-random
; severity: error
; confidence: high
; cwe: 338
; needs: rand random drand48 srand48 lrand48 GKMersenneTwisterRandomSource GKLinearCongruentialRandomSource
; at: \b(?:rand|random|drand48|lrand48|GK\w+RandomSource)\s*\(
; message: {name} can be guessed: {generator} is no generator for secrets
; help: Use SymmetricKey(size:), SecRandomCopyBytes or SystemRandomNumberGenerator.
; tests: no
; found: let token = rand()
; found: let sessionKey = drand48()
; found: let salt = GKMersenneTwisterRandomSource(seed: 1).nextInt()
; clean: let jitter = drand48()
; clean: let token = Int.random(in: 0..<10)
((property_declaration name: (pattern bound_identifier: (simple_identifier) @name) value: (_) @generator) @finding
  (#match? @name "(?i)(token|secret|password|passwd|salt|nonce|otp|sessionid|sessionkey|apikey|secretkey|privatekey|csrf)$")
  (#match? @generator "^(\\w+\\()?(rand|random|drand48|lrand48|GK(MersenneTwister|LinearCongruential)RandomSource)\\("))

; rule: swift-defaults-secret
; severity: warning
; confidence: high
; cwe: 312
; needs: UserDefaults AppStorage
; at: \b(?:UserDefaults|AppStorage)\b
; message: {secret} lies readable in the app's settings
; help: Put it into the Keychain.
; tests: no
; found: UserDefaults.standard.set(password, forKey: "password")
; found: UserDefaults.standard.setValue(user.accessToken, forKey: "t")
; found: UserDefaults.standard.set(value, forKey: "auth_token")
; clean: UserDefaults.standard.set(theme, forKey: "theme")
; clean: UserDefaults.standard.set(true, forKey: "passwordSaved")
; clean: UserDefaults.standard.set(nil, forKey: "password")
((call_expression . (navigation_expression target: (_) @defaults suffix: (navigation_suffix suffix: (simple_identifier) @method))
    (call_suffix (value_arguments . (value_argument value: (_) @secret) . (value_argument)))) @finding
  (#match? @defaults "(?i)^(UserDefaults(\\.standard|\\(.*\\))?|defaults|userDefaults)$") (#any-of? @method "set" "setValue")
  (#match? @secret "(?i)^(self\\.)?(\\w+[.?!]+)*\\w*?(password|passwd|passphrase|secretkey|clientsecret|apikey|(access|auth|refresh|session|api|bearer)_?token|privatekey|pincode)$"))
((call_expression . (navigation_expression target: (_) @defaults suffix: (navigation_suffix suffix: (simple_identifier) @method))
    (call_suffix (value_arguments . (value_argument value: (_) @value) . (value_argument value: (line_string_literal) @secret)))) @finding
  (#match? @defaults "(?i)^(UserDefaults(\\.standard|\\(.*\\))?|defaults|userDefaults)$") (#any-of? @method "set" "setValue") (#not-any-of? @value "nil" "true" "false" "\"\"")
  (#match? @secret "(?i)^\"(\\w*[._-])?(password|passwd|passphrase|secret_?key|client_?secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key|pin_?code)\"$"))

; rule: swift-keychain-always
; severity: warning
; confidence: high
; cwe: 522
; needs: kSecAttrAccessibleAlways kSecAttrAccessibleAlwaysThisDeviceOnly accessibleAlways
; message: {finding} lets the item be read while the device is locked
; help: Use kSecAttrAccessibleWhenUnlockedThisDeviceOnly, or AfterFirstUnlock for work in the background.
; found: let query = [kSecAttrAccessible: kSecAttrAccessibleAlways]
; found: query[kSecAttrAccessible as String] = kSecAttrAccessibleAlwaysThisDeviceOnly
; clean: let query = [kSecAttrAccessible: kSecAttrAccessibleWhenUnlocked]
; clean: query[kSecAttrAccessible as String] = kSecAttrAccessibleAfterFirstUnlock
((assignment result: (simple_identifier) @finding) (#any-of? @finding "kSecAttrAccessibleAlways" "kSecAttrAccessibleAlwaysThisDeviceOnly"))
((dictionary_literal value: (simple_identifier) @finding) (#any-of? @finding "kSecAttrAccessibleAlways" "kSecAttrAccessibleAlwaysThisDeviceOnly"))

; rule: swift-script-built
; severity: warning
; confidence: low
; cwe: 94
; needs: evaluateJavaScript evaluateScript callAsyncJavaScript
; message: the page runs script that is put together from text
; help: Hand values over with callAsyncJavaScript's arguments, or encode them with JSONEncoder.
; tests: no
; found: webView.evaluateJavaScript("show('\(name)')")
; found: context.evaluateScript("f(" + value + ")")
; clean: webView.evaluateJavaScript("document.title")
; clean: webView.evaluateJavaScript("scroll(\(Int(index)))")
; clean: webView.callAsyncJavaScript("show(name)", arguments: ["name": name], in: nil, in: .page)
((call_expression . (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @callee))
    (call_suffix (value_arguments . (value_argument value: [
      (line_string_literal interpolation: (_))
      (multi_line_string_literal interpolation: (_))
      (additive_expression)
    ] @code)))) @finding
  (#any-of? @callee "evaluateJavaScript" "evaluateScript") (#dynamic? @code))

; rule: swift-html-built
; severity: warning
; confidence: medium
; cwe: 79
; needs: loadHTMLString
; message: {html} becomes HTML as it is
; help: Escape the values, and turn JavaScript off in the web view where the page needs none.
; tests: no
; found: webView.loadHTMLString("<h1>\(title)</h1>", baseURL: nil)
; found: func f(body: String) { let html = "<body>\(body)</body>"\nwebView.loadHTMLString(html, baseURL: nil) }
; clean: webView.loadHTMLString("<h1>done</h1>", baseURL: nil)
; clean: webView.loadHTMLString("<h1>\(escapeHTML(title).count)</h1>", baseURL: nil)
; clean: webView.loadHTMLString(html, baseURL: nil)
((call_expression . (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @callee))
    (call_suffix (value_arguments . (value_argument value: (_) @html)))) @finding
  (#eq? @callee "loadHTMLString") (#says? @html "<[a-zA-Z]") (#built? @html) (#not-match? @html "(?i)escape|sanitize"))

; rule: swift-web-files
; severity: warning
; confidence: high
; cwe: 200
; needs: allowFileAccessFromFileURLs allowUniversalAccessFromFileURLs allowsArbitraryLoads
; message: pages in this web view can read the app's files
; help: Leave it off, and load local pages with loadFileURL(_:allowingReadAccessTo:).
; tests: no
; found: preferences.setValue(true, forKey: "allowFileAccessFromFileURLs")
; found: configuration.setValue(true, forKey: "allowUniversalAccessFromFileURLs")
; clean: preferences.setValue(false, forKey: "allowFileAccessFromFileURLs")
; clean: preferences.setValue(true, forKey: "developerExtrasEnabled")
((call_expression (call_suffix (value_arguments . (value_argument value: (boolean_literal) @on) . (value_argument value: (line_string_literal) @key)))) @finding
  (#eq? @on "true") (#match? @key "^\"(allowFileAccessFromFileURLs|allowUniversalAccessFromFileURLs)\"$"))

; rule: swift-unarchive
; severity: warning
; confidence: high
; cwe: 502
; needs: unarchiveObject requiresSecureCoding unarchiveTopLevelObjectWithData
; message: {finding} makes whatever objects the data names
; help: Use NSKeyedUnarchiver.unarchivedObject(ofClass:from:), or JSONDecoder.
; tests: no
; found: let o = NSKeyedUnarchiver.unarchiveObject(with: data)
; found: unarchiver.requiresSecureCoding = false
; found: let o = try NSKeyedUnarchiver.unarchiveTopLevelObjectWithData(data)
; clean: let o = try NSKeyedUnarchiver.unarchivedObject(ofClass: NSString.self, from: data)
; clean: unarchiver.requiresSecureCoding = true
((call_expression . (navigation_expression target: (simple_identifier) @type suffix: (navigation_suffix suffix: (simple_identifier) @method))) @finding
  (#eq? @type "NSKeyedUnarchiver") (#any-of? @method "unarchiveObject" "unarchiveTopLevelObjectWithData"))
((assignment target: (_) @target result: (boolean_literal) @value) @finding
  (#match? @target "\\.requiresSecureCoding$") (#eq? @value "false"))

; rule: swift-predicate-built
; severity: warning
; confidence: high
; cwe: 943
; needs: NSPredicate
; message: the predicate {format} is put together from text
; help: Write %@ in the format and give the value behind it.
; tests: no
; found: let p = NSPredicate(format: "name == '\(name)'")
; found: let p = NSPredicate(format: "name CONTAINS \"\(text)\"")
; clean: let p = NSPredicate(format: "name == %@", name)
; clean: let p = NSPredicate(format: "active == true")
; clean: let p = NSPredicate(format: "\(key) == %@", value)
((call_expression . (simple_identifier) @callee (call_suffix (value_arguments . (value_argument value: (line_string_literal interpolation: (_)) @format) .))) @finding
  (#eq? @callee "NSPredicate") (#match? @format "['\"]\\s*\\\\\\(") (#match? @format "(?i)=|contains|like|beginswith|matches") (#dynamic? @format))

; rule: swift-xml-entities
; severity: error
; confidence: high
; cwe: 611
; needs: shouldResolveExternalEntities nodeLoadExternalEntitiesAlways externalEntityResolvingPolicy
; message: the parser follows entities, which can read files and fetch addresses
; help: Leave it off.
; tests: no
; found: parser.shouldResolveExternalEntities = true
; found: let d = try XMLDocument(contentsOf: url, options: .nodeLoadExternalEntitiesAlways)
; clean: parser.shouldResolveExternalEntities = false
; clean: let d = try XMLDocument(contentsOf: url, options: .nodeLoadExternalEntitiesNever)
((assignment target: (_) @target result: (boolean_literal) @value) @finding
  (#match? @target "\\.shouldResolveExternalEntities$") (#eq? @value "true"))
((prefix_expression target: (simple_identifier) @option) @finding (#eq? @option "nodeLoadExternalEntitiesAlways"))

; rule: swift-fixed-key
; severity: error
; confidence: high
; cwe: 321
; needs: SymmetricKey HMAC AES
; at: \b(?:SymmetricKey|AES)\s*\(
; message: everyone who has this app has the key {key}
; help: Make the key at run time and keep it in the Keychain.
; tests: no
; found: let key = SymmetricKey(data: Data("my secret key".utf8))
; found: let key = SymmetricKey(data: "my secret key".data(using: .utf8)!)
; found: let aes = try AES(key: "0123456789abcdef", iv: iv)
; clean: let key = SymmetricKey(size: .bits256)
; clean: let key = SymmetricKey(data: keyData)
((call_expression . (simple_identifier) @callee (call_suffix (value_arguments . (value_argument value: [
    (line_string_literal) @key
    (call_expression . (simple_identifier) (call_suffix (value_arguments . (value_argument value: (navigation_expression target: (line_string_literal) @key)))))
    (postfix_expression target: (call_expression . (navigation_expression target: (line_string_literal) @key)))
    (call_expression . (navigation_expression target: (line_string_literal) @key))
  ])))) @finding
  (#any-of? @callee "SymmetricKey" "AES") (#match? @key "^\"[^\"\\\\]{4,}\"$"))

; rule: swift-log-secret
; severity: warning
; confidence: medium
; cwe: 532
; needs: print NSLog os_log Logger logger log debugPrint
; at: (?:\b(?:print|NSLog|os_log|debugPrint)|[Ll]og(?:ger)?\.\w+)\s*\([^;]{0,200}?(?:assword|asswd|ecret|oken|piKey|assphrase|rivateKey)
; message: {secret} is written to the log
; help: Leave it out, or mark it with privacy: .private.
; tests: no
; found: print("login \(user) \(password)")
; found: NSLog("token %@", accessToken)
; found: logger.info("key \(apiKey, privacy: .public)")
; clean: print("wrong password for \(user)")
; clean: logger.info("\(tokenCount) tokens")
; clean: logger.info("\(password, privacy: .private)")
; clean: print(password.count)
((call_expression . [(simple_identifier) @callee (navigation_expression target: (_) @logger)]
    (call_suffix (value_arguments (value_argument value: [
      (simple_identifier) @secret
      (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @secret))
      (line_string_literal interpolation: (interpolated_expression value: [(simple_identifier) @secret (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @secret))]) @part)
    ])))) @finding
  (#match? @finding "^(print|debugPrint|NSLog|os_log|(\\w+\\.)*[lL]og(ger)?\\.\\w+)\\(")
  (#match? @secret "(?i)^(\\w*_)?(\\w*password|passwd|passphrase|secretkey|clientsecret|apikey|(access|auth|refresh|session|api|bearer)token|privatekey)$")
  (#not-match? @finding "\\bprivacy:\\s*\\.(private|sensitive|auto)"))

; rule: swift-world-writable
; severity: warning
; confidence: high
; cwe: 732
; needs: posixPermissions chmod umask
; message: mode {mode} lets everyone write
; help: Use 0o600 for files and 0o700 for folders and programs.
; tests: no
; found: try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: path)
; found: chmod(path, 0o666)
; clean: try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
; clean: chmod(path, 0o600)
((dictionary_literal key: (_) @key . value: (oct_literal) @mode) @finding
  (#match? @key "posixPermissions$") (#match? @mode "^0o0?[0-7][0-7][2367]$"))
((call_expression . (simple_identifier) @callee (call_suffix (value_arguments (value_argument value: (oct_literal) @mode) .))) @finding
  (#eq? @callee "chmod") (#match? @mode "^0o0?[0-7][0-7][2367]$"))

; rule: swift-pointer-escapes
; severity: error
; confidence: high
; cwe: 825
; needs: withUnsafeBytes withUnsafePointer withUnsafeBufferPointer withUnsafeMutableBytes withUnsafeMutablePointer withUnsafeMutableBufferPointer withCString UnsafePointer UnsafeMutablePointer
; message: this pointer no longer points to anything when it is used
; help: Do all work with the pointer inside the closure.
; found: let p = data.withUnsafeBytes { $0.baseAddress! }
; found: let p = withUnsafePointer(to: &x) { $0 }
; found: let p = UnsafeMutablePointer(&x)
; clean: let n = data.withUnsafeBytes { $0.load(as: Int.self) }
; clean: let p = UnsafeMutablePointer<Int>.allocate(capacity: 1)
; clean: let p = UnsafeMutablePointer(mutating: q)
((property_declaration value: (call_expression [
    (navigation_expression suffix: (navigation_suffix suffix: (simple_identifier) @callee))
    (simple_identifier) @callee
    (call_expression . (simple_identifier) @callee)
  ] (call_suffix (lambda_literal . (statements . (_) @inner .) .)))) @finding
  (#match? @callee "^with(Unsafe(Mutable)?(Bytes|Pointer|BufferPointer)|CString)$") (#match? @inner "^(\\$0|\\$0\\.baseAddress!?)$"))
((property_declaration value: (call_expression . (simple_identifier) @callee (call_suffix (value_arguments . (value_argument value: (prefix_expression) @inner) .)))) @finding
  (#any-of? @callee "UnsafePointer" "UnsafeMutablePointer" "UnsafeRawPointer" "UnsafeMutableRawPointer") (#match? @inner "^&"))

; rule: swift-few-rounds
; severity: warning
; confidence: high
; cwe: 916
; needs: CCKeyDerivationPBKDF PBKDF2
; message: {rounds} rounds of PBKDF2 are too few
; help: Use 600000 rounds with SHA-256.
; tests: no
; found: CCKeyDerivationPBKDF(CCPBKDFAlgorithm(kCCPBKDF2), password, n, salt, m, prf, 1000, &key, 32)
; found: let k = try PKCS5.PBKDF2(password: p, salt: s, iterations: 4096, keyLength: 32)
; clean: CCKeyDerivationPBKDF(CCPBKDFAlgorithm(kCCPBKDF2), password, n, salt, m, prf, 600000, &key, 32)
; clean: let k = try PKCS5.PBKDF2(password: p, salt: s, iterations: rounds, keyLength: 32)
((call_expression . (simple_identifier) @callee (call_suffix (value_arguments (value_argument value: (integer_literal) @rounds) . (value_argument) . (value_argument) .))) @finding
  (#eq? @callee "CCKeyDerivationPBKDF") (#match? @rounds "^[\\d_]{1,5}$"))
((call_expression . (navigation_expression) @callee (call_suffix (value_arguments (value_argument name: (value_argument_label) @label value: (integer_literal) @rounds)))) @finding
  (#match? @callee "PBKDF2$") (#eq? @label "iterations") (#match? @rounds "^[\\d_]{1,5}$"))

; rule: swift-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: sqlite3_exec sqlite3_prepare_v2 execute executeQuery executeUpdate raw query
; sources: $request readLine *.queryItems
; sinks: sqlite3_exec(1) sqlite3_prepare_v2(1) *.execute(0) *.executeQuery(0) *.executeUpdate(0) *.raw(0) *.simpleQuery(0)
; covers: swift-sql-built
; message: {source} gets into the SQL of {sink}
; help: Write ? and bind the value.
; tests: no
; found: func f(req: Request) throws { let name = try req.query.get(String.self, at: "name")\nlet sql = "SELECT * FROM t WHERE n = '\(name)'"\nsqlite3_exec(db, sql, nil, nil, nil) }
; found: func f(req: Request) { let id = req.parameters.get("id")!\ndb.raw("SELECT * FROM t WHERE id = " + id) }
; clean: func f(req: Request) { let id = req.parameters.get("id")!\ndb.execute("SELECT * FROM t WHERE id = ?", [id]) }
; clean: func f(req: Request) { let id = Int(req.parameters.get("id")!)\ndb.raw("SELECT * FROM t WHERE id = \(id)") }
; clean: func f(req: Request) { let x = req.query["x"]\n let by = allowed.contains(x) ? x : "id"\n db.execute("SELECT * FROM u ORDER BY \(by)") }
; clean: func f(req: Request) { let id: Int = req.query["x"]\n db.execute("SELECT * FROM u WHERE id = \(id)") }

; rule: swift-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: contentsOfFile contentsOf contents removeItem streamFile createFile fileURLWithPath
; sources: $request *.queryItems
; sinks: FileManager.default.contents(0) FileManager.default.removeItem(0) FileManager.default.createFile(0) *.streamFile(0) FileHandle(0)
; message: {source} decides which file {sink} takes
; help: Take lastPathComponent of it, or resolve the path and see that it stays inside the folder.
; tests: no
; found: func f(req: Request) -> Data? { let name = req.parameters.get("name")!\nreturn FileManager.default.contents(atPath: "/data/" + name) }
; found: func f(req: Request) { let path = req.query["path"] as String?\nreq.fileio.streamFile(at: path!) }
; clean: func f(req: Request) -> Data? { return FileManager.default.contents(atPath: "/data/list") }
; clean: func f(req: Request) -> Data? { let id = UUID(req.parameters.get("id")!)\nreturn FileManager.default.contents(atPath: "/data/\(id)") }

; rule: swift-redirect-flow
; severity: warning
; confidence: high
; cwe: 601
; needs: redirect
; sources: $request
; sinks: req.redirect(0) request.redirect(0)
; message: the redirect goes wherever {source} says
; help: Accept only paths of this site, or names from a list.
; tests: no
; found: func f(req: Request) -> Response { let next = req.query["next"] ?? "/"\nreturn req.redirect(to: next) }
; found: func f(req: Request) -> Response { return req.redirect(to: req.headers.first(name: "Referer")!) }
; clean: func f(req: Request) -> Response { return req.redirect(to: "/login") }
; clean: func f(req: Request) -> Response { let id = Int(req.parameters.get("id")!)\nreturn req.redirect(to: "/items/\(id)") }

; rule: swift-fetch-flow
; severity: error
; confidence: high
; cwe: 918
; needs: client URLSession
; sources: $request
; sinks: req.client.get(0) req.client.post(0) request.client.get(0) request.client.post(0) URLSession.shared.dataTask(0) URLSession.shared.data(0)
; message: the server fetches an address that comes from {source}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: func f(req: Request) { let target = req.query["url"] ?? ""\nreq.client.get(URI(string: target)) }
; found: func f(req: Request) { let url = URL(string: req.content["url"]!)\nURLSession.shared.dataTask(with: url) }
; clean: func f(req: Request) { req.client.get("https://api.invalid/items") }
; clean: func f(req: Request) { let id = Int(req.parameters.get("id")!)\nreq.client.get("https://api.invalid/\(id)") }

; rule: swift-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: Process shellOut system popen
; sources: $request readLine *.queryItems
; sinks: shellOut(0) system(0) popen(0) Process.run(0) Process.launchedProcess(0)
; message: {source} decides what {sink} runs
; help: Pick the program from a fixed list and give it the value as one argument.
; tests: no
; found: func f(req: Request) { let name = req.parameters.get("name")!\nsystem("ls " + name) }
; found: let line = readLine()!\nshellOut(to: "echo \(line)")
; clean: system("ls")
; clean: func f(req: Request) { let n = Int(req.parameters.get("n")!)\nsystem("kill \(n)") }

; rule: swift-web-flow
; severity: error
; confidence: medium
; cwe: 79
; needs: evaluateJavaScript loadHTMLString
; sources: *.queryItems url.host url.path url.query
; sinks: *.evaluateJavaScript(0) *.loadHTMLString(0)
; covers: swift-script-built swift-html-built
; message: {source}, which any app or page can send, gets into {sink}
; help: Compare the value with those that are meant, or hand it over with callAsyncJavaScript's arguments.
; tests: no
; found: func open(_ url: URL) { let name = url.query ?? ""\nwebView.evaluateJavaScript("show('\(name)')") }
; found: func open(_ parts: URLComponents) { let item = parts.queryItems\nwebView.loadHTMLString("<p>\(item)</p>", baseURL: nil) }
; clean: func open(_ url: URL) { webView.evaluateJavaScript("show()") }
; clean: func open(_ url: URL) { let name = escape(url.query ?? "")\nwebView.evaluateJavaScript("show('\(name)')") }
