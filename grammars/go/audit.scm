;; Podium's own rules for Go; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.

; words: literal = interpreted_string_literal_content raw_string_literal_content escape_sequence int_literal float_literal rune_literal imaginary_literal true false nil iota comment
; words: text = interpreted_string_literal raw_string_literal
; words: composed = binary_expression unary_expression parenthesized_expression composite_literal literal_value literal_element keyed_element slice_expression index_expression type_conversion_expression expression_list
; words: functions = func_literal
; words: subscript = index_expression
; words: assignment = assignment_statement
; words: blocks = block source_file expression_case default_case communication_case type_case
; words: loops = for_statement
; words: getters = Get
; words: name = identifier
; words: member = selector_expression
; words: call = call_expression
; words: join = binary_expression
; words: text-methods = Sprintf Sprint Sprintln Join TrimSpace Trim TrimPrefix TrimSuffix ToLower ToUpper Replace ReplaceAll string Clean
; words: carriers = Sprintf Sprint Sprintln Join TrimSpace Trim Replace ReplaceAll string Clean DecodeString QueryUnescape PathUnescape Split
; words: formatters = Sprintf Sprint Sprintln Join
; words: pure = int8 int16 uint8 uint16 uint32 uint64 float32 strconv.Atoi strconv.ParseInt strconv.ParseUint strconv.ParseFloat strconv.ParseBool strconv.FormatUint strconv.FormatFloat strconv.FormatBool uuid.Parse uuid.MustParse uuid.New uuid.NewString placeholders placeholder fmt strings path filepath bytes len cap int int64 int32 uint float64 bool strconv.Itoa strconv.FormatInt strconv.Quote time.Now pq.QuoteIdentifier pgx.Identifier
; words: cleaners = uuid.Parse ParseDuration time.Parse len cap int int64 int32 uint float64 Atoi ParseInt ParseUint ParseFloat ParseBool Itoa QueryEscape PathEscape EscapeString HTMLEscapeString QuoteIdentifier Base IsLocal MustParse
; words: plain-types = int int8 int16 int32 int64 uint uint16 uint32 uint64 uintptr bool float32 float64 complex128 UUID ULID Time Duration Month Weekday Decimal ObjectID
; words: plain-units = byte uint8 rune
; words: plain-holders = chan
; words: request = r.URL r.Form r.PostForm r.Body r.Header r.Host r.RequestURI r.FormValue r.PostFormValue r.PathValue r.Cookie r.Cookies r.MultipartForm req.PostForm req.PathValue req.Cookie req.URL req.Form req.Body req.Header req.FormValue request.URL request.Form request.FormValue c.Query c.Param c.PostForm c.FormValue c.QueryParam c.GetQuery c.DefaultQuery c.GetHeader c.Params ctx.Query ctx.Param ctx.FormValue ctx.Params chi.URLParam mux.Vars
; words: asked = r.FormValue r.PostFormValue r.PathValue r.Form r.PostForm r.URL.Query req.FormValue req.URL.Query c.Query c.Param c.FormValue c.QueryParam c.PostForm ctx.Query ctx.Param ctx.FormValue mux.Vars chi.URLParam
; words: sql-names = table tableName tbl columns column fields where placeholders schema orderBy limit offset

