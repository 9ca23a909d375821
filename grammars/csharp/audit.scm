;; Podium's own rules for C#; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.

; words: literal = string_literal_content string_literal_encoding escape_sequence integer_literal real_literal boolean_literal null_literal character_literal character_literal_content interpolation_start interpolation_brace interpolation_quote string_content interpolation_format_clause interpolation_alignment_clause typeof_expression sizeof_expression default_expression predefined_type nullable_type array_type raw_string_start raw_string_content raw_string_end comment
; words: text = string_literal verbatim_string_literal raw_string_literal interpolated_string_expression
; words: composed = interpolation binary_expression parenthesized_expression conditional_expression prefix_unary_expression cast_expression as_expression initializer_expression array_creation_expression implicit_array_creation_expression argument argument_list bracketed_argument_list arrow_expression_clause await_expression checked_expression element_access_expression collection_element
; words: functions = lambda_expression anonymous_method_expression
; words: name = identifier
; words: member = member_access_expression conditional_access_expression member_binding_expression qualified_name
; words: call = invocation_expression object_creation_expression
; words: constructors = object_creation_expression
; words: join = binary_expression
; words: argument = argument
; words: arguments = argument_list
; words: assignment = assignment_expression
; words: fields-subject = condition
; words: subscript = element_access_expression
; words: conditional = conditional_expression
; words: comparison = is_pattern_expression is_expression
; words: choosing = ??
; words: blocks = block compilation_unit declaration_list switch_section
; words: loops = for_statement foreach_statement while_statement do_statement
; words: getters = GetValueOrDefault
; words: text-methods = Format Concat Join Trim TrimStart TrimEnd ToString ToLower ToUpper ToLowerInvariant ToUpperInvariant Replace Substring Insert PadLeft PadRight Append AppendLine AppendFormat Combine ToArray Split ToList First FirstOrDefault Single SingleOrDefault Last StringBuilder GetBytes GetString
; words: carriers = Format Concat Join Replace Insert Append AppendLine AppendFormat Combine GetFullPath FromBase64String UrlDecode HtmlDecode UnescapeDataString StreamReader MemoryStream StringReader StringBuilder GetBytes GetString Uri TryParse
; words: formatters = Format Concat Join Append AppendFormat
; words: pure = nameof Length Count Environment.NewLine string.Empty String.Empty Guid.NewGuid NewGuid DateTime.Now DateTime.UtcNow Path.DirectorySeparatorChar Path.GetTempPath Environment.CurrentDirectory AppContext.BaseDirectory CultureInfo.InvariantCulture StringComparison.Ordinal int.Parse Convert.ToInt32 Quote QuoteIdentifier DelimitIdentifier
; words: cleaners = ToInt32 ToInt64 ToInt16 ToDouble ToDecimal ToBoolean int.Parse long.Parse Guid.Parse DateTime.Parse bool.Parse double.Parse decimal.Parse Enum.Parse HtmlEncode HtmlAttributeEncode UrlEncode UrlPathEncode UrlPathEncode EscapeDataString JavaScriptStringEncode Encode GetFileName GetFileNameWithoutExtension Sanitize SanitizeHtml IsLocalUrl Escape ComputeHash HashData Contains StartsWith EndsWith Equals IsNullOrEmpty IsNullOrWhiteSpace QuoteIdentifier Action
; words: plain-types = int long short sbyte uint ulong ushort nint bool double float decimal Guid DateTime DateTimeOffset DateOnly TimeOnly TimeSpan Int16 Int32 Int64 UInt32 UInt64 Boolean Double Decimal BigInteger DayOfWeek HttpStatusCode StringComparison
; words: plain-units = byte char Byte Char
; words: plain-holders = Nullable List IList IEnumerable ICollection IReadOnlyList IReadOnlyCollection HashSet ISet Task ValueTask ActionResult params
; words: request = Request.Query Request.Form Request.QueryString Request.Params Request.Headers Request.Cookies Request.Body Request.RawUrl Request.Url Request.InputStream Request.RouteValues Request.Files Request.ServerVariables Request.UserAgent Request.UrlReferrer Request.Host Request.BodyReader Request.ReadFormAsync Request.ReadFromJsonAsync
; words: source-parameters = FromQuery FromRoute FromBody FromForm FromHeader IFormFile IFormCollection IQueryCollection
; words: sql-names = table tableName TableName column columns columnName columnNames fields where whereClause orderBy schema schemaName placeholders parameterNames limit offset