; rule: go-shell
; severity: error
; confidence: high
; cwe: 78
; needs: Command CommandContext
; at: \bCommand(?:Context)?\s*\(
; message: a shell runs the text {command}
; help: Give the program and its arguments one by one to exec.Command; then no shell reads them.
; tests: no
; found: package p\nimport "os/exec"\nfunc f(name string) { exec.Command("sh", "-c", "ls "+name) }
; found: package p\nimport ("os/exec"; "fmt")\nfunc f(n string) { exec.Command("bash", "-c", fmt.Sprintf("cat %s", n)).Run() }
; clean: package p\nimport "os/exec"\nfunc f() { exec.Command("sh", "-c", "ls | wc") }
; clean: package p\nimport "os/exec"\nfunc f(name string) { exec.Command("ls", name) }
((call_expression function: (_) @callee
    arguments: (argument_list (interpreted_string_literal) @shell . (interpreted_string_literal) @flag . (_) @command)) @finding
  (#resolves? @callee "os/exec.Command" "os/exec.CommandContext" "exec.Command" "exec.CommandContext")
  (#match? @shell "^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|cmd|powershell)(\\.exe)?\"$")
  (#match? @flag "^\"(-l?c|/[cC]|-Command)\"$")
  (#dynamic? @command))

; rule: go-sql-built
; severity: error
; confidence: medium
; cwe: 89
; needs: Query QueryRow QueryContext QueryRowContext Exec ExecContext Prepare PrepareContext Raw
; needs: SELECT select INSERT insert UPDATE update DELETE delete Select Insert Update Delete
; at: \.(?:Query|QueryRow|QueryContext|QueryRowContext|Exec|ExecContext|Prepare|PrepareContext|Raw)\s*\(
; message: the SQL of {method} is put together from text
; help: Pass the values as arguments of the query, and take names of tables only from a fixed list.
; tests: no
; found: package p\nfunc f(db *sql.DB, n string) { db.Query("SELECT * FROM t WHERE n = '" + n + "'") }
; found: package p\nfunc f(db *sql.DB, n string) { q := fmt.Sprintf("DELETE FROM t WHERE n = '%s'", n)\n db.Exec(q) }
; found: package p\nfunc f(b []byte) { db.Query(fmt.Sprintf("SELECT * FROM u WHERE name = '%s'", b)) }
; clean: package p\nfunc f(db *sql.DB, n string) { db.Query("SELECT * FROM t WHERE n = ?", n) }
; clean: package p\nfunc f(db *sql.DB, n int) { db.Query(fmt.Sprintf("SELECT * FROM t LIMIT %d", n)) }
; clean: package p\nconst cols = "a, b"\nfunc f(db *sql.DB) { db.Query("SELECT " + cols + " FROM t") }
; clean: package p\nfunc f(db *sql.DB, marks string, ids []any) { db.Exec("DELETE FROM t WHERE id IN (" + marks + ")", ids...) }
; clean: package p\nfunc f(id uint8, key uuid.UUID) { db.Query(fmt.Sprintf("SELECT * FROM u WHERE id = %d AND key = '%s'", id, key)) }
; clean: package p\nfunc f(r *http.Request) { id, err := strconv.Atoi(r.FormValue("id"))\n db.Query(fmt.Sprintf("SELECT * FROM u WHERE id = %d", id)) }
; clean: package p\nfunc f() { var id int\n db.Query(fmt.Sprintf("SELECT * FROM u WHERE id = %d", id)) }
; clean: package p\ntype P struct { Page int; Sort string }\nfunc f(p P) { db.Query(fmt.Sprintf("SELECT * FROM u LIMIT %d", p.Page)) }
((call_expression function: (selector_expression field: (field_identifier) @method)
    arguments: (argument_list (_) @query) @arguments) @finding
  (#match? @method "^(Query|QueryRow|QueryContext|QueryRowContext|Exec|ExecContext|Prepare|PrepareContext|Raw)$")
  (#says? @query "(?is)^[\"`]\\s*\\(?(select|insert|replace|update|delete|drop|alter|create|truncate|with)\\s")
  (#not-match? @arguments "\\.\\.\\.\\)$")
  (#built? @query "$sql-names"))

; rule: go-tls-unchecked
; severity: error
; confidence: high
; cwe: 295
; needs: InsecureSkipVerify
; message: certificates are not checked, so anybody on the way can read and change what is sent
; help: Leave InsecureSkipVerify out; for a certificate of your own give its authority as RootCAs.
; tests: no
; found: package p\nvar c = tls.Config{InsecureSkipVerify: true}
; found: package p\nfunc f(c *tls.Config) { c.InsecureSkipVerify = true }
; clean: package p\nvar c = tls.Config{InsecureSkipVerify: false}
; clean: package p\nvar c = tls.Config{RootCAs: pool}
((keyed_element (literal_element (identifier) @key) (literal_element (true))) @finding (#eq? @key "InsecureSkipVerify"))
((assignment_statement left: (expression_list (selector_expression field: (field_identifier) @key))
  right: (expression_list (true))) @finding (#eq? @key "InsecureSkipVerify"))

; rule: go-tls-old
; severity: warning
; confidence: high
; cwe: 327
; needs: VersionSSL30 VersionTLS10 VersionTLS11
; message: {version} has been broken, and is allowed here
; help: Write tls.VersionTLS12 or leave MinVersion out.
; rewrite: tls.VersionTLS12
; rewrite-safe: no
; tests: no
; found: package p\nvar c = tls.Config{MinVersion: tls.VersionTLS10}
; found: package p\nvar c = &tls.Config{MinVersion: tls.VersionSSL30}
; clean: package p\nvar c = tls.Config{MinVersion: tls.VersionTLS12}
; clean: package p\nvar names = map[uint16]string{tls.VersionTLS10: "1.0"}
((keyed_element (literal_element (identifier) @key)
    (literal_element (selector_expression field: (field_identifier) @version) @rewrite)) @finding
  (#any-of? @key "MinVersion" "MaxVersion") (#any-of? @version "VersionSSL30" "VersionTLS10" "VersionTLS11"))

; rule: go-weak-hash
; severity: warning
; confidence: low
; cwe: 327
; needs: md5 sha1
; at: \b(?:md5|sha1)\.(?:New|Sum)
; message: {callee} is broken for signatures and certificates
; help: Use sha256; for passwords argon2id or bcrypt.
; tests: no
; found: package p\nimport "crypto/md5"\nfunc f(b []byte) { md5.Sum(b) }
; found: package p\nimport "crypto/sha1"\nvar h = sha1.New()
; clean: package p\nimport "crypto/sha256"\nvar h = sha256.New()
; clean: package p\nfunc f(md5 hasher) { md5.Check() }
((call_expression function: (selector_expression operand: (identifier) @package) @callee) @finding
  (#any-of? @package "md5" "sha1") (#match? @callee "^(md5|sha1)\\.(New|Sum)$"))

; rule: go-password-hash
; severity: error
; confidence: high
; cwe: 916
; needs: md5 sha1 sha256 sha512
; at: \b(?:md5|sha1|sha256|sha512)\.Sum\w*\s*\([^\n]{0,120}?[Pp]ass
; message: a fast hash protects {secret}, which can be guessed billions of times a second
; help: Use bcrypt.GenerateFromPassword or argon2.IDKey with a salt of its own for each password.
; tests: no
; found: package p\nfunc f(password string) { sha256.Sum256([]byte(password)) }
; found: package p\nfunc f(userPassword []byte) { md5.Sum(userPassword) }
; clean: package p\nfunc f(data []byte) { sha256.Sum256(data) }
; clean: package p\nfunc f(password []byte) { bcrypt.GenerateFromPassword(password, 12) }
((call_expression function: (selector_expression operand: (identifier) @package) arguments: (argument_list . (_) @secret)) @finding
  (#any-of? @package "md5" "sha1" "sha256" "sha512") (#match? @secret "(?i)\\b\\w*(password|passwd|passphrase)\\b"))

; rule: go-weak-cipher
; severity: error
; confidence: high
; cwe: 327
; needs: des rc4
; at: \b(?:des|rc4)\.New
; message: {callee} makes a cipher that can be broken
; help: Use AES with GCM: aes.NewCipher and cipher.NewGCM.
; tests: no
; found: package p\nimport "crypto/des"\nfunc f(k []byte) { des.NewCipher(k) }
; found: package p\nimport "crypto/rc4"\nfunc f(k []byte) { rc4.NewCipher(k) }
; clean: package p\nimport "crypto/aes"\nfunc f(k []byte) { aes.NewCipher(k) }
; clean: package p\nfunc f(des route) { des.Next() }
((call_expression function: (selector_expression) @callee) @finding
  (#any-of? @callee "des.NewCipher" "des.NewTripleDESCipher" "rc4.NewCipher"))

; rule: go-random-secret
; severity: error
; confidence: medium
; cwe: 338
; needs: rand
; at: \b\w*(?i:token|secret|passw|session|nonce|salt|otp|apikey)\w*\s*(?::?=)[^\n]{0,80}?\brand\.
; message: {name} is made from numbers that can be foretold
; help: Use crypto/rand: rand.Read or rand.Text.
; tests: no
; found: package p\nimport "math/rand"\nfunc f() { token := rand.Int63()\n use(token) }
; found: package p\nimport "math/rand"\nfunc f() { sessionID := fmt.Sprint(rand.Intn(100))\n use(sessionID) }
; clean: package p\nimport "math/rand"\nfunc f() { delay := rand.Intn(100)\n use(delay) }
; clean: package p\nimport "crypto/rand"\nfunc f() { token := rand.Text()\n use(token) }
((short_var_declaration left: (expression_list . (identifier) @name) right: (expression_list . (_) @value)) @finding
  (#match? @name "(?i)(token|secret|passw|session|nonce|salt|otp|apikey)")
  (#match? @value "\\brand\\.(Int|Intn|Int63|Int31|Int31n|Int63n|Uint32|Uint64|Float64|Perm|IntN|N)\\("))

; rule: go-world-writable
; severity: warning
; confidence: high
; cwe: 732
; needs: Chmod
; at: \bChmod\s*\(
; message: everybody on the machine may write to what {callee} opens up
; help: Give 0o600 for files and 0o700 for folders, or what the others need to read.
; tests: no
; found: package p\nfunc f(n string) { os.Chmod(n, 0777) }
; found: package p\nfunc f(file *os.File) { file.Chmod(0o666) }
; clean: package p\nfunc f(n string) { os.Chmod(n, 0644) }
; clean: package p\nfunc f(n string) { os.Chmod(n, info.Mode()) }
((call_expression function: (selector_expression field: (_) @method) @callee arguments: (argument_list (int_literal) @mode)) @finding
  (#eq? @method "Chmod") (#match? @mode "^0o?[0-7]?[0-7][0-7][2367]$"))

; rule: go-made-world-writable
; severity: information
; confidence: low
; cwe: 732
; needs: Mkdir MkdirAll OpenFile WriteFile
; at: \b0o?[0-7]?[0-7][0-7][2367]\b
; message: where the mask of the process allows it, everybody may write to what {callee} makes
; help: Give 0o600 for files and 0o700 for folders, or what the others need to read.
; tests: no
; found: package p\nfunc f(n string) { os.WriteFile(n, nil, 0o666) }
; found: package p\nfunc f(n string) { os.MkdirAll(n, 0777) }
; clean: package p\nfunc f(n string) { os.WriteFile(n, nil, 0600) }
; clean: package p\nfunc f(n string) { os.MkdirAll(n, os.ModePerm) }
((call_expression function: (selector_expression) @callee arguments: (argument_list (int_literal) @mode)) @finding
  (#any-of? @callee "os.Mkdir" "os.MkdirAll" "os.OpenFile" "os.WriteFile" "ioutil.WriteFile")
  (#match? @mode "^0o?[0-7]?[0-7][0-7][2367]$"))

; rule: go-temporary-name
; severity: warning
; confidence: medium
; cwe: 377
; needs: Create WriteFile OpenFile
; at: "/(?:var/)?tmp/
; message: {path} can be taken by another user before this program makes it
; help: Use os.CreateTemp or os.MkdirTemp, which choose a name that is free.
; tests: no
; found: package p\nfunc f() { os.Create("/tmp/report.txt") }
; found: package p\nfunc f(b []byte) { os.WriteFile("/tmp/out", b, 0600) }
; clean: package p\nfunc f() { os.CreateTemp("", "report") }
; clean: package p\nfunc f() { os.Open("/tmp/report.txt") }
((call_expression function: (selector_expression) @callee arguments: (argument_list . (interpreted_string_literal) @path)) @finding
  (#any-of? @callee "os.Create" "os.WriteFile" "os.OpenFile" "ioutil.WriteFile") (#match? @path "^\"/(var/)?tmp/"))

; rule: go-zip-slip
; severity: error
; confidence: medium
; cwe: 22
; needs: zip tar
; needs: Join
; unless: IsLocal HasPrefix Contains Rel SecureJoin EvalSymlinks IsAbs Base Root OpenRoot
; at: \bJoin\s*\([^\n]{0,80}?\.Name\b
; message: an entry of an archive may be written outside of the folder: {path}
; help: Refuse names for which filepath.IsLocal is false, or open files through os.Root.
; tests: no
; found: package p\nimport "archive/zip"\nfunc f(d string, r *zip.Reader) { for _, f := range r.File { os.Create(filepath.Join(d, f.Name)) } }
; found: package p\nimport "archive/tar"\nfunc f(d string, header *tar.Header) { p := filepath.Join(d, header.Name)\n os.Create(p) }
; clean: package p\nimport "archive/zip"\nfunc f(d string, r *zip.Reader) { for _, f := range r.File { if filepath.IsLocal(f.Name) { os.Create(filepath.Join(d, f.Name)) } } }
; clean: package p\nimport "archive/zip"\nfunc f(d string, u user) { os.Open(filepath.Join(d, u.Home)) }
((call_expression function: (selector_expression) @callee
    arguments: (argument_list (_) . (selector_expression operand: (identifier) @entry field: (field_identifier) @field) @path)) @finding
  (#any-of? @callee "filepath.Join" "path.Join") (#eq? @field "Name")
  (#match? @entry "^(f|file|entry|header|hdr|h|zf|zipFile|th|e)$"))

; rule: go-template-unescaped
; severity: warning
; confidence: medium
; cwe: 79
; needs: template
; at: \btemplate\.(?:HTML|JS|URL|CSS|HTMLAttr|JSStr)\s*\(
; message: {value} gets into the page as it is
; help: Hand the plain string to html/template, which escapes it for its place.
; tests: no
; found: package p\nimport "html/template"\nfunc f(s string) any { return template.HTML(s) }
; found: package p\nimport "html/template"\nfunc f(s string) any { return template.JS("x = " + s) }
; clean: package p\nimport "html/template"\nvar x = template.HTML("<b>fixed</b>")
; clean: package p\nfunc f(s string) any { return html.EscapeString(s) }
; clean: package p\nfunc f(t *template.Template) any { var buf bytes.Buffer\n t.Execute(&buf, nil)\n return template.HTML(buf.String()) }
((call_expression function: (selector_expression operand: (identifier) @package field: (field_identifier) @kind)
    arguments: (argument_list . (_) @value)) @finding
  (#eq? @package "template") (#any-of? @kind "HTML" "JS" "URL" "CSS" "HTMLAttr" "JSStr") (#dynamic? @value)
  (#not-match? @value "^(buf|buff|buffer|out|\\w+Buf|\\w+Buffer)\\.String\\(\\)$"))

; rule: go-cookie-flags
; severity: warning
; confidence: low
; cwe: 614
; needs: Cookie
; at: \bCookie\s*\{
; message: a cookie is sent over plain connections, or can be read by scripts
; help: Set Secure: true and HttpOnly: true.
; tests: no
; found: package p\nvar c = http.Cookie{Name: "session", Value: v}
; found: package p\nvar c = &http.Cookie{Name: "sid", Value: v, HttpOnly: true}
; clean: package p\nvar c = &http.Cookie{Name: "sid", Value: v, HttpOnly: true, Secure: true}
; clean: package p\nvar c = Cookie{Name: "biscuit"}
((composite_literal type: (qualified_type) @type body: (literal_value) @body) @finding
  (#eq? @type "http.Cookie") (#not-match? @body "Secure:\\s*\\w"))

; rule: go-ssh-host-unchecked
; severity: error
; confidence: high
; cwe: 322
; needs: InsecureIgnoreHostKey
; message: the server's key is not checked, so anybody on the way can be the server
; help: Use knownhosts.New with the user's known_hosts file, or ssh.FixedHostKey.
; tests: no
; found: package p\nvar c = ssh.ClientConfig{HostKeyCallback: ssh.InsecureIgnoreHostKey()}
; found: package p\nfunc f(c *ssh.ClientConfig) { c.HostKeyCallback = ssh.InsecureIgnoreHostKey() }
; clean: package p\nvar c = ssh.ClientConfig{HostKeyCallback: ssh.FixedHostKey(k)}
; clean: package p\n// ssh.InsecureIgnoreHostKey() is not used\nvar c = 1
((call_expression function: (selector_expression) @callee) @finding (#eq? @callee "ssh.InsecureIgnoreHostKey"))

; rule: go-jwt-unchecked
; severity: error
; confidence: high
; cwe: 347
; needs: ParseUnverified UnsafeAllowNoneSignatureType
; message: the token's signature is not checked
; help: Use Parse or ParseWithClaims with a key, and name the methods that are allowed.
; tests: no
; found: package p\nfunc f(p *jwt.Parser, t string) { p.ParseUnverified(t, claims) }
; found: package p\nvar key = jwt.UnsafeAllowNoneSignatureType
; clean: package p\nfunc f(p *jwt.Parser, t string) { p.Parse(t, key) }
; clean: package p\nfunc ParseUnverified() {}
((call_expression function: (selector_expression field: (field_identifier) @method)) @finding (#eq? @method "ParseUnverified"))
((selector_expression operand: (identifier) @package field: (field_identifier) @name) @finding
  (#eq? @package "jwt") (#eq? @name "UnsafeAllowNoneSignatureType"))

; rule: go-open-redirect
; severity: warning
; confidence: medium
; cwe: 601
; needs: Redirect
; message: a redirect goes wherever the request says: {url}
; help: Accept only paths of this site, or names from a list.
; tests: no
; found: package p\nfunc f(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.FormValue("next"), 302) }
; found: package p\nfunc f(w http.ResponseWriter, r *http.Request) { next := r.URL.Query().Get("next")\n if next == "" { next = "/" }\n http.Redirect(w, r, next, http.StatusFound) }
; found: package p\nfunc f(c *gin.Context) { c.Redirect(302, c.Query("to")) }
; clean: package p\nfunc f(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/items/"+r.FormValue("id"), 302) }
; clean: package p\nfunc f(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, fmt.Sprintf("/items?id=%s", r.FormValue("id")), 302) }
; clean: package p\nfunc f(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"/", 301) }
((call_expression function: (selector_expression) @callee arguments: (argument_list . (_) . (_) . (_) @url)) @finding
  (#eq? @callee "http.Redirect") (#mentions? @url "$asked") (#not-says? @url "^./[\\w?]"))
((call_expression function: (selector_expression operand: (identifier) @context field: (_) @method) arguments: (argument_list . (_) . (_) @url .)) @finding
  (#any-of? @context "c" "ctx") (#eq? @method "Redirect") (#mentions? @url "$asked") (#not-says? @url "^./[\\w?]"))

; rule: go-fetch-from-request
; severity: error
; confidence: medium
; cwe: 918
; needs: Get Post Head PostForm NewRequest NewRequestWithContext
; message: the server fetches an address that the request names: {url}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: package p\nfunc f(r *http.Request) { http.Get(r.FormValue("url")) }
; found: package p\nfunc f(r *http.Request) { u := "https://" + r.URL.Query().Get("host") + "/x"\n req, _ := http.NewRequest("GET", u, nil)\n use(req) }
; clean: package p\nfunc f(r *http.Request) { http.Get("https://api.invalid/items/" + r.FormValue("id")) }
; clean: package p\nconst api = "https://api.invalid"\nfunc f(r *http.Request) { http.Get(api + "/items/" + r.FormValue("id")) }
; clean: package p\nfunc f(r *http.Request) { r.Header.Get("X") }
((call_expression function: (selector_expression) @callee arguments: (argument_list . (_) @url)) @finding
  (#any-of? @callee "http.Get" "http.Post" "http.Head" "http.PostForm" "http.DefaultClient.Get")
  (#mentions? @url "$asked") (#not-says? @url "^.https?://(localhost|[\\w-]+\\.[\\w.-]+)"))
((call_expression function: (selector_expression) @callee arguments: (argument_list . (_) . (_) @url)) @finding
  (#eq? @callee "http.NewRequest")
  (#mentions? @url "$asked") (#not-says? @url "^.https?://(localhost|[\\w-]+\\.[\\w.-]+)"))
((call_expression function: (selector_expression) @callee arguments: (argument_list . (_) . (_) . (_) @url)) @finding
  (#eq? @callee "http.NewRequestWithContext")
  (#mentions? @url "$asked") (#not-says? @url "^.https?://(localhost|[\\w-]+\\.[\\w.-]+)"))

; rule: go-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: Query QueryRow QueryContext QueryRowContext Exec ExecContext Prepare PrepareContext Raw Where Order
; sources: $request
; sinks: *.Query(0) *.QueryRow(0) *.Exec(0) *.Prepare(0) *.QueryContext(1) *.QueryRowContext(1) *.ExecContext(1) *.PrepareContext(1) *.Raw(0) *.Where(0) *.Order(0)
; covers: go-sql-built
; message: {source} gets into the SQL of {sink}
; help: Pass values as arguments of the query; take names of tables and columns from a fixed list.
; tests: no
; found: package p\nfunc f(db *sql.DB, r *http.Request) { q := "SELECT * FROM t WHERE n = '" + r.FormValue("n") + "'"\n db.Query(q) }
; found: package p\nfunc f(db *sql.DB, r *http.Request) { find(db, r.URL.Query().Get("n")) }\nfunc find(db *sql.DB, n string) { db.Exec(fmt.Sprintf("DELETE FROM t WHERE n='%s'", n)) }
; clean: package p\nfunc f(db *sql.DB, r *http.Request) { db.Query("SELECT * FROM t WHERE n = ?", r.FormValue("n")) }
; clean: package p\nfunc f(db *sql.DB, r *http.Request) { n, _ := strconv.Atoi(r.FormValue("n"))\n db.Query(fmt.Sprintf("SELECT * FROM t LIMIT %d", n)) }

; rule: go-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: Command CommandContext StartProcess
; sources: $request
; sinks: exec.Command(*) exec.CommandContext(*) os.StartProcess(*) syscall.Exec(*)
; covers: go-shell
; message: {source} gets into a command through {sink}
; help: Take the program and its options from a fixed list; give what users send as one argument behind "--".
; tests: no
; found: package p\nimport "os/exec"\nfunc f(r *http.Request) { exec.Command("ping", r.FormValue("host")).Run() }
; found: package p\nimport "os/exec"\nfunc f(r *http.Request) { host := r.URL.Query().Get("h")\n cmd := "ping " + host\n exec.Command("sh", "-c", cmd) }
; clean: package p\nimport "os/exec"\nfunc f(r *http.Request) { exec.Command("ping", "localhost").Run()\n log.Print(r.FormValue("h")) }
; clean: package p\nfunc f(r *http.Request) { n, _ := strconv.Atoi(r.FormValue("n"))\n exec.Command("head", strconv.Itoa(n)) }

; rule: go-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: Open OpenFile Create ReadFile WriteFile Remove RemoveAll ServeFile MkdirAll
; unless: IsLocal SecureJoin OpenRoot
; sources: $request
; sinks: os.Open(0) os.OpenFile(0) os.Create(0) os.ReadFile(0) os.WriteFile(0) os.Remove(0) os.RemoveAll(0) os.MkdirAll(0) ioutil.ReadFile(0) ioutil.WriteFile(0) http.ServeFile(2)
; message: {source} chooses the file of {sink}
; help: Refuse names for which filepath.IsLocal is false, or open files through os.Root.
; tests: no
; found: package p\nfunc f(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "data/" + r.FormValue("name")) }
; found: package p\nfunc f(r *http.Request) { p := filepath.Join("data", r.URL.Query().Get("n"))\n os.ReadFile(p) }
; clean: package p\nfunc f(r *http.Request) { os.ReadFile(filepath.Join("data", filepath.Base(r.FormValue("n")))) }
; clean: package p\nfunc f(w http.ResponseWriter, r *http.Request) { http.ServeFile(w, r, "index.html") }

; rule: go-fetch-flow
; severity: error
; confidence: low
; cwe: 918
; needs: Get Post Head NewRequest NewRequestWithContext PostForm Dial
; sources: $request
; sinks: http.Get(0) http.Post(0) http.Head(0) http.PostForm(0) http.NewRequest(1) http.NewRequestWithContext(2) http.DefaultClient.Get(0) httpClient.Get(0) net.Dial(1)
; covers: go-fetch-from-request
; message: the server fetches an address that the request names: {source}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: package p\nfunc f(r *http.Request) { http.Get(r.FormValue("url")) }
; found: package p\nfunc f(r *http.Request) { u := "https://" + r.URL.Query().Get("host") + "/x"\n req, _ := http.NewRequest("GET", u, nil)\n use(req) }
; clean: package p\nfunc f(r *http.Request) { http.Get("https://api.invalid/?q=" + url.QueryEscape(r.FormValue("q"))) }
; clean: package p\nfunc f(r *http.Request) { r.Header.Get("X") }

; rule: go-redirect-flow
; severity: warning
; confidence: low
; cwe: 601
; needs: Redirect
; sources: r.FormValue r.PostFormValue r.Form req.FormValue r.URL.Query req.URL.Query c.Query c.FormValue c.QueryParam ctx.Query r.Header.Get
; sinks: http.Redirect(2) c.Redirect(1) ctx.Redirect(1)
; cleaners: Encode
; covers: go-open-redirect
; message: a redirect goes wherever the request says: {source}
; help: Accept only paths of this site, or names from a list.
; tests: no
; found: package p\nfunc f(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.FormValue("next"), 302) }
; found: package p\nfunc f(w http.ResponseWriter, r *http.Request) { next := r.URL.Query().Get("next")\n http.Redirect(w, r, next, http.StatusFound) }
; clean: package p\nfunc f(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/login", 302) }
; clean: package p\nfunc f(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"/", 301) }
; clean: package p\nfunc f(w http.ResponseWriter, r *http.Request) { q := r.URL.Query()\n http.Redirect(w, r, "/login?"+q.Encode(), 302) }

; rule: go-page-flow
; severity: error
; confidence: medium
; cwe: 79
; needs: Fprintf Fprint Fprintln Write WriteString HTML
; sources: r.FormValue r.PostFormValue r.Form r.URL.Query req.FormValue req.URL.Query c.Query c.Param c.FormValue
; sinks: fmt.Fprintf(2) fmt.Fprint(1) fmt.Fprintln(1) io.WriteString(1) w.Write(0) template.HTML(0)
; covers: go-template-unescaped
; message: {source} gets into the page through {sink}, unescaped
; help: Use html/template, or html.EscapeString.
; tests: no
; found: package p\nfunc f(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "<p>Hello %s</p>", r.FormValue("n")) }
; found: package p\nfunc f(w http.ResponseWriter, r *http.Request) { n := r.URL.Query().Get("n")\n w.Write([]byte("<p>" + n)) }
; clean: package p\nfunc f(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "<p>%s</p>", html.EscapeString(r.FormValue("n"))) }
; clean: package p\nfunc f(w http.ResponseWriter, r *http.Request) { fmt.Fprintf(w, "<p>%s</p>", version) }