; rule: csharp-sql-built
; severity: error
; confidence: high
; cwe: 89
; needs: SqlCommand CommandText FromSqlRaw ExecuteSqlRaw ExecuteSqlRawAsync SqlQueryRaw ExecuteSqlCommand NpgsqlCommand MySqlCommand SqliteCommand SQLiteCommand OracleCommand OleDbCommand OdbcCommand SqlDataAdapter Query QueryAsync Execute ExecuteAsync QueryFirst QueryFirstOrDefault QuerySingle
; needs: SELECT select INSERT insert UPDATE update DELETE delete DROP drop ALTER alter Select Insert Update Delete EXEC exec
; at: \b\w*(?:Command|DataAdapter)\s*\(|\bCommandText\s*=|\b(?:FromSqlRaw|ExecuteSqlRaw(?:Async)?|SqlQueryRaw|ExecuteSqlCommand|Query\w*|Execute\w*)\s*[(<]
; message: the SQL of {callee} is put together from text
; help: Pass the values as parameters (@name), and take names of tables only from a fixed list.
; tests: no
; found: class A { void F(string name) { var c = new SqlCommand("SELECT * FROM users WHERE name = '" + name + "'", conn); } }
; found: class A { void F(string id) { cmd.CommandText = $"DELETE FROM users WHERE id = {id}"; } }
; found: class A { void F(string n) { var q = string.Format("SELECT * FROM users WHERE name = '{0}'", n); db.Users.FromSqlRaw(q); } }
; found: class A { void F(string n) { conn.Query<User>("SELECT * FROM users WHERE name = '" + n + "'"); } }
; clean: class A { void F(string name) { var c = new SqlCommand("SELECT * FROM users WHERE name = @name", conn); c.Parameters.AddWithValue("@name", name); } }
; clean: class A { void F(int id) { cmd.CommandText = $"DELETE FROM users WHERE id = {id}"; } }
; clean: class A { const string TABLE = "t"; void F() { cmd.CommandText = "SELECT * FROM " + TABLE; } }
; clean: class A { void F(string n) { db.Users.FromSqlInterpolated($"SELECT * FROM users WHERE name = {n}"); } }
; clean: class A { void F(string n) { runner.Execute("select this: " + n); } }
((object_creation_expression type: (_) @callee arguments: (argument_list . (argument (_) @query))) @finding
  (#match? @callee "(Sql|OleDb|Odbc|Npgsql|MySql|SQLite|Sqlite|Oracle)(Command|DataAdapter)$")
  (#says? @query "(?is)^[$@]*\"+\\s*(select|insert|replace|update|delete|drop|alter|exec|create|truncate|with)\\s") (#built? @query "$sql-names"))
((assignment_expression
    left: [(member_access_expression name: (identifier) @callee) (identifier) @callee] right: (_) @query) @finding
  (#eq? @callee "CommandText")
  (#says? @query "(?is)^[$@]*\"+\\s*(select|insert|replace|update|delete|drop|alter|exec|create|truncate|with)\\s") (#built? @query "$sql-names"))
((invocation_expression
    function: (member_access_expression name: [(identifier) @callee (generic_name (identifier) @callee)])
    arguments: (argument_list . (argument (_) @query))) @finding
  (#match? @callee "^(FromSqlRaw|ExecuteSqlRaw(Async)?|SqlQueryRaw|SqlQuery|ExecuteSqlCommand(Async)?|(Query|Execute)(First|Single|Scalar|Reader|Multiple)?(OrDefault)?(Async)?)$")
  (#says? @query "(?is)^[$@]*\"+\\s*(select\\s.*\\sfrom|insert\\s+into|update\\s.*\\sset|delete\\s+from|drop\\s+\\w+|alter\\s+\\w+|exec\\s+\\w+|truncate\\s+table)\\b")
  (#built? @query "$sql-names"))

; rule: csharp-shell
; severity: error
; confidence: high
; cwe: 78
; needs: Process ProcessStartInfo
; at: \b(?:Start|ProcessStartInfo)\b
; message: a shell runs the text {command}
; help: Start the program itself, and add each argument to ProcessStartInfo.ArgumentList.
; tests: no
; found: class A { void F(string name) { Process.Start("cmd.exe", "/c dir " + name); } }
; found: class A { void F(string n) { var p = new ProcessStartInfo("/bin/bash", $"-c \"ls {n}\""); } }
; found: class A { void F(string n) { var p = new ProcessStartInfo { FileName = "powershell", Arguments = "-Command " + n }; } }
; clean: class A { void F() { Process.Start("cmd.exe", "/c dir"); } }
; clean: class A { void F(string name) { Process.Start("git", "log " + name); } }
((invocation_expression function: (_) @callee
    arguments: (argument_list . (argument (_) @shell) . (argument (_) @command))) @finding
  (#resolves? @callee "Process.Start" "System.Diagnostics.Process.Start")
  (#match? @shell "(?i)^@?\"(.*[\\\\/])?(cmd|sh|bash|zsh|powershell|pwsh)(\\.exe)?\"$") (#built? @command))
((object_creation_expression type: (identifier) @callee
    arguments: (argument_list . (argument (_) @shell) . (argument (_) @command))) @finding
  (#eq? @callee "ProcessStartInfo")
  (#match? @shell "(?i)^@?\"(.*[\\\\/])?(cmd|sh|bash|zsh|powershell|pwsh)(\\.exe)?\"$") (#built? @command))
((object_creation_expression type: (identifier) @callee
    initializer: (initializer_expression
      (assignment_expression left: (identifier) @_file right: (_) @shell)
      (assignment_expression left: (identifier) @_arguments right: (_) @command))) @finding
  (#eq? @callee "ProcessStartInfo") (#eq? @_file "FileName") (#eq? @_arguments "Arguments")
  (#match? @shell "(?i)^@?\"(.*[\\\\/])?(cmd|sh|bash|zsh|powershell|pwsh)(\\.exe)?\"$") (#built? @command))

; rule: csharp-weak-cipher
; severity: error
; confidence: high
; cwe: 327
; needs: DES TripleDES RC2 DESCryptoServiceProvider TripleDESCryptoServiceProvider RC2CryptoServiceProvider
; message: {callee} can be broken with what everyone has
; help: Use AesGcm, or Aes with a new IV for each message and an HMAC.
; tests: no
; found: class A { void F() { var c = DES.Create(); } }
; found: class A { void F() { var c = new TripleDESCryptoServiceProvider(); } }
; clean: class A { void F() { var c = Aes.Create(); } }
; clean: class A { void F() { var n = "DES"; } }
((invocation_expression function: (_) @callee) @finding
  (#resolves? @callee "DES.Create" "TripleDES.Create" "RC2.Create" "System.Security.Cryptography.DES.Create" "System.Security.Cryptography.TripleDES.Create"))
((object_creation_expression type: (_) @callee) @finding
  (#match? @callee "(^|\\.)(DES|TripleDES|RC2)(CryptoServiceProvider|Cng)$"))

; rule: csharp-ecb
; severity: error
; confidence: high
; cwe: 327
; needs: ECB
; message: with ECB equal blocks stay equal, so the text shows through
; help: Use AesGcm, or CipherMode.CBC with a new IV for each message and an HMAC.
; tests: no
; found: class A { void F(Aes aes) { aes.Mode = CipherMode.ECB; } }
; found: class A { void F() { var a = new AesManaged { Mode = CipherMode.ECB }; } }
; clean: class A { void F(Aes aes) { aes.Mode = CipherMode.CBC; } }
; clean: class A { bool F(Aes aes) { return aes.Mode == CipherMode.ECB; } }
((assignment_expression left: (_) right: (member_access_expression) @mode) @finding
  (#match? @mode "(^|\\.)CipherMode\\.ECB$"))

; rule: csharp-weak-hash
; severity: information
; confidence: low
; cwe: 328
; needs: MD5 SHA1 MD5CryptoServiceProvider SHA1CryptoServiceProvider SHA1Managed HMACMD5
; message: two texts with the same {callee} can be made at will
; help: Use SHA256 for signatures and checks, and Rfc2898DeriveBytes or Argon2 for passwords.
; tests: no
; found: class A { void F() { var h = MD5.Create(); } }
; found: class A { void F() { var h = new SHA1Managed(); } }
; clean: class A { void F() { var h = SHA256.Create(); } }
; clean: class A { void F() { var n = "MD5"; } }
((invocation_expression function: (_) @callee) @finding
  (#resolves? @callee "MD5.Create" "SHA1.Create" "MD5.HashData" "SHA1.HashData"))
((object_creation_expression type: (_) @callee) @finding
  (#match? @callee "(^|\\.)(MD5CryptoServiceProvider|SHA1CryptoServiceProvider|SHA1Managed|HMACMD5)$"))

; rule: csharp-hashed-password
; severity: error
; confidence: medium
; cwe: 916
; needs: ComputeHash HashData
; message: a plain hash is so quick that a stolen {secret} is soon guessed
; help: Use Rfc2898DeriveBytes.Pbkdf2 with many rounds and a salt, or Argon2 or bcrypt.
; tests: no
; found: class A { byte[] F(string password) { return md5.ComputeHash(Encoding.UTF8.GetBytes(password)); } }
; found: class A { byte[] F(User user) { return SHA256.HashData(Encoding.UTF8.GetBytes(user.Password)); } }
; clean: class A { byte[] F(byte[] data) { return sha.ComputeHash(data); } }
; clean: class A { byte[] F(string text) { return SHA256.HashData(Encoding.UTF8.GetBytes(text)); } }
((invocation_expression
  function: (member_access_expression name: (identifier) @callee)
  arguments: (argument_list . (argument (invocation_expression
    function: (member_access_expression name: (identifier) @_bytes)
    arguments: (argument_list . (argument [(identifier) @secret (member_access_expression name: (identifier) @secret)
      (binary_expression [(identifier) @secret (member_access_expression name: (identifier) @secret)])])))))) @finding
  (#any-of? @callee "ComputeHash" "HashData") (#eq? @_bytes "GetBytes") (#match? @secret "(?i)^_?\\w*(password|passwd|passphrase|pwd)$"))

; rule: csharp-few-rounds
; severity: warning
; confidence: high
; cwe: 916
; needs: Rfc2898DeriveBytes Pbkdf2
; message: {rounds} rounds are too few to slow anyone down
; help: Use 100000 rounds or more, with SHA256.
; tests: no
; found: class A { void F(string p, byte[] salt) { var k = new Rfc2898DeriveBytes(p, salt, 1000); } }
; found: class A { void F(string p, byte[] salt) { var k = KeyDerivation.Pbkdf2(p, salt, KeyDerivationPrf.HMACSHA1, 5000, 32); } }
; clean: class A { void F(string p, byte[] salt) { var k = new Rfc2898DeriveBytes(p, salt, 200000, HashAlgorithmName.SHA256); } }
; clean: class A { void F(string p, byte[] salt, int rounds) { var k = new Rfc2898DeriveBytes(p, salt, rounds); } }
((object_creation_expression type: (_) @callee
    arguments: (argument_list . (argument) . (argument) . (argument (integer_literal) @rounds))) @finding
  (#match? @callee "Rfc2898DeriveBytes$") (#match? @rounds "^[\\d_]{1,4}$"))
((invocation_expression function: (member_access_expression name: (identifier) @callee)
    arguments: (argument_list . (argument) . (argument) (argument (integer_literal) @rounds) . (argument))) @finding
  (#eq? @callee "Pbkdf2") (#match? @rounds "^[\\d_]{3,4}$"))

; rule: csharp-fixed-iv
; severity: error
; confidence: high
; cwe: 329
; needs: IV
; message: a key with the same IV each time lets equal beginnings show
; help: Leave the IV that GenerateIV made, and send it in front of the text.
; tests: no
; found: class A { void F(Aes aes) { aes.IV = new byte[16]; } }
; found: class A { void F(Aes aes) { aes.IV = Encoding.UTF8.GetBytes("1234567890123456"); } }
; clean: class A { void F(Aes aes) { aes.GenerateIV(); } }
; clean: class A { void F(Aes aes, byte[] iv) { aes.IV = iv; } }
; clean: class A { void F(Aes aes, string iv) { aes.IV = Encoding.UTF8.GetBytes(iv); } }
((assignment_expression left: (member_access_expression name: (identifier) @_iv) right: (array_creation_expression)) @finding
  (#eq? @_iv "IV"))
((assignment_expression left: (member_access_expression name: (identifier) @_iv)
    right: (invocation_expression function: (_) @callee arguments: (argument_list . (argument (string_literal)) .))) @finding
  (#eq? @_iv "IV") (#match? @callee "GetBytes$"))

; rule: csharp-rsa-padding
; severity: warning
; confidence: high
; cwe: 780
; needs: RSAEncryptionPadding
; at: \bRSAEncryptionPadding\.Pkcs1\b
; message: this padding lets others read the text by asking what fails
; help: Use RSAEncryptionPadding.OaepSHA256.
; rewrite: RSAEncryptionPadding.OaepSHA256
; rewrite-safe: no
; tests: no
; found: class A { byte[] F(RSA rsa, byte[] d) { return rsa.Encrypt(d, RSAEncryptionPadding.Pkcs1); } }
; found: class A { byte[] F(RSA rsa, byte[] d) { return rsa.Decrypt(d, RSAEncryptionPadding.Pkcs1); } }
; clean: class A { byte[] F(RSA rsa, byte[] d) { return rsa.Encrypt(d, RSAEncryptionPadding.OaepSHA256); } }
; clean: class A { byte[] F(RSA rsa, byte[] d) { return rsa.SignData(d, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1); } }
((argument (member_access_expression) @finding @rewrite) (#match? @finding "(^|\\.)RSAEncryptionPadding\\.Pkcs1$"))

; rule: csharp-tls-unverified
; severity: error
; confidence: high
; cwe: 295
; needs: ServerCertificateValidationCallback ServerCertificateCustomValidationCallback RemoteCertificateValidationCallback DangerousAcceptAnyServerCertificateValidator
; message: the server's certificate is not checked, so anyone on the way can read and change the data
; help: Leave the callback out, and put your own authority into the machine's store where it is needed.
; tests: no
; found: class A { void F() { ServicePointManager.ServerCertificateValidationCallback += (s, c, ch, e) => true; } }
; found: class A { void F() { handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator; } }
; found: class A { void F() { ServicePointManager.ServerCertificateValidationCallback = delegate { return true; }; } }
; found: class A { void F() { var h = new HttpClientHandler { ServerCertificateCustomValidationCallback = (m, c, ch, e) => { return true; } }; } }
; clean: class A { void F() { handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => e == SslPolicyErrors.None; } }
; clean: class A { void F() { handler.ServerCertificateCustomValidationCallback = Check; } }
((assignment_expression
    left: [(member_access_expression name: (identifier) @_callback) (identifier) @_callback]
    right: [
      (lambda_expression body: (boolean_literal) @value)
      (lambda_expression body: (block . (return_statement (boolean_literal) @value) .))
      (anonymous_method_expression (block . (return_statement (boolean_literal) @value) .))
      (member_access_expression name: (identifier) @value)
    ]) @finding
  (#match? @_callback "^(Server|Remote)Certificate(Custom)?ValidationCallback$")
  (#any-of? @value "true" "DangerousAcceptAnyServerCertificateValidator"))

; rule: csharp-old-tls
; severity: warning
; confidence: high
; cwe: 327
; needs: SecurityProtocolType SslProtocols
; at: \b(?:SecurityProtocolType|SslProtocols)\.(?:Ssl[23]|Tls|Tls11)\b
; message: {finding} is a version of TLS that is broken
; help: Leave the version to the system, or name Tls12 and Tls13.
; found: class A { void F() { ServicePointManager.SecurityProtocol = SecurityProtocolType.Ssl3; } }
; found: class A { void F() { options.EnabledSslProtocols = SslProtocols.Tls | SslProtocols.Tls12; } }
; clean: class A { void F() { ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12; } }
; clean: class A { void F() { options.EnabledSslProtocols = SslProtocols.None; } }
; clean: class A { bool F() { return p == SslProtocols.Tls; } }
((assignment_expression right: [
    (member_access_expression) @finding
    (binary_expression left: (member_access_expression) @finding operator: "|")
    (binary_expression operator: "|" right: (member_access_expression) @finding)
    (binary_expression left: (binary_expression left: (member_access_expression) @finding operator: "|"))
  ])
  (#match? @finding "(^|\\.)(SecurityProtocolType|SslProtocols)\\.(Ssl[23]|Tls|Tls11)$"))

; rule: csharp-unsafe-formatter
; severity: error
; confidence: high
; cwe: 502
; needs: BinaryFormatter SoapFormatter NetDataContractSerializer LosFormatter ObjectStateFormatter
; message: {callee} runs whatever code the data names
; help: Use System.Text.Json, XmlSerializer or another format whose types are fixed.
; tests: no
; found: class A { object F(Stream s) { return new BinaryFormatter().Deserialize(s); } }
; found: class A { object F(string s) { var f = new LosFormatter(); return f.Deserialize(s); } }
; clean: class A { object F(string s) { return JsonSerializer.Deserialize<Item>(s); } }
; clean: class A { object F(Stream s) { return new XmlSerializer(typeof(Item)).Deserialize(s); } }
((object_creation_expression type: (_) @callee) @finding
  (#match? @callee "(^|\\.)(BinaryFormatter|SoapFormatter|NetDataContractSerializer|LosFormatter|ObjectStateFormatter)$"))

; rule: csharp-type-names
; severity: error
; confidence: medium
; cwe: 502
; needs: TypeNameHandling SimpleTypeResolver
; unless: SerializationBinder ISerializationBinder Binder
; at: \bTypeNameHandling\s*=|\bSimpleTypeResolver\b
; message: the data itself says which types are made from it, and so which code runs
; help: Leave TypeNameHandling at None, or give a SerializationBinder that knows the few types that are meant.
; tests: no
; found: class A { void F(string s) { JsonConvert.DeserializeObject(s, new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All }); } }
; found: class A { void F() { settings.TypeNameHandling = TypeNameHandling.Auto; } }
; found: class A { void F() { var j = new JavaScriptSerializer(new SimpleTypeResolver()); } }
; clean: class A { void F() { settings.TypeNameHandling = TypeNameHandling.None; } }
; clean: class A { void F() { var s = new JsonSerializerSettings { SerializationBinder = known, TypeNameHandling = TypeNameHandling.Auto }; } }
((assignment_expression
    left: [(member_access_expression name: (identifier) @_option) (identifier) @_option]
    right: (member_access_expression name: (identifier) @value)) @finding
  (#eq? @_option "TypeNameHandling") (#any-of? @value "All" "Auto" "Objects" "Arrays"))
((object_creation_expression type: (identifier) @_type) @finding (#eq? @_type "SimpleTypeResolver"))

; rule: csharp-xml-entities
; severity: error
; confidence: high
; cwe: 611
; needs: DtdProcessing ProhibitDtd XmlUrlResolver
; at: \b(?:DtdProcessing|ProhibitDtd|XmlResolver)\s*=
; message: the parser follows entities, which can read files and fetch addresses
; help: Set DtdProcessing.Prohibit (or Ignore) and XmlResolver to null.
; tests: no
; found: class A { void F() { var s = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse }; } }
; found: class A { void F(XmlDocument d) { d.XmlResolver = new XmlUrlResolver(); } }
; found: class A { void F(XmlReaderSettings s) { s.ProhibitDtd = false; } }
; clean: class A { void F() { var s = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }; } }
; clean: class A { void F(XmlDocument d) { d.XmlResolver = null; } }
((assignment_expression
    left: [(member_access_expression name: (identifier) @_option) (identifier) @_option]
    right: (member_access_expression name: (identifier) @value)) @finding
  (#eq? @_option "DtdProcessing") (#eq? @value "Parse"))
((assignment_expression
    left: [(member_access_expression name: (identifier) @_option) (identifier) @_option]
    right: (boolean_literal) @value) @finding
  (#eq? @_option "ProhibitDtd") (#eq? @value "false"))
((assignment_expression
    left: [(member_access_expression name: (identifier) @_option) (identifier) @_option]
    right: (object_creation_expression type: (_) @value)) @finding
  (#eq? @_option "XmlResolver") (#match? @value "(^|\\.)XmlUrlResolver$"))

; rule: csharp-random-secret
; severity: error
; confidence: medium
; cwe: 338
; needs: Random
; message: Random can be foretold, so {name} can be too
; help: Use RandomNumberGenerator.GetBytes or RandomNumberGenerator.GetInt32.
; tests: no
; found: class A { void F() { var token = new Random().Next().ToString(); } }
; found: class A { void F() { int otp = new Random().Next(1000, 9999); } }
; found: class A { void F() { var resetCode = Random.Shared.Next(100000, 999999); } }
; clean: class A { void F() { var delay = new Random().Next(10); } }
; clean: class A { void F() { var token = RandomNumberGenerator.GetInt32(1000, 9999); } }
((variable_declarator name: (identifier) @name (invocation_expression) @value) @finding
  (#match? @name "(?i)(token|secret|password|passwd|(api|session|private|secret|encryption|aes)key|nonce|salt|otp|pin|resetcode|verificationcode|sessionid|csrf)$")
  (#match? @value "^(new (System\\.)?Random\\([^)]*\\)|Random\\.Shared)\\.Next(Bytes|Double|Int64)?\\("))
((assignment_expression left: [(identifier) @name (member_access_expression name: (identifier) @name)] right: (invocation_expression) @value) @finding
  (#match? @name "(?i)(token|secret|password|passwd|(api|session|private|secret|encryption|aes)key|nonce|salt|otp|pin|resetcode|verificationcode|sessionid|csrf)$")
  (#match? @value "^(new (System\\.)?Random\\([^)]*\\)|Random\\.Shared)\\.Next(Bytes|Double|Int64)?\\("))

; rule: csharp-cookie-open
; severity: warning
; confidence: high
; cwe: 614
; needs: CookieOptions HttpCookie CookieBuilder Cookie
; at: \b(?:HttpOnly|Secure)\s*=\s*false
; message: without {flag} the cookie can be read on the way, or by scripts
; help: Set HttpOnly and Secure to true.
; rewrite: true
; rewrite-safe: no
; tests: no
; found: class A { void F() { var o = new CookieOptions { HttpOnly = false }; } }
; found: class A { void F(HttpCookie cookie) { cookie.Secure = false; } }
; clean: class A { void F() { var o = new CookieOptions { HttpOnly = true, Secure = true }; } }
; clean: class A { void F() { var o = new Channel { Secure = false }; } }
((object_creation_expression type: (identifier) @_type
    initializer: (initializer_expression (assignment_expression
      left: (identifier) @flag right: (boolean_literal) @rewrite) @finding))
  (#any-of? @_type "CookieOptions" "HttpCookie" "CookieBuilder" "Cookie") (#any-of? @flag "HttpOnly" "Secure") (#eq? @rewrite "false"))
((assignment_expression
    left: (member_access_expression expression: (_) @_cookie name: (identifier) @flag) right: (boolean_literal) @rewrite) @finding
  (#match? @_cookie "(?i)cookie(options)?$") (#any-of? @flag "HttpOnly" "Secure") (#eq? @rewrite "false"))

; rule: csharp-token-unchecked
; severity: error
; confidence: high
; cwe: 347
; needs: TokenValidationParameters
; at: \b(?:ValidateIssuerSigningKey|ValidateLifetime|RequireSignedTokens|RequireExpirationTime)\s*=\s*false
; message: tokens pass that should not: {check} is off
; help: Leave it on; set it to true.
; rewrite: true
; rewrite-safe: no
; tests: no
; found: class A { void F() { var p = new TokenValidationParameters { ValidateLifetime = false }; } }
; found: class A { void F() { o.TokenValidationParameters = new TokenValidationParameters { RequireSignedTokens = false, ValidateIssuer = true }; } }
; clean: class A { void F() { var p = new TokenValidationParameters { ValidateLifetime = true }; } }
; clean: class A { void F() { var p = new TokenValidationParameters { ValidateAudience = false }; } }
((object_creation_expression type: (identifier) @_type
    initializer: (initializer_expression (assignment_expression
      left: (identifier) @check right: (boolean_literal) @rewrite) @finding))
  (#eq? @_type "TokenValidationParameters")
  (#any-of? @check "ValidateIssuerSigningKey" "ValidateLifetime" "RequireSignedTokens" "RequireExpirationTime") (#eq? @rewrite "false"))

; rule: csharp-credential
; severity: error
; confidence: medium
; cwe: 798
; needs: NetworkCredential
; message: the password stands in the code, for everyone who can read it
; help: Read it from the configuration or a store of secrets.
; tests: no
; found: class A { void F() { client.Credentials = new NetworkCredential("robot", "hunter2!x"); } }
; found: class A { void F() { var c = new NetworkCredential(user, "s3cret-word"); } }
; clean: class A { void F() { client.Credentials = new NetworkCredential("robot", config["Password"]); } }
; clean: class A { void F() { client.Credentials = new NetworkCredential("anonymous", ""); } }
((object_creation_expression type: (identifier) @_type
    arguments: (argument_list . (argument (_) @_user) . (argument (string_literal) @_password))) @finding
  (#eq? @_type "NetworkCredential") (#not-match? @_password "^\"(|password|anonymous.*|.*@.*|<.*|\\$.*)\"$") (#not-match? @_user "(?i)anonymous"))

; rule: csharp-open-cors
; severity: error
; confidence: high
; cwe: 942
; needs: SetIsOriginAllowed
; needs: AllowCredentials
; message: every site may use the rights of whoever visits it
; help: List the origins with WithOrigins.
; tests: no
; found: class A { void F() { b.SetIsOriginAllowed(_ => true).AllowCredentials(); } }
; found: class A { void F() { b.AllowAnyHeader().AllowCredentials().SetIsOriginAllowed(origin => true); } }
; clean: class A { void F() { b.WithOrigins("https://a.invalid").AllowCredentials(); } }
; clean: class A { void F() { b.SetIsOriginAllowed(origin => Known(origin)).AllowCredentials(); } }
((invocation_expression
    function: (member_access_expression name: (identifier) @_name)
    arguments: (argument_list . (argument (lambda_expression body: (boolean_literal) @value) @finding)))
  (#eq? @_name "SetIsOriginAllowed") (#eq? @value "true"))

; rule: csharp-error-page
; severity: warning
; confidence: medium
; cwe: 489
; needs: UseDeveloperExceptionPage
; unless: IsDevelopment IsEnvironment DEBUG
; message: everyone sees the code and the settings when something fails
; help: Call it only if app.Environment.IsDevelopment().
; tests: no
; found: class A { void F() { app.UseDeveloperExceptionPage(); } }
; found: class A { void Configure(IApplicationBuilder app) { app.UseDeveloperExceptionPage(); app.UseRouting(); } }
; clean: class A { void F() { if (env.IsDevelopment()) { app.UseDeveloperExceptionPage(); } } }
; clean: class A { void F() { app.UseExceptionHandler("/error"); } }
((invocation_expression function: (member_access_expression name: (identifier) @_name)) @finding
  (#eq? @_name "UseDeveloperExceptionPage"))

; rule: csharp-unchecked-input
; severity: warning
; confidence: medium
; cwe: 79
; needs: ValidateInput ValidateRequest
; message: requests may hold scripts, and nothing looks for them any more
; help: Take the attribute off, and put [AllowHtml] on the one field that needs it.
; tests: no
; found: class A { [ValidateInput(false)] public void F() { } }
; found: [ValidateInput(false)] class A { }
; clean: class A { [ValidateInput(true)] public void F() { } }
; clean: class A { public void F() { ValidateInput(false); } }
((attribute name: (identifier) @_name (attribute_argument_list . (attribute_argument (boolean_literal) @value))) @finding
  (#eq? @_name "ValidateInput") (#eq? @value "false"))

; rule: csharp-html-built
; severity: error
; confidence: medium
; cwe: 79
; needs: HtmlString MarkupString MvcHtmlString
; message: HTML is put together from text that nothing has escaped
; help: Escape the parts with HtmlEncoder.Default.Encode, or build it with TagBuilder.
; tests: no
; found: class A { object F(string name) { return new HtmlString("<b>" + name + "</b>"); } }
; found: class A { object F(string name) { return MvcHtmlString.Create($"<b>{name}</b>"); } }
; clean: class A { object F() { return new HtmlString("<b>x</b>"); } }
; clean: class A { object F(int n) { return new HtmlString($"<b>{n}</b>"); } }
((object_creation_expression type: (identifier) @callee arguments: (argument_list . (argument (_) @html))) @finding
  (#any-of? @callee "HtmlString" "MarkupString" "MvcHtmlString")
  (#says? @html "<[a-zA-Z]") (#built? @html) (#not-match? @html "(?i)encode|sanitize|escape"))
((invocation_expression function: (_) @callee arguments: (argument_list . (argument (_) @html))) @finding
  (#resolves? @callee "MvcHtmlString.Create") (#says? @html "<[a-zA-Z]") (#built? @html) (#not-match? @html "(?i)encode|sanitize|escape"))

; rule: csharp-ldap-built
; severity: error
; confidence: medium
; cwe: 90
; needs: DirectorySearcher Filter SearchRequest
; at: \bDirectorySearcher\s*\(|\bFilter\s*=
; message: the LDAP filter {filter} is put together from text
; help: Escape the characters * ( ) \ and NUL of the values first.
; tests: no
; found: class A { void F(string n) { searcher.Filter = "(&(objectClass=user)(uid=" + n + "))"; } }
; found: class A { void F(string n) { var s = new DirectorySearcher($"(uid={n})"); } }
; clean: class A { void F() { searcher.Filter = "(objectClass=user)"; } }
; clean: class A { void F(string n) { dialog.Filter = "Text|*." + n; } }
((assignment_expression left: [(member_access_expression name: (identifier) @_option) (identifier) @_option] right: (_) @filter) @finding
  (#eq? @_option "Filter") (#says? @filter "\\([&|!(]*[\\w:.-]+[~<>]?=") (#built? @filter) (#not-match? @filter "(?i)escape|encode"))
((object_creation_expression type: (identifier) @_type arguments: (argument_list (argument (_) @filter))) @finding
  (#eq? @_type "DirectorySearcher") (#says? @filter "\\([&|!(]*[\\w:.-]+[~<>]?=") (#built? @filter) (#not-match? @filter "(?i)escape|encode"))

; rule: csharp-xpath-built
; severity: warning
; confidence: medium
; cwe: 643
; needs: SelectNodes SelectSingleNode XPathSelectElement XPathSelectElements XPathEvaluate Compile
; at: \b(?:SelectNodes|SelectSingleNode|XPathSelectElements?|XPathEvaluate)\s*\(
; message: the XPath {path} is put together from text
; help: Look the element up with LINQ, or pass the value as a variable of an XsltContext.
; tests: no
; found: class A { void F(string n) { doc.SelectSingleNode("//user[@name='" + n + "']"); } }
; found: class A { void F(string n) { doc.XPathSelectElements($"//user[@name='{n}']"); } }
; clean: class A { void F() { doc.SelectSingleNode("//user[@name='root']"); } }
; clean: class A { void F(string tag) { doc.SelectNodes("//" + tag); } }
((invocation_expression
    function: (member_access_expression name: (identifier) @_callee)
    arguments: (argument_list . (argument (_) @path))) @finding
  (#match? @_callee "^(SelectNodes|SelectSingleNode|XPathSelectElements?|XPathEvaluate)$") (#says? @path "=\\s*\\\\?['\"]") (#built? @path))

; rule: csharp-code-built
; severity: error
; confidence: high
; cwe: 94
; needs: CSharpScript CompileAssemblyFromSource
; message: {callee} runs text as code
; help: Pick behaviour from a table of functions, and parse data with a parser.
; tests: no
; found: class A { void F(string t) { CSharpScript.EvaluateAsync(t); } }
; found: class A { void F(string t) { CSharpScript.EvaluateAsync<int>("1 + " + t); } }
; clean: class A { void F() { CSharpScript.EvaluateAsync("1 + 1"); } }
; clean: class A { void F(string t) { engine.EvaluateAsync(t); } }
((invocation_expression
    function: (member_access_expression expression: (identifier) @_type name: [(identifier) @callee (generic_name (identifier) @callee)])
    arguments: (argument_list . (argument (_) @code))) @finding
  (#eq? @_type "CSharpScript") (#any-of? @callee "EvaluateAsync" "RunAsync" "Create") (#dynamic? @code))

; rule: csharp-thrown-again
; severity: information
; confidence: high
; cwe: 755
; needs: catch
; at: \bthrow\s+\w+\s*;
; message: throw {same} forgets where the exception came from
; help: Write throw alone.
; rewrite: throw;
; rewrite-safe: no
; found: class A { void F() { try { G(); } catch (Exception e) { Log(e); throw e; } } }
; found: class A { void F() { try { G(); } catch (IOException e) { throw e; } } }
; clean: class A { void F() { try { G(); } catch (Exception e) { Log(e); throw; } } }
; clean: class A { void F() { try { G(); } catch (Exception e) { throw new Failure(e); } } }
((catch_clause (catch_declaration name: (identifier) @_name) body: (block (throw_statement (identifier) @same) @finding @rewrite))
  (#eq? @_name @same))

; rule: csharp-shared-lock
; severity: warning
; confidence: high
; cwe: 667
; needs: lock
; at: \block\s*\(
; message: code elsewhere can hold the same lock, for {object} is not only yours
; help: Lock a private readonly object that nothing else can reach.
; found: class A { void F() { lock ("name") { G(); } } }
; found: class A { void F() { lock (typeof(A)) { G(); } } }
; clean: class A { readonly object gate = new object(); void F() { lock (gate) { G(); } } }
; clean: class A { void F() { lock (items) { G(); } } }
((lock_statement . [(string_literal) (typeof_expression)] @object) @finding)

; rule: csharp-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: SqlCommand CommandText FromSqlRaw ExecuteSqlRaw ExecuteSqlRawAsync SqlQueryRaw ExecuteSqlCommand NpgsqlCommand MySqlCommand SqliteCommand SQLiteCommand Query QueryAsync Execute ExecuteAsync
; sources: $request
; sinks: SqlCommand(0) NpgsqlCommand(0) MySqlCommand(0) SqliteCommand(0) SQLiteCommand(0) OracleCommand(0) OleDbCommand(0) OdbcCommand(0) SqlDataAdapter(0) *.CommandText= *.FromSqlRaw(0) *.ExecuteSqlRaw(0) *.ExecuteSqlRawAsync(0) *.SqlQueryRaw(0) *.ExecuteSqlCommand(0)
; covers: csharp-sql-built
; message: {source} gets into the SQL of {sink}
; help: Pass the values as parameters (@name), and take names of tables only from a fixed list.
; tests: no
; found: class C : Controller { IActionResult F() { var n = Request.Query["n"]; var sql = "SELECT * FROM t WHERE n = '" + n + "'"; var c = new SqlCommand(sql, conn); return Ok(); } }
; found: class C : Controller { IActionResult F([FromQuery] string n) { cmd.CommandText = $"SELECT * FROM t WHERE n = '{n}'"; return Ok(); } }
; found: public class Users : ControllerBase { public IActionResult Get(string id) { db.Users.FromSqlRaw("SELECT * FROM u WHERE id = " + id); return Ok(); } }
; clean: class C : Controller { IActionResult F() { var c = new SqlCommand("SELECT * FROM t WHERE n = @n", conn); c.Parameters.AddWithValue("@n", Request.Query["n"]); return Ok(); } }
; clean: class C : Controller { IActionResult F() { var n = int.Parse(Request.Query["n"]); cmd.CommandText = "SELECT * FROM t WHERE n = " + n; return Ok(); } }
; clean: public class Users : ControllerBase { public IActionResult Get(int id, Guid key) { db.Users.FromSqlRaw("SELECT * FROM u WHERE id = " + id + key); return Ok(); } }
; clean: class A { IActionResult F([FromRoute] System.Guid id, [FromQuery] DateOnly? day) { var c = new SqlCommand("SELECT * FROM u WHERE id = " + id + day); } }
; clean: enum Sort { Name, Age } class A { IActionResult F([FromQuery] Sort sort) { var c = new SqlCommand("SELECT * FROM u ORDER BY " + sort); } }
; clean: class A { IActionResult F([FromQuery] string s) { if (!int.TryParse(s, out var n)) return null; var c = new SqlCommand("SELECT * FROM u WHERE id = " + n); } }
; clean: public record P(int Page, string Sort); class A { IActionResult F([FromQuery] P p) { var c = new SqlCommand("SELECT * FROM u LIMIT " + p.Page); } }
; clean: class A { IActionResult F([FromQuery] string x) { var by = Allowed.Contains(x) ? x : "id"; var c = new SqlCommand("SELECT * FROM u ORDER BY " + by); } }

; rule: csharp-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: Process ProcessStartInfo
; sources: $request
; sinks: Process.Start(*) ProcessStartInfo(*) *.Arguments= *.FileName=
; covers: csharp-shell
; message: {source} gets into the command of {sink}
; help: Start a program from a fixed list, and add each argument to ProcessStartInfo.ArgumentList.
; tests: no
; found: class C : Controller { void F() { var n = Request.Form["n"].ToString(); Process.Start("convert", n + " out.png"); } }
; found: class C : Controller { void F([FromQuery] string n) { var p = new ProcessStartInfo("ls", n); Process.Start(p); } }
; clean: class C : Controller { void F() { Process.Start("convert", "in.png out.png"); var n = Request.Form["n"]; } }
; clean: class C : Controller { void F([FromQuery] int n) { Process.Start("head", "-n " + n); } }

; rule: csharp-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: File FileStream StreamReader StreamWriter Directory PhysicalFile
; sources: $request
; sinks: File.ReadAllText(0) File.ReadAllBytes(0) File.ReadAllLines(0) File.OpenRead(0) File.OpenText(0) File.Open(0) File.OpenWrite(0) File.Create(0) File.WriteAllText(0) File.WriteAllBytes(0) File.AppendAllText(0) File.Delete(0) File.Move(*) File.Copy(*) File.ReadAllTextAsync(0) File.ReadAllBytesAsync(0) File.WriteAllTextAsync(0) System.IO.File.ReadAllText(0) System.IO.File.ReadAllBytes(0) System.IO.File.Delete(0) System.IO.File.OpenRead(0) System.IO.File.Create(0) FileStream(0) StreamWriter(0) Directory.Delete(0) Directory.GetFiles(0) PhysicalFile(0) *.TransmitFile(0) *.WriteFile(0)
; message: {source} names the file of {sink}
; help: Take Path.GetFileName of it, or resolve the path and see that it stays inside the folder.
; tests: no
; found: class C : Controller { string F() { var p = Path.Combine("/data", Request.Query["name"]); return File.ReadAllText(p); } }
; found: class C : Controller { IActionResult F([FromQuery] string name) { System.IO.File.Delete("/data/" + name); return Ok(); } }
; found: public class Files : Controller { public string Get(string name) { return File.ReadAllText("/srv/files/" + name); } }
; found: [ApiController]\npublic class Files { [HttpGet] public async Task<string> Get(int n, string? name) { return File.ReadAllText("/srv/files/" + name); } }
; found: app.MapGet("/files/{name}", (string name) => File.ReadAllText("/srv/files/" + name));
; found: public class FilesModel : PageModel { public void OnGet(string name) { Text = File.ReadAllText("/srv/files/" + name); } }
; clean: class C : Controller { string F() { var p = Path.Combine("/data", Path.GetFileName(Request.Query["name"])); return File.ReadAllText(p); } }
; clean: class C : Controller { string F() { Log(Request.Query["name"]); return File.ReadAllText("/data/a"); } }
; clean: public class Files : Controller { private string Load(string name) { return File.ReadAllText("/srv/files/" + name); } }
; clean: public class Files : Store { public string Get(string name) { return File.ReadAllText("/srv/files/" + name); } }
; clean: public class Files : Controller { public string Get(string name) { return File.ReadAllText("/srv/files/" + Path.GetFileName(name)); } }
; clean: app.MapGet("/files/{id}", (int id) => File.ReadAllText("/srv/files/" + id));

; rule: csharp-fetch-flow
; severity: error
; confidence: medium
; cwe: 918
; needs: HttpClient WebRequest WebClient GetAsync GetStringAsync PostAsync DownloadString
; sources: $request
; sinks: *.GetAsync(0) *.GetStringAsync(0) *.GetStreamAsync(0) *.GetByteArrayAsync(0) *.PostAsync(0) *.PutAsync(0) WebRequest.Create(0) HttpWebRequest.Create(0) *.DownloadString(0) *.DownloadFile(0) *.DownloadData(0) *.OpenRead(0) HttpRequestMessage(1)
; message: the server fetches an address that the request names: {source}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: class C : Controller { async Task F() { var url = Request.Query["url"].ToString(); await client.GetAsync(url); } }
; found: class C : Controller { void F([FromBody] string url) { var r = WebRequest.Create(url); } }
; clean: class C : Controller { async Task F() { await client.GetAsync("https://a.invalid/?q=" + Uri.EscapeDataString(Request.Query["q"])); } }
; clean: class C : Controller { async Task F() { await client.GetAsync("https://a.invalid/"); var u = Request.Query["url"]; } }

; rule: csharp-redirect-flow
; severity: warning
; confidence: medium
; cwe: 601
; needs: Redirect RedirectPermanent
; unless: IsLocalUrl LocalRedirect
; sources: $request
; sinks: Redirect(0) RedirectPermanent(0) RedirectResult(0)
; message: the redirect goes wherever the request says: {source}
; help: Use LocalRedirect, or check the address with Url.IsLocalUrl first.
; tests: no
; found: class C : Controller { IActionResult F() { return Redirect(Request.Query["next"]); } }
; found: class C : Controller { IActionResult F([FromQuery] string next) { return RedirectPermanent(next); } }
; clean: class C : Controller { IActionResult F() { return Redirect("/home"); } }
; clean: class C : Controller { IActionResult F([FromQuery] int id) { return Redirect("/item/" + id); } }

; rule: csharp-response-redirect
; severity: warning
; confidence: medium
; cwe: 601
; needs: Redirect RedirectPermanent
; unless: IsLocalUrl LocalRedirect
; sources: $request
; sinks: Response.Redirect(0) *.Response.Redirect(0) Response.RedirectPermanent(0)
; message: the redirect goes wherever the request says: {source}
; help: Use LocalRedirect, or check the address with Url.IsLocalUrl first.
; tests: no
; found: class C : Controller { void F() { var next = Request.QueryString["next"]; Response.Redirect(next); } }
; found: class C : Controller { void F([FromQuery] string next) { Response.Redirect(next); } }
; clean: class C : Controller { void F() { Response.Redirect("/home"); } }
; clean: class C : Controller { void F([FromQuery] int id) { Response.Redirect("/item/" + id); } }

; rule: csharp-html-flow
; severity: error
; confidence: medium
; cwe: 79
; needs: HtmlString MarkupString Write WriteAsync Raw InnerHtml
; sources: $request
; sinks: HtmlString(0) MarkupString(0) Response.Write(0) Response.WriteAsync(0) *.Response.Write(0) *.Response.WriteAsync(0) Html.Raw(0) *.InnerHtml=
; covers: csharp-html-built
; message: {source} gets into a page as HTML
; help: Escape it with HtmlEncoder.Default.Encode, or let Razor write it.
; tests: no
; found: class C : Controller { void F() { var n = Request.Query["n"]; Response.Write("<b>" + n + "</b>"); } }
; found: class C : Controller { object F([FromQuery] string n) { return new HtmlString("<b>" + n + "</b>"); } }
; clean: class C : Controller { void F() { Response.Write(HttpUtility.HtmlEncode(Request.Query["n"])); } }
; clean: class C : Controller { void F() { var n = Request.Query["n"]; Response.Write("<b>done</b>"); } }

; rule: csharp-deserialise-flow
; severity: error
; confidence: high
; cwe: 502
; needs: Deserialize
; sources: $request
; sinks: BinaryFormatter.Deserialize(0) LosFormatter.Deserialize(0) *.UnsafeDeserialize(0) formatter.Deserialize(0) NetDataContractSerializer.ReadObject(0)
; covers: csharp-unsafe-formatter
; message: {source} is turned into objects by {sink}, which runs whatever code it names
; help: Use System.Text.Json with types that are fixed.
; tests: no
; found: class C : Controller { object F() { var formatter = new BinaryFormatter(); return formatter.Deserialize(Request.Body); } }
; found: class C : Controller { object F() { return new BinaryFormatter().Deserialize(Request.InputStream); } }
; clean: class C : Controller { object F() { return JsonSerializer.Deserialize<Item>(Request.Body); } }
; clean: class C : Controller { object F(Stream s) { return serializer.Deserialize(s); } }

; rule: csharp-regex-flow
; severity: warning
; confidence: medium
; cwe: 1333
; needs: Regex
; unless: matchTimeout NonBacktracking
; sources: $request
; sinks: Regex(0) Regex.IsMatch(1) Regex.Match(1) Regex.Matches(1) Regex.Replace(1) Regex.Split(1)
; message: the pattern of {sink} comes from the request and can take for ever
; help: Use Regex.Escape, or RegexOptions.NonBacktracking and a timeout.
; tests: no
; found: class C : Controller { bool F() { var p = Request.Query["p"].ToString(); return Regex.IsMatch(text, p); } }
; found: class C : Controller { object F([FromQuery] string p) { return new Regex(p); } }
; clean: class C : Controller { bool F() { return Regex.IsMatch(text, Regex.Escape(Request.Query["p"])); } }
; clean: class C : Controller { bool F() { return Regex.IsMatch(Request.Query["t"], "a+"); } }

; rule: csharp-query-flow
; severity: error
; confidence: high
; cwe: 90
; needs: Filter DirectorySearcher SelectNodes SelectSingleNode XPathSelectElement XPathSelectElements XPathEvaluate
; sources: $request
; sinks: DirectorySearcher(*) *.Filter= *.SelectNodes(0) *.SelectSingleNode(0) *.XPathSelectElement(0) *.XPathSelectElements(0) *.XPathEvaluate(0)
; covers: csharp-ldap-built csharp-xpath-built
; message: {source} gets into the query of {sink}
; help: Escape what has a meaning in the query, or look the element up in code.
; tests: no
; found: class C : Controller { void F() { var n = Request.Query["n"]; searcher.Filter = "(uid=" + n + ")"; } }
; found: class C : Controller { void F([FromQuery] string n) { doc.SelectSingleNode("//user[@name='" + n + "']"); } }
; clean: class C : Controller { void F() { searcher.Filter = "(objectClass=user)"; var n = Request.Query["n"]; } }
; clean: class C : Controller { void F([FromQuery] int n) { doc.SelectSingleNode("//user[" + n + "]"); } }
