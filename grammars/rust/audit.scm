;; Podium's own rules for Rust; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.
;; A macro's arguments are a heap of tokens to the grammar; each of its names counts as one of them.

; words: literal = string_content escape_sequence integer_literal float_literal char_literal boolean_literal unit_expression field_identifier line_comment block_comment mutable_specifier primitive_type type_identifier
; words: text = string_literal raw_string_literal
; words: composed = binary_expression unary_expression parenthesized_expression reference_expression array_expression tuple_expression type_cast_expression try_expression await_expression index_expression range_expression token_tree unsafe_block block if_expression else_clause match_expression match_block match_arm struct_expression field_initializer_list field_initializer shorthand_field_initializer
; words: functions = closure_expression
; words: name = identifier self crate super
; words: member = field_expression scoped_identifier
; words: call = call_expression macro_invocation generic_function
; words: join = binary_expression
; words: list = array_expression
; words: arguments = arguments token_tree
; words: text-methods = format concat join to_string to_owned into as_str as_ref as_bytes trim trim_start trim_end to_lowercase to_uppercase to_ascii_lowercase replace clone String.from from String new unwrap expect into_string stringify
; words: carriers = format concat join to_string to_owned into as_str as_ref as_bytes trim replace clone from new unwrap expect unwrap_or unwrap_or_default unwrap_or_else ok ok_or ok_or_else and_then map decode from_utf8 from_utf8_lossy into_inner into_owned get as_deref Some Ok Box String to_vec collect split iter into_iter next nth first last
; words: formatters = format concat join
; words: pure = len is_empty count env file line column module_path concat include_str env.var CARGO_PKG_NAME std.process.id process.id Uuid.new_v4 Utc.now
; words: cleaners = len is_empty count parse parse_str from_str contains starts_with ends_with eq encode urlencode utf8_percent_encode encode_safe encode_text escape html_escape escape_html quote quote_identifier file_name basename sanitize clean hash digest to_digit canonicalize enclosed_name allowed is_allowed
; words: plain-types = i8 i16 i32 i64 i128 isize u16 u32 u64 u128 usize bool f32 f64 NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroI32 NonZeroI64 NonZeroUsize Uuid NaiveDate NaiveDateTime DateTime Utc OffsetDateTime Date Decimal BigDecimal Duration SystemTime IpAddr Ipv4Addr Ipv6Addr SocketAddr ObjectId Ulid
; words: plain-units = u8 i8 char
; words: plain-holders = Path Query Json Form Option Result Box Arc Vec HashSet BTreeSet mut const extract web axum Some State Extension
; words: captured = (?<!\{)(?:\{\{)*\{([a-z_]\w*)(?::[^{}]*)?\}
; words: captured-in = token_tree
; words: tokens = token_tree
; words: request = req.match_info req.query_string req.headers req.uri req.path req.cookie request.match_info request.query_string request.headers request.uri request.path request.cookie
; words: source-parameters = web::Query< web::Path< web::Form< web::Json< web::Bytes extract::Query< extract::Path< extract::Form< extract::Json< Query( Path( Form( Json( RawQuery RawForm HttpRequest Multipart Request<Body> Request<Incoming>
; words: subscript = index_expression
; words: comparison = match_expression range_expression
; words: conditional = if_expression while_expression
; words: assignment = assignment_expression
; words: blocks = block source_file match_arm
; words: loops = for_expression while_expression loop_expression
; words: getters = get get_mut
; words: receivers = self &self
; words: sql-names = table table_name tbl columns column cols fields field placeholders marks where_clause conditions schema order order_by direction limit offset suffix database db_name role

; rule: rust-shell
; severity: error
; confidence: high
; cwe: 78
; needs: Command
; at: \bCommand\s*::\s*new\b
; message: a shell runs the text {command}
; help: Give the program to Command::new and its arguments to arg, one by one; then no shell reads them.
; tests: no
; found: use std::process::Command;\nfn f(name: &str) { Command::new("sh").arg("-c").arg(format!("ls {}", name)).status(); }
; found: fn f(name: &str) { let c = std::process::Command::new("bash").args(["-c", &name]).output(); }
; found: use std::process::Command;\nfn f(name: &str) { Command::new("/bin/sh").args(&["-c", name]).spawn().unwrap(); }
; found: use tokio::process::Command;\nasync fn f(n: String) { Command::new("cmd").arg("/C").arg(&n).spawn(); }
; found: use std::process::Command;\nfn f(name: &str) { Command::new("sh").arg("-c").arg(format!("ls {name}")).status(); }
; clean: use std::process::Command;\nfn f() { Command::new("sh").arg("-c").arg("ls | wc").status(); }
; clean: use std::process::Command;\nfn f(name: &str) { Command::new("ls").arg(name).status(); }
; clean: use std::process::Command;\nconst SCRIPT: &str = "ls";\nfn f(name: &str) { Command::new("sh").arg("-c").arg(SCRIPT).arg(name).status(); }
; clean: use clap::Command;\nfn f(name: &str) { Command::new("app").arg(name); }
((call_expression
    function: (field_expression
      value: (call_expression
        function: (field_expression
          value: (call_expression function: (_) @callee arguments: (arguments . (string_literal) @shell .))
          field: (field_identifier) @first)
        arguments: (arguments . (string_literal) @flag .))
      field: (field_identifier) @second)
    arguments: (arguments . (_) @command .)) @finding
  (#match? @callee "(^|::)Command::new$") (#eq? @first "arg") (#eq? @second "arg")
  (#match? @shell "^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|cmd|powershell)(\\.exe)?\"$")
  (#match? @flag "^\"(-l?c|/[cC]|-Command)\"$")
  (#dynamic? @command))
((call_expression
    function: (field_expression
      value: (call_expression function: (_) @callee arguments: (arguments . (string_literal) @shell .))
      field: (field_identifier) @method)
    arguments: (arguments . [
      (array_expression . (string_literal) @flag . (_) @command)
      (reference_expression value: (array_expression . (string_literal) @flag . (_) @command))
    ] .)) @finding
  (#match? @callee "(^|::)Command::new$") (#eq? @method "args")
  (#match? @shell "^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|cmd|powershell)(\\.exe)?\"$")
  (#match? @flag "^\"(-l?c|/[cC]|-Command)\"$")
  (#dynamic? @command))
((call_expression
    function: (field_expression
      value: (call_expression
        function: (field_expression
          value: (call_expression function: (_) @callee arguments: (arguments . (string_literal) @shell .)))
        arguments: (arguments . (string_literal) @flag .)))
    arguments: (arguments . [
      (macro_invocation macro: (identifier) @macro (token_tree . (string_literal) @command .))
      (reference_expression value: (macro_invocation macro: (identifier) @macro (token_tree . (string_literal) @command .)))
    ] .)) @finding
  (#match? @callee "(^|::)Command::new$") (#eq? @macro "format")
  (#match? @shell "^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|cmd|powershell)(\\.exe)?\"$")
  (#match? @flag "^\"(-l?c|/[cC]|-Command)\"$")
  (#match? @command "[^{][{][a-z_]\\w*[:}]"))

; rule: rust-sql-built
; severity: error
; confidence: high
; cwe: 89
; needs: query query_as query_scalar query_with query_as_with sql_query execute execute_batch query_row query_map query_one query_opt prepare prepare_cached raw_sql batch_execute simple_query fetch_one fetch_all query_drop query_first exec_drop
; at: \b(?:query\w*|sql_query|execute\w*|prepare\w*|raw_sql|batch_execute|simple_query|exec_drop|exec_first)\s*\(
; message: the SQL given to {callee} is put together from text
; help: Write a placeholder (?1, $1) and bind the value; take names of tables only from a fixed list.
; tests: no
; found: fn f(db: &Connection, name: &str) { db.execute(&format!("DELETE FROM users WHERE name = '{}'", name), []); }
; found: async fn f(pool: &Pool, name: String) { sqlx::query(&format!("SELECT * FROM users WHERE name = '{}'", name)).fetch_all(pool).await; }
; found: fn f(db: &Connection, name: &str) { let sql = "SELECT * FROM t WHERE n = '".to_string() + name + "'"; db.prepare(&sql); }
; found: fn f(c: &mut C, name: &str) { diesel::sql_query(format!("UPDATE t SET n = '{name}'")).execute(c); }
; found: fn f(db: &Connection, name: &str) { let sql = format!("SELECT * FROM users WHERE name = '{}'", name);\n db.query_row(&sql, [], |r| r.get(0)); }
; clean: fn f(db: &Connection, name: &str) { db.execute("DELETE FROM users WHERE name = ?1", [name]); }
; clean: fn f(db: &Connection) { db.execute(&format!("DELETE FROM {}", TABLE), []); }
; clean: fn f(db: &Connection, n: i64) { db.execute(&format!("PRAGMA user_version = {}", n), []); }
; clean: fn f(db: &Connection, table: &str) { db.execute(&format!("DELETE FROM {table}"), []); }
; clean: fn f(db: &Connection, table_name: &str) { db.execute(&format!("SELECT * FROM {}", table_name), []); }
; clean: fn f(runner: &R, name: &str) { runner.execute(&format!("select-step {}", name)); }
((call_expression function: [
      (field_expression field: (field_identifier) @callee)
      (scoped_identifier name: (identifier) @callee)
      (identifier) @callee
      (generic_function function: [(scoped_identifier name: (identifier) @callee) (identifier) @callee (field_expression field: (field_identifier) @callee)])
    ]
    arguments: (arguments . (_) @query)) @finding
  (#match? @callee "^(query\\w*|sql_query|execute\\w*|prepare\\w*|raw_sql|batch_execute|simple_query|exec_drop|exec_first)$")
  (#says? @query "(?is)^[br#]{0,4}\"\\s*\\(?(select\\s.*|insert\\s+(or\\s+\\w+\\s+)?into|replace\\s+into|update\\s.*\\sset\\s|delete\\s+from|drop\\s+\\w+\\s|alter\\s+\\w+\\s|create\\s+(table|index|view|user|database)|truncate\\s|with\\s+\\w+\\s+as)")
  (#built? @query "$sql-names"))
((call_expression function: [
      (field_expression field: (field_identifier) @callee)
      (scoped_identifier name: (identifier) @callee)
      (identifier) @callee
    ]
    arguments: (arguments . [
      (macro_invocation macro: (identifier) @macro (token_tree . (string_literal) @query))
      (reference_expression value: (macro_invocation macro: (identifier) @macro (token_tree . (string_literal) @query)))
    ])) @finding
  (#match? @callee "^(query\\w*|sql_query|execute\\w*|prepare\\w*|raw_sql|batch_execute|simple_query|exec_drop|exec_first)$")
  (#eq? @macro "format")
  (#match? @query "(?is)^\"\\s*\\(?(select\\s|insert\\s+into|update\\s|delete\\s+from)")
  (#match? @query "(=|[Ll][Ii][Kk][Ee]|[,(])\\s*'%?[{][a-z_]\\w*[}]"))

; rule: rust-tls-unchecked
; severity: error
; confidence: high
; cwe: 295
; needs: danger_accept_invalid_certs danger_accept_invalid_hostnames set_verify accept_invalid_certs use_sni set_verify_hostname tls_danger_accept_invalid_certs dangerous_accept_any_server_cert set_verify_callback
; at: \b(?:(?:tls_)?danger_accept_invalid_(?:certs|hostnames)|set_verify(?:_hostname|_callback)?|(?:dangerous_)?accept_(?:invalid_certs|any_server_cert))\b
; message: {finding} lets anyone pose as the server
; help: Leave the check on, and add a private authority with add_root_certificate.
; tests: no
; found: fn f() { reqwest::Client::builder().danger_accept_invalid_certs(true).build(); }
; found: fn f(b: &mut Builder) { b.set_verify(SslVerifyMode::NONE); }
; found: fn f() { native_tls::TlsConnector::builder().danger_accept_invalid_hostnames(true); }
; clean: fn f() { reqwest::Client::builder().danger_accept_invalid_certs(false).build(); }
; clean: fn f(b: &mut Builder) { b.set_verify(SslVerifyMode::PEER); }
; clean: fn f(insecure: bool) { reqwest::Client::builder().danger_accept_invalid_certs(insecure).build(); }
((call_expression function: (field_expression field: (field_identifier) @method) arguments: (arguments . (boolean_literal) @value .)) @finding
  (#any-of? @method "danger_accept_invalid_certs" "danger_accept_invalid_hostnames" "tls_danger_accept_invalid_certs" "tls_danger_accept_invalid_hostnames" "accept_invalid_certs" "dangerous_accept_any_server_cert")
  (#eq? @value "true"))
((call_expression function: (field_expression field: (field_identifier) @method) arguments: (arguments . (boolean_literal) @value .)) @finding
  (#any-of? @method "set_verify_hostname" "verify_hostname") (#eq? @value "false"))
((call_expression function: (field_expression field: (field_identifier) @method) arguments: (arguments . (scoped_identifier name: (identifier) @value))) @finding
  (#any-of? @method "set_verify" "set_verify_callback") (#eq? @value "NONE"))

; rule: rust-tls-own-verifier
; severity: warning
; confidence: low
; cwe: 295
; needs: ServerCertVerified ServerCertVerifier
; at: \bfn\s+verify_server_cert\b
; message: this verifier accepts every certificate
; help: Leave the check to rustls' own verifier, and add a private authority to its roots.
; tests: no
; found: impl ServerCertVerifier for Any { fn verify_server_cert(&self, _e: &C, _i: &[C]) -> Result<ServerCertVerified, Error> { Ok(ServerCertVerified::assertion()) } }
; found: impl ServerCertVerifier for Any { fn verify_server_cert(&self) -> R { return Ok(rustls::client::danger::ServerCertVerified::assertion()); } }
; clean: impl ServerCertVerifier for Pinned { fn verify_server_cert(&self, e: &C) -> R { check(e)?; Ok(ServerCertVerified::assertion()) } }
; clean: impl ServerCertVerifier for Mine { fn verify_server_cert(&self, e: &C) -> R { self.inner.verify_server_cert(e) } }
((function_item name: (identifier) @name body: (block . [
    (call_expression function: (identifier) @ok arguments: (arguments . (call_expression function: (scoped_identifier) @callee) .))
    (expression_statement (return_expression (call_expression function: (identifier) @ok arguments: (arguments . (call_expression function: (scoped_identifier) @callee) .))))
  ] .)) @finding
  (#eq? @name "verify_server_cert") (#eq? @ok "Ok") (#match? @callee "ServerCertVerified::assertion$"))

; rule: rust-tls-old
; severity: warning
; confidence: high
; cwe: 327
; needs: min_tls_version min_protocol_version set_min_proto_version max_tls_version set_max_proto_version
; message: {finding} allows a version of TLS that is broken
; help: Ask for TLS 1.2 at least.
; tests: no
; found: fn f() { reqwest::Client::builder().min_tls_version(reqwest::tls::Version::TLS_1_0); }
; found: fn f(b: &mut B) { b.min_protocol_version(Some(Protocol::Tlsv10)); }
; found: fn f(b: &mut B) { b.set_min_proto_version(Some(SslVersion::SSL3)); }
; clean: fn f() { reqwest::Client::builder().min_tls_version(reqwest::tls::Version::TLS_1_2); }
; clean: fn f(b: &mut B) { b.min_protocol_version(Some(Protocol::Tlsv12)); }
((call_expression function: (field_expression field: (field_identifier) @method) arguments: (arguments . (_) @version .)) @finding
  (#any-of? @method "min_tls_version" "min_protocol_version" "set_min_proto_version" "max_tls_version" "set_max_proto_version")
  (#match? @version "::(TLS_1_[01]|Tlsv1[01]|Sslv[23]|SSL[23]|TLS1(_1)?)\\)?$"))

; rule: rust-weak-cipher
; severity: warning
; confidence: high
; cwe: 327
; needs: des_ecb des_cbc des_ede3 des_ede3_cbc des_ede3_ecb rc4 aes_128_ecb aes_192_ecb aes_256_ecb bf_ecb bf_cbc TdesEde3 TdesEde2 Rc4 ecb Ecb
; at: \b(?:des_ecb|des_cbc|des_ede3\w*|rc4|aes_(?:128|192|256)_ecb|bf_ecb|bf_cbc|TdesEde[23]|Rc4|[eE]cb)\b
; message: {cipher} is a weak cipher or mode
; help: Use AES-GCM or ChaCha20-Poly1305.
; tests: no
; found: use openssl::symm::{encrypt, Cipher};\nfn f() { encrypt(Cipher::aes_128_ecb(), k, None, d); }
; found: fn f() { let c = openssl::symm::Cipher::des_cbc(); }
; found: type E = ecb::Encryptor<aes::Aes128>;
; found: fn f() { let c = Rc4::new(key); }
; clean: fn f() { let c = openssl::symm::Cipher::aes_256_gcm(); }
; clean: type E = cbc::Encryptor<aes::Aes128>;
; clean: fn f() { let c = lookup.rc4(); }
((call_expression function: (scoped_identifier path: (_) @path name: (identifier) @cipher)) @finding
  (#match? @path "(^|::)(Cipher|EvpCipher)$") (#match? @cipher "^(des_\\w+|rc4|bf_\\w+|aes_(128|192|256)_ecb)$"))
((scoped_type_identifier path: (identifier) @path name: (type_identifier) @type) @finding @cipher
  (#eq? @path "ecb") (#any-of? @type "Encryptor" "Decryptor"))
((call_expression function: (scoped_identifier path: (_) @cipher name: (identifier) @new)) @finding
  (#match? @cipher "^(des::)?(TdesEde[23]|Des)$|^(rc4::)?Rc4$|^Ecb(::<.*>)?$") (#any-of? @new "new" "new_from_slice" "new_from_slices" "new_var"))

; rule: rust-password-hash
; severity: error
; confidence: high
; cwe: 916
; needs: Md5 md5 Sha1 sha1 Sha256 Sha512 MessageDigest
; at: (?i)\b(?:md5|sha1|sha256|sha512)\b
; message: {hash} of a password is found by trying
; help: Use argon2, bcrypt or scrypt, which are made for passwords.
; tests: no
; found: fn f(password: &str) { let d = md5::compute(password); }
; found: fn f(password: &str) { let d = Sha1::digest(password.as_bytes()); }
; found: fn f(user_password: String) { let d = sha2::Sha256::digest(&user_password); }
; clean: fn f(data: &[u8]) { let d = md5::compute(data); }
; clean: fn f(data: &[u8]) { let d = Sha256::digest(data); }
; clean: fn f(password: &str) { let d = hash_password(password); }
((call_expression function: (scoped_identifier) @hash arguments: (arguments . [
    (identifier) @secret
    (reference_expression value: (identifier) @secret)
    (call_expression function: (field_expression value: (identifier) @secret) arguments: (arguments))
    (field_expression field: (field_identifier) @secret)
    (reference_expression value: (field_expression field: (field_identifier) @secret))
    (call_expression function: (field_expression value: (field_expression field: (field_identifier) @secret)) arguments: (arguments))
  ] .)) @finding
  (#match? @hash "(^|::)(md5::(compute|digest)|(Md5|Sha1|Sha224|Sha256|Sha384|Sha512)::digest)$")
  (#match? @secret "(?i)^(\\w*_)?(password|passwd|passphrase|pwd)$"))

; rule: rust-weak-hash
; severity: information
; confidence: low
; cwe: 328
; needs: Md5 md5 Sha1 sha1 MD5 SHA1
; message: {hash} no longer withstands attacks
; help: Use SHA-256, unless an old format asks for this hash.
; tests: no
; found: use md5::{Digest, Md5};\nfn f() { let h = Md5::new(); }
; found: fn f(d: &[u8]) { md5::compute(d); }
; clean: fn f() { let h = Sha256::new(); }
; clean: fn f(d: &[u8]) { md5_of_file(d); }
((call_expression function: (scoped_identifier) @hash) @finding
  (#match? @hash "(^|::)(Md5::(new|digest)|Sha1::(new|digest|from)|md5::compute|MessageDigest::(md5|sha1))$"))

; rule: rust-weak-random
; severity: error
; confidence: high
; cwe: 338
; needs: fastrand SmallRng oorandom Pcg32 Pcg64 XorShiftRng Xoshiro256PlusPlus Xoshiro256StarStar WyRand nanorand
; at: \b(?:fastrand|SmallRng|oorandom|Pcg32|Pcg64\w*|XorShiftRng|Xoshiro256\w+|WyRand|nanorand)\b
; message: {name} can be guessed: {generator} is no generator for secrets
; help: Use rand::rngs::OsRng, getrandom or rand::rng.
; tests: no
; found: fn f() { let token = fastrand::u64(..); }
; found: fn f() { let session_key = SmallRng::from_entropy().gen::<u128>(); }
; found: fn f() { let password: String = std::iter::repeat_with(fastrand::alphanumeric).take(12).collect(); }
; clean: fn f() { let jitter = fastrand::u64(..); }
; clean: fn f() { let token = OsRng.next_u64(); let n = fastrand::u8(..); }
((let_declaration pattern: (identifier) @name value: (_) @generator) @finding
  (#match? @name "(?i)^(\\w*_)?(token|secret|password|passwd|salt|nonce|otp|session_id|session_key|api_key|secret_key|private_key|csrf)$")
  (#match? @generator "\\b(fastrand::|SmallRng::|oorandom::|Pcg(32|64\\w*)::|XorShiftRng::|Xoshiro256\\w+::|WyRand::|nanorand::)"))

; rule: rust-fixed-seed
; severity: warning
; confidence: low
; cwe: 335
; needs: seed_from_u64 from_seed
; message: with the seed {seed} the same numbers come every time
; help: Use from_os_rng or OsRng where the numbers must not be known.
; tests: no
; found: fn f() { let r = StdRng::seed_from_u64(42); }
; found: fn f() { let r = ChaCha20Rng::from_seed([0; 32]); }
; clean: fn f() { let r = StdRng::from_entropy(); }
; clean: fn f(seed: u64) { let r = StdRng::seed_from_u64(seed); }
((call_expression function: (scoped_identifier name: (identifier) @callee) arguments: (arguments . (_) @seed .)) @finding
  (#any-of? @callee "seed_from_u64" "from_seed") (#match? @seed "^(\\d[\\w_]*|\\[\\s*\\d+(u8)?\\s*;\\s*\\d+\\s*\\])$"))

; rule: rust-short-key
; severity: warning
; confidence: high
; cwe: 326
; needs: Rsa RsaPrivateKey Dsa
; at: \b(?:Rsa|RsaPrivateKey|Dsa)\b
; message: a key of {bits} bits is too short
; help: Make 3072 bits or more, or use Ed25519.
; tests: no
; found: fn f() { let k = openssl::rsa::Rsa::generate(1024); }
; found: fn f() { let k = RsaPrivateKey::new(&mut rng, 1024); }
; clean: fn f() { let k = Rsa::generate(4096); }
; clean: fn f() { let k = RsaPrivateKey::new(&mut rng, bits); }
((call_expression function: (scoped_identifier) @callee arguments: (arguments (integer_literal) @bits .)) @finding
  (#match? @callee "(^|::)(Rsa::generate|RsaPrivateKey::new|Dsa::generate)$") (#match? @bits "^(512|768|1024|1536)(_?u\\w+)?$"))

; rule: rust-few-rounds
; severity: warning
; confidence: high
; cwe: 916
; needs: pbkdf2 pbkdf2_hmac pbkdf2_hmac_array PBKDF2_HMAC_SHA256
; at: \bpbkdf2(?:_hmac|_hmac_array)?\s*(?:::)?[<(]
; message: {rounds} rounds of PBKDF2 are too few
; help: Use 600000 rounds with SHA-256, or argon2.
; tests: no
; found: fn f() { pbkdf2_hmac::<Sha256>(password, salt, 1000, &mut key); }
; found: fn f() { pbkdf2::<Hmac<Sha256>>(password, salt, 4096, &mut key); }
; clean: fn f() { pbkdf2_hmac::<Sha256>(password, salt, 600_000, &mut key); }
; clean: fn f() { pbkdf2_hmac::<Sha256>(password, salt, rounds, &mut key); }
((call_expression function: (generic_function function: (_) @callee) arguments: (arguments . (_) . (_) . (integer_literal) @rounds)) @finding
  (#match? @callee "(^|::)pbkdf2(_hmac|_hmac_array)?$") (#match? @rounds "^[\\d_]{1,5}(u32)?$"))

; rule: rust-fixed-key
; severity: error
; confidence: high
; cwe: 321
; needs: from_secret new_from_slice from_base64_secret
; at: \b(?:from_secret|from_base64_secret|new_from_slice)\s*\(
; message: everyone who has this program has the key {key}
; help: Read the key from the environment or a secret store.
; tests: no
; found: fn f() { let k = EncodingKey::from_secret("secret".as_ref()); }
; found: fn f() { let k = DecodingKey::from_secret(b"secret-key"); }
; found: fn f() { let m = Hmac::<Sha256>::new_from_slice(b"my secret key"); }
; clean: fn f(key: &[u8]) { let k = EncodingKey::from_secret(key); }
; clean: fn f(c: &Config) { let k = EncodingKey::from_secret(c.key.as_ref()); }
; clean: fn f() { let m = Hmac::<Sha256>::new_from_slice(b""); }
((call_expression function: (scoped_identifier path: (_) @type name: (identifier) @callee) arguments: (arguments . [
    (string_literal) @key
    (reference_expression value: (string_literal) @key)
    (call_expression function: (field_expression value: (string_literal) @key))
    (reference_expression value: (call_expression function: (field_expression value: (string_literal) @key)))
  ] .)) @finding
  (#match? @callee "^(from_secret|from_base64_secret|new_from_slice)$") (#match? @type "(^|::)(EncodingKey|DecodingKey|Hmac(::<.*>)?|Hmac\\w+|Aes\\w+|\\w+Mac)$")
  (#match? @key "^b?\"[^\"]{3,}\"$"))

; rule: rust-jwt-unchecked
; severity: error
; confidence: high
; cwe: 347
; needs: insecure_disable_signature_validation dangerous_insecure_decode dangerous_unsafe_decode insecure_decode validate_exp dangerous_insecure_decode_with_validation
; message: {finding} accepts tokens that nobody vouches for
; help: Validate with jsonwebtoken's defaults: signature and expiry.
; tests: no
; found: fn f(v: &mut Validation) { v.insecure_disable_signature_validation(); }
; found: fn f(t: &str) { let d = jsonwebtoken::dangerous_insecure_decode::<Claims>(t); }
; found: fn f(v: &mut Validation) { v.validate_exp = false; }
; clean: fn f(v: &mut Validation) { v.validate_exp = true; }
; clean: fn f(t: &str) { let d = jsonwebtoken::decode::<Claims>(t, &key, &v); }
((call_expression function: (field_expression field: (field_identifier) @method)) @finding
  (#eq? @method "insecure_disable_signature_validation"))
((call_expression function: [
    (generic_function function: [(identifier) @callee (scoped_identifier name: (identifier) @callee)])
    (identifier) @callee
    (scoped_identifier name: (identifier) @callee)
  ]) @finding
  (#match? @callee "^(dangerous_insecure_decode\\w*|dangerous_unsafe_decode|insecure_decode)$"))
((assignment_expression left: (field_expression field: (field_identifier) @name) right: (boolean_literal) @value) @finding
  (#eq? @name "validate_exp") (#eq? @value "false"))

; rule: rust-cookie-unsafe
; severity: warning
; confidence: medium
; cwe: 614
; needs: Cookie CookieBuilder cookie_secure cookie_http_only SessionMiddleware SessionManagerLayer
; at: \b(?:(?:with_|set_|cookie_)?(?:secure|http_only))\s*\(
; message: {finding} leaves the cookie open to others
; help: Set secure and http_only to true, and same_site to Lax or Strict.
; tests: no
; found: fn f() { let c = Cookie::build("id", v).secure(false).finish(); }
; found: fn f(c: &mut Cookie) { c.set_http_only(false); }
; found: fn f() { SessionMiddleware::builder(store, key).cookie_secure(false).build(); }
; clean: fn f() { let c = Cookie::build("id", v).secure(true).http_only(true).finish(); }
; clean: fn f(c: &mut Cookie, on: bool) { c.set_secure(on); }
((call_expression function: (field_expression field: (field_identifier) @method) arguments: (arguments . (boolean_literal) @value .)) @finding
  (#match? @method "^((with_|set_|cookie_)?(secure|http_only))$") (#eq? @value "false"))

; rule: rust-cors-any
; severity: warning
; confidence: medium
; cwe: 942
; needs: Cors CorsLayer CorsOptions
; at: \b(?:permissive|very_permissive|supports_credentials|allow_any_origin)\s*\(
; message: every site may call this with the visitor's cookies
; help: List the origins that are meant with allowed_origin or allow_origin.
; tests: no
; found: fn f() { let c = Cors::permissive(); }
; found: fn f() { let c = CorsLayer::very_permissive(); }
; found: fn f() { Cors::default().allow_any_origin().supports_credentials(); }
; clean: fn f() { Cors::default().allowed_origin("https://shop.invalid").supports_credentials(); }
; clean: fn f() { let c = CorsLayer::new().allow_origin(Any); }
((call_expression function: (scoped_identifier) @callee) @finding
  (#match? @callee "(^|::)(Cors::permissive|CorsLayer::very_permissive)$"))
((call_expression function: (field_expression value: (_) @chain field: (field_identifier) @method)) @finding
  (#eq? @method "supports_credentials") (#match? @chain "\\ballow_any_origin\\(\\)"))

; rule: rust-world-writable
; severity: warning
; confidence: high
; cwe: 732
; needs: from_mode set_mode mode fchmod chmod
; at: \b(?:from_mode|set_mode|mode|f?chmod)\s*\(
; message: mode {mode} lets everyone write
; help: Use 0o600 for files and 0o700 for folders and programs.
; tests: no
; found: use std::fs::Permissions;\nfn f() { fs::set_permissions(p, Permissions::from_mode(0o777)); }
; found: fn f() { OpenOptions::new().create(true).mode(0o666).open(p); }
; found: fn f(p: &mut Permissions) { p.set_mode(0o100666); }
; clean: fn f() { fs::set_permissions(p, Permissions::from_mode(0o755)); }
; clean: fn f() { fs::set_permissions("/tmp", Permissions::from_mode(0o1777)); }
; clean: fn f() { let t = x.mode(0o644); }
((call_expression function: [
    (field_expression field: (field_identifier) @callee)
    (scoped_identifier name: (identifier) @callee)
  ] arguments: (arguments (integer_literal) @mode .)) @finding
  (#any-of? @callee "from_mode" "set_mode" "mode" "chmod" "fchmod") (#match? @mode "^0o(100)?0?[0-7][0-7][2367](_?u32)?$"))

; rule: rust-shared-temp-file
; severity: warning
; confidence: medium
; cwe: 377
; needs: tmp
; at: "/(?:var/)?tmp/
; message: others can put a file or a link at {path} first
; help: Use the tempfile crate: NamedTempFile::new or TempDir::new.
; tests: no
; found: fn f() { let f = File::create("/tmp/report.txt"); }
; found: fn f() { std::fs::write("/tmp/state.json", data); }
; found: fn f(id: &str) { fs::write(format!("/tmp/{}.json", id), data); }
; clean: fn f() { let f = File::open("/tmp/report.txt"); }
; clean: fn f() { let d = Path::new("/tmp/work"); }
; clean: fn f() { let f = File::create("/var/lib/app/report.txt"); }
((call_expression function: (scoped_identifier) @callee arguments: (arguments . [
    (string_literal) @path
    (macro_invocation (token_tree . (string_literal) @path))
    (reference_expression value: (macro_invocation (token_tree . (string_literal) @path)))
  ])) @finding
  (#match? @callee "(^|::)(File::create|fs::write|fs::copy)$") (#match? @path "^\"/(var/)?tmp/[\\w{]"))

; rule: rust-archive-member
; severity: error
; confidence: high
; cwe: 22
; needs: join
; needs: zip ZipArchive tar Archive
; at: \bjoin\s*\(
; message: a file is written where the archive says: {path}
; help: Use enclosed_name of the zip crate, or unpack_in of tar, which stay inside the folder.
; tests: no
; found: use zip::ZipArchive;\nfn f() { let file = archive.by_index(0)?; let out = dest.join(file.name()); }
; found: use tar::Archive;\nfn f() { let out = dest.join(entry.path()?); }
; found: use zip::ZipArchive;\nfn f() { let file = archive.by_index(0)?; let name = file.name().to_string(); let out = dest.join(&name); }
; clean: use zip::ZipArchive;\nfn f() { let out = dest.join(file.enclosed_name().unwrap()); }
; clean: use zip::ZipArchive;\nfn f() { let file = archive.by_index(0)?; let path = file.enclosed_name(); let out = dest.join(path); }
; clean: use tar::Archive;\nfn f() { let out = base.join(dir_entry.file_name()); }
((call_expression function: (field_expression field: (field_identifier) @join) arguments: (arguments . [
    (call_expression function: (field_expression value: (identifier) @member field: (field_identifier) @name)) @path
    (reference_expression value: (call_expression function: (field_expression value: (identifier) @member field: (field_identifier) @name)) @path)
  ] .)) @finding
  (#eq? @join "join") (#eq? @name "name") (#match? @member "(?i)^(zip_?)?(file|entry|member|zip_?file|item)$"))
((call_expression function: (field_expression field: (field_identifier) @join) arguments: (arguments . (try_expression
    (call_expression function: (field_expression value: (identifier) @member field: (field_identifier) @name))) @path .)) @finding
  (#eq? @join "join") (#eq? @name "path") (#match? @member "(?i)^(tar_?)?(file|entry|member)$"))
((block
    (let_declaration pattern: (identifier) @local value: (call_expression
      function: (field_expression value: (call_expression function: (field_expression value: (identifier) @member field: (field_identifier) @name)))))
    (let_declaration value: (call_expression function: (field_expression field: (field_identifier) @join)
      arguments: (arguments . [(identifier) @path (reference_expression value: (identifier) @path)] .)) @finding))
  (#eq? @join "join") (#eq? @name "name") (#match? @member "(?i)^(zip_?)?(file|entry|member|zip_?file|item)$") (#eq? @local @path))

; rule: rust-html-built
; severity: error
; confidence: medium
; cwe: 79
; needs: Html RawHtml PreEscaped html body
; at: \b(?:Html|RawHtml|PreEscaped|body)\s*\(
; message: {value} becomes HTML as it is
; help: Answer with a template that escapes, or escape the values with html_escape::encode_safe.
; tests: no
; found: async fn f(q: String) -> Html<String> { Html(format!("<h1>{}</h1>", q)) }
; found: async fn f(q: String) -> impl Responder { HttpResponse::Ok().content_type("text/html").body(format!("<p>{}</p>", q)) }
; found: async fn f(q: String) -> Html<String> { axum::response::Html(format!("<h1>{q}</h1>")) }
; clean: async fn f() -> Html<&'static str> { Html("<h1>done</h1>") }
; clean: async fn f(n: u32) -> Html<String> { Html(format!("<p>{}</p>", n)) }
; clean: async fn f(q: String) -> Html<String> { Html(format!("<h1>{}</h1>", encode_safe(&q))) }
; clean: async fn f(q: String) -> impl Responder { HttpResponse::Ok().body(format!("sum {}", q)) }
((call_expression function: [
    (identifier) @callee
    (scoped_identifier name: (identifier) @callee)
    (field_expression field: (field_identifier) @callee)
  ] arguments: (arguments . (_) @value .)) @finding
  (#any-of? @callee "Html" "RawHtml" "PreEscaped" "body") (#says? @value "<[a-zA-Z]") (#built? @value)
  (#not-match? @value "(encode|escape|sanitize|clean)\\w*"))
((call_expression function: [
    (identifier) @callee
    (scoped_identifier name: (identifier) @callee)
  ] arguments: (arguments . (macro_invocation macro: (identifier) @macro (token_tree . (string_literal) @value .)) .)) @finding
  (#any-of? @callee "Html" "RawHtml" "PreEscaped") (#eq? @macro "format") (#match? @value "<[a-zA-Z]") (#match? @value "[^{][{][a-z_]\\w*[}]"))

; rule: rust-template-built
; severity: error
; confidence: high
; cwe: 1336
; needs: one_off render_template template_from_str render_str
; message: {callee} runs text that is put together as a template
; help: Keep the template constant and hand the values over in its context.
; tests: no
; found: fn f(name: &str) { Tera::one_off(&format!("Hello {}", name), &ctx, true); }
; found: fn f(h: &Handlebars, name: &str) { h.render_template(&format!("Hello {}", name), &data); }
; clean: fn f(h: &Handlebars, name: &str) { h.render_template("Hello {{name}}", &data); }
; clean: fn f() { Tera::one_off(TEMPLATE, &ctx, true); }
((call_expression function: [
    (scoped_identifier name: (identifier) @callee)
    (field_expression field: (field_identifier) @callee)
  ] arguments: (arguments . (_) @template)) @finding
  (#any-of? @callee "one_off" "render_template" "template_from_str" "render_str") (#built? @template))

; rule: rust-transmute-mut
; severity: error
; confidence: high
; cwe: 704
; needs: transmute
; message: this makes a shared reference mutable, which no Rust code may do
; help: Use Cell, RefCell, a lock or UnsafeCell where shared data must change.
; found: unsafe fn f(x: &u32) { let y = std::mem::transmute::<&u32, &mut u32>(x); }
; found: unsafe fn f(x: &T) { let y = mem::transmute::<&'a T, &'a mut T>(x); }
; clean: unsafe fn f(x: &mut u32) { let y = mem::transmute::<&mut u32, &'static mut u32>(x); }
; clean: unsafe fn f(x: u32) { let y = mem::transmute::<u32, f32>(x); }
((call_expression function: (generic_function function: (_) @callee
    type_arguments: (type_arguments . (reference_type) @from . (reference_type (mutable_specifier)) .))) @finding
  (#match? @callee "(^|::)transmute$") (#not-match? @from "^&\\s*('\\w+\\s+)?mut\\b"))

; rule: rust-transmute-value
; severity: error
; confidence: high
; cwe: 704
; needs: transmute
; message: not every {from} is a {to}: this can make a value that must not exist
; help: Compare, or convert with from_u32, from_utf8 or try_from, which check the value.
; found: unsafe fn f(x: u8) -> bool { std::mem::transmute::<u8, bool>(x) }
; found: unsafe fn f(x: u32) -> char { mem::transmute::<u32, char>(x) }
; found: unsafe fn f(x: &[u8]) -> &str { mem::transmute::<&[u8], &str>(x) }
; clean: unsafe fn f(x: u32) -> f32 { mem::transmute::<u32, f32>(x) }
; clean: unsafe fn f(x: bool) -> u8 { mem::transmute::<bool, u8>(x) }
((call_expression function: (generic_function function: (_) @callee type_arguments: (type_arguments . (_) @from . (_) @to .))) @finding
  (#match? @callee "(^|::)transmute$") (#any-of? @from "u8" "i8" "u32" "i32") (#any-of? @to "bool" "char"))
((call_expression function: (generic_function function: (_) @callee type_arguments: (type_arguments . (_) @from . (_) @to .))) @finding
  (#match? @callee "(^|::)transmute$") (#match? @from "^&\\s*('\\w+\\s+)?\\[u8\\]$") (#match? @to "^&\\s*('\\w+\\s+)?str$"))

; rule: rust-shared-written
; severity: error
; confidence: high
; cwe: 704
; needs: const
; at: \bas\s+\*const\b
; message: this writes through a shared reference, which no Rust code may do
; help: Take a &mut reference, or keep the data in Cell, RefCell, a lock or UnsafeCell.
; found: unsafe fn f(x: &u32) { *(x as *const u32 as *mut u32) = 1; }
; found: unsafe fn f(x: &T) -> &mut T { &mut *(x as *const T as *mut T) }
; clean: unsafe fn f(x: *const u32) { let p = x as *mut u32; }
; clean: unsafe fn f(x: &mut u32) { *(x as *mut u32) = 1; }
; clean: unsafe fn f(x: &UnsafeCell<T>) -> &mut T { &mut *(x as *const UnsafeCell<T> as *mut T) }
; clean: unsafe fn f(x: *mut c_void) -> &mut T { &mut *(x as *const T as *mut T) }
((function_item parameters: (parameters (parameter pattern: (identifier) @parameter type: (reference_type) @shared))
    body: (block [
      (expression_statement (assignment_expression left: (unary_expression (parenthesized_expression (type_cast_expression
        value: (type_cast_expression value: (identifier) @value type: (pointer_type type: (_) @type)) type: (pointer_type (mutable_specifier))))))) @finding
      (reference_expression (mutable_specifier) value: (unary_expression (parenthesized_expression (type_cast_expression
        value: (type_cast_expression value: (identifier) @value type: (pointer_type type: (_) @type)) type: (pointer_type (mutable_specifier)))))) @finding
      (expression_statement (unsafe_block (block [
        (expression_statement (assignment_expression left: (unary_expression (parenthesized_expression (type_cast_expression
          value: (type_cast_expression value: (identifier) @value type: (pointer_type type: (_) @type)) type: (pointer_type (mutable_specifier)))))))
        (reference_expression (mutable_specifier) value: (unary_expression (parenthesized_expression (type_cast_expression
          value: (type_cast_expression value: (identifier) @value type: (pointer_type type: (_) @type)) type: (pointer_type (mutable_specifier))))))
      ] @finding)))
    ]))
  (#eq? @value @parameter) (#not-match? @shared "^&\\s*('\\w+\\s+)?mut\\b") (#not-match? @type "UnsafeCell"))

; rule: rust-uninitialized
; severity: error
; confidence: high
; cwe: 908
; needs: uninitialized zeroed assume_init
; at: \b(?:uninitialized|zeroed|assume_init)\b
; message: {finding} makes a value out of memory that holds none
; help: Use MaybeUninit and write the value before assume_init, or start from Default.
; found: fn f() { let x: u32 = unsafe { std::mem::uninitialized() }; }
; found: fn f() { let x = unsafe { mem::zeroed::<&u8>() }; }
; found: fn f() { let x = unsafe { MaybeUninit::<u64>::uninit().assume_init() }; }
; found: fn f() { let x: [u8; 32] = unsafe { MaybeUninit::uninit().assume_init() }; }
; clean: fn f() { let x: libc::stat = unsafe { mem::zeroed() }; }
; clean: fn f() { let x = unsafe { MaybeUninit::<[MaybeUninit<u8>; 4]>::uninit().assume_init() }; }
; clean: fn f() { let x: [MaybeUninit<u8>; 4] = unsafe { MaybeUninit::uninit().assume_init() }; }
; clean: fn f() { let mut x = MaybeUninit::<u8>::uninit(); x.write(1); unsafe { x.assume_init() } }
((call_expression function: [
    (scoped_identifier) @callee
    (generic_function function: (scoped_identifier) @callee)
  ] arguments: (arguments)) @finding
  (#match? @callee "^(std::|core::)?mem::uninitialized$"))
((call_expression function: (generic_function function: (_) @callee type_arguments: (type_arguments . [
    (reference_type) (generic_type type: (type_identifier) @owned) (function_type)] .))) @finding
  (#match? @callee "^(std::|core::)?mem::zeroed$") (#not-match? @finding "zeroed::<(Option|MaybeUninit|Cell|UnsafeCell|\\w+<)") (#match? @finding "zeroed::<\\s*(&|Box<|Vec<|Rc<|Arc<|NonNull<|fn\\()"))
((call_expression function: (field_expression
    value: (call_expression function: (scoped_identifier path: (generic_type type: (_) @type type_arguments: (_) @held) name: (identifier) @uninit))
    field: (field_identifier) @init)) @finding
  (#match? @type "MaybeUninit$") (#eq? @uninit "uninit") (#eq? @init "assume_init") (#not-match? @held "MaybeUninit|Self|^<\\s*_"))
((let_declaration type: (_) @held value: (unsafe_block (block (call_expression function: (field_expression
    value: (call_expression function: (scoped_identifier path: (identifier) @type name: (identifier) @uninit))
    field: (field_identifier) @init)) @finding .)))
  (#eq? @type "MaybeUninit") (#eq? @uninit "uninit") (#eq? @init "assume_init") (#match? @held "^(\\[(u|i|f)(8|16|32|64|128|size);.*|(u|i|f)(8|16|32|64|128|size)|bool|char|\\[bool;.*)$"))

; rule: rust-uninitialized-vec
; severity: error
; confidence: medium
; cwe: 908
; needs: set_len
; message: {name} now holds elements that nobody wrote
; help: Use vec![0; n], resize, or spare_capacity_mut and set_len after the elements are written.
; found: fn f(n: usize) { let mut v: Vec<u8> = Vec::with_capacity(n); unsafe { v.set_len(n); } }
; found: unsafe fn f(n: usize) { let mut v = Vec::with_capacity(n); v.set_len(n); }
; clean: fn f(n: usize) { let mut v: Vec<MaybeUninit<u8>> = Vec::with_capacity(n); unsafe { v.set_len(n); } }
; clean: fn f(n: usize) { let mut v: Vec<u8> = Vec::with_capacity(n); read_into(v.as_mut_ptr(), n); unsafe { v.set_len(n); } }
; clean: fn f(v: &mut Vec<u8>) { unsafe { v.set_len(0); } }
((block (let_declaration pattern: (identifier) @name value: (call_expression function: (_) @callee)) @made .
    [
      (expression_statement (unsafe_block (block . (expression_statement (call_expression function: (field_expression value: (identifier) @again field: (field_identifier) @method))))))
      (expression_statement (call_expression function: (field_expression value: (identifier) @again field: (field_identifier) @method)))
    ] @finding)
  (#match? @callee "^Vec(::<.*>)?::with_capacity$") (#eq? @method "set_len") (#eq? @again @name) (#not-match? @made "MaybeUninit"))

; rule: rust-dangling-cstring
; severity: error
; confidence: high
; cwe: 416
; needs: CString
; message: the text is gone at the end of this line; {name} points to freed memory
; help: Keep the CString in a variable of its own, and take as_ptr where it is used.
; found: fn f() { let p = CString::new("a").unwrap().as_ptr(); }
; found: fn f(s: &str) { let p = std::ffi::CString::new(s).expect("no zero").as_ptr(); }
; clean: fn f() { let c = CString::new("a").unwrap(); let p = c.as_ptr(); }
; clean: fn f() { let p = CString::new("a").unwrap().into_raw(); }
; clean: fn f() { unsafe { puts(CString::new("a").unwrap().as_ptr()) }; }
((let_declaration pattern: (identifier) @name value: (call_expression function: (field_expression
    value: (call_expression function: (field_expression value: (call_expression function: (scoped_identifier) @callee) field: (field_identifier) @unwrap))
    field: (field_identifier) @method))) @finding
  (#match? @callee "(^|::)CString::new$") (#any-of? @unwrap "unwrap" "expect" "unwrap_or_default") (#eq? @method "as_ptr"))
((let_declaration pattern: (identifier) @name value: (call_expression function: (field_expression
    value: (try_expression (call_expression function: (scoped_identifier) @callee))
    field: (field_identifier) @method))) @finding
  (#match? @callee "(^|::)CString::new$") (#eq? @method "as_ptr"))

; rule: rust-guard-dropped
; severity: error
; confidence: high
; cwe: 667
; needs: lock read write
; at: \blet\s+_\s*=
; message: the lock is given back at once: `_` keeps nothing
; help: Bind it to a name, such as _guard.
; found: fn f(m: &Mutex<u32>) { let _ = m.lock().unwrap(); work(); }
; found: fn f(m: &Mutex<u32>) { let _ = self.state.lock().await; work(); }
; clean: fn f(m: &Mutex<u32>) { let _guard = m.lock().unwrap(); work(); }
; clean: fn f(m: &mut File) { let _ = m.write(b"x"); }
((let_declaration pattern: "_" value: [
    (call_expression function: (field_expression
      value: (call_expression function: (field_expression field: (field_identifier) @lock) arguments: (arguments) @none) field: (field_identifier) @unwrap))
    (await_expression (call_expression function: (field_expression field: (field_identifier) @lock) arguments: (arguments) @none))
  ] !alternative) @finding
  (#any-of? @lock "lock" "read" "write") (#match? @none "^\\(\\s*\\)$") (#match? @finding "(unwrap\\(\\)|expect\\([^()]*\\)|await);$"))

; rule: rust-guard-forgotten
; severity: error
; confidence: high
; cwe: 667
; needs: forget
; message: the lock of {guard} is never given back
; help: Let the guard go out of scope, or drop it.
; found: fn f(m: &Mutex<u32>) { std::mem::forget(m.lock().unwrap()); }
; found: fn f(m: &Mutex<u32>) { let guard = m.lock().unwrap(); mem::forget(guard); }
; clean: fn f(b: Buffer) { mem::forget(b); }
; clean: fn f(m: &Mutex<u32>) { let guard = m.lock().unwrap(); drop(guard); }
((call_expression function: (_) @callee arguments: (arguments . (call_expression function: (field_expression
    value: (call_expression function: (field_expression field: (field_identifier) @lock)))) @guard .)) @finding
  (#match? @callee "^((std|core)::)?mem::forget$") (#any-of? @lock "lock" "read" "write"))
((block (let_declaration pattern: (identifier) @name value: (call_expression function: (field_expression
      value: (call_expression function: (field_expression field: (field_identifier) @lock)))))
    (expression_statement (call_expression function: (_) @callee arguments: (arguments . (identifier) @guard .)) @finding))
  (#match? @callee "^((std|core)::)?mem::forget$") (#eq? @lock "lock") (#eq? @name @guard))

; rule: rust-static-mut
; severity: warning
; confidence: low
; cwe: 362
; needs: static
; at: \bstatic\s+mut\b
; message: threads can read and write {name} at the same time
; help: Use an atomic, a Mutex, or OnceLock.
; tests: no
; found: static mut COUNT: u32 = 0;
; found: pub static mut STATE: Option<State> = None;
; clean: static COUNT: AtomicU32 = AtomicU32::new(0);
; clean: static STATE: Mutex<u32> = Mutex::new(0);
((static_item (mutable_specifier) name: (identifier) @name) @finding)

; rule: rust-env-changed-later
; severity: warning
; confidence: medium
; cwe: 362
; needs: set_var remove_var
; message: {callee} while other threads run can crash them
; help: Set the environment before the first thread starts, or give it to Command::env.
; tests: no
; found: async fn f() { std::env::set_var("A", "b"); }
; found: async fn f() { unsafe { env::remove_var("A") } }
; clean: fn main() { env::set_var("A", "b"); start(); }
; clean: async fn f() { Command::new("a").env("A", "b"); }
((function_item (function_modifiers "async") body: (block [
    (expression_statement (call_expression function: (scoped_identifier) @callee) @finding)
    (expression_statement (unsafe_block (block [(expression_statement (call_expression function: (scoped_identifier) @callee)) (call_expression function: (scoped_identifier) @callee)] @finding)))
    (unsafe_block (block [(expression_statement (call_expression function: (scoped_identifier) @callee)) (call_expression function: (scoped_identifier) @callee)] @finding))
  ])) (#match? @callee "^(std::)?env::(set_var|remove_var)$"))

; rule: rust-log-secret
; severity: warning
; confidence: medium
; cwe: 532
; needs: info warn error debug trace println eprintln dbg
; at: \b(?:info|warn|error|debug|trace|println|eprintln|dbg)!\s*[({\[][^;]{0,300}?(?:assword|asswd|ecret|oken|pi_key|assphrase|rivate_key)
; message: {secret} is written to the log
; help: Leave it out, or log only whether it is set.
; tests: no
; found: fn f(password: &str) { info!("login with {}", password); }
; found: fn f(api_key: &str) { log::debug!("key {:?}", api_key); }
; found: fn f(password: &str) { tracing::info!("login with {password}"); }
; found: fn f(c: &Config) { println!("{}", c.client_secret); }
; clean: fn f(user: &str) { info!("wrong password for {}", user); }
; clean: fn f(token_count: u32) { info!("{} tokens", token_count); }
; clean: fn f(password: &str) { info!("{} characters", password.len()); }
((macro_invocation macro: [(identifier) @level (scoped_identifier name: (identifier) @level)]
    (token_tree "," . (identifier) @secret . ["," ")"])) @finding
  (#any-of? @level "info" "warn" "error" "debug" "trace" "println" "eprintln")
  (#match? @secret "(?i)^(\\w*_)?(password|passwd|passphrase|secret_?key|client_secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key)$"))
((macro_invocation macro: [(identifier) @level (scoped_identifier name: (identifier) @level)]
    (token_tree "," . (identifier) . "." . (identifier) @secret . ["," ")"])) @finding
  (#any-of? @level "info" "warn" "error" "debug" "trace" "println" "eprintln")
  (#match? @secret "(?i)^(\\w*_)?(password|passwd|passphrase|secret_?key|client_secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key)$"))
((macro_invocation macro: (identifier) @level (token_tree . (identifier) @secret .)) @finding
  (#eq? @level "dbg")
  (#match? @secret "(?i)^(\\w*_)?(password|passwd|passphrase|secret_?key|client_secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key)$"))
((macro_invocation macro: [(identifier) @level (scoped_identifier name: (identifier) @level)]
    (token_tree . (string_literal) @secret)) @finding
  (#any-of? @level "info" "warn" "error" "debug" "trace" "println" "eprintln")
  (#match? @secret "[{](\\w*_)?(password|passwd|passphrase|secret_?key|client_secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key)(:[^}]*)?[}]"))

; rule: rust-timing-compare
; severity: warning
; confidence: medium
; cwe: 208
; needs: Hmac hmac HMAC
; at: ==|!=
; message: how long this takes tells how much of the signature is right
; help: Use verify_slice of the hmac crate, or subtle::ConstantTimeEq.
; tests: no
; found: use hmac::Hmac;\nfn f(expected_signature: &[u8], given: &[u8]) -> bool { expected_signature == given }
; found: use hmac::{Hmac, Mac};\nfn f(given: &[u8]) -> bool { mac.finalize().into_bytes().as_slice() == given }
; clean: use hmac::Hmac;\nfn f(given: &[u8]) -> bool { mac.verify_slice(given).is_ok() }
; clean: use hmac::Hmac;\nfn f(n: usize) -> bool { signature.len() == n }
((binary_expression left: (identifier) @left operator: ["==" "!="]) @finding
  (#match? @left "(?i)^(expected_|computed_|calculated_|actual_)(signature|sig|hmac|mac)$"))
((binary_expression left: (call_expression) @left operator: ["==" "!="]) @finding
  (#match? @left "\\bmac\\.(clone\\(\\)\\.)?finalize\\(\\)\\.into_bytes\\(\\)"))

; rule: rust-ldap-built
; severity: error
; confidence: high
; cwe: 90
; needs: ldap3 LdapConn Ldap
; needs: search
; at: \bsearch\s*\(
; message: the LDAP filter {filter} is put together from text
; help: Escape the values with ldap3::ldap_escape.
; tests: no
; found: use ldap3::LdapConn;\nfn f(l: &mut LdapConn, name: &str) { l.search("dc=x", Scope::Subtree, &format!("(uid={})", name), vec!["cn"]); }
; found: use ldap3::LdapConn;\nfn f(l: &mut LdapConn, name: &str) { let filter = format!("(cn={})", name); l.search("dc=x", Scope::Subtree, &filter, vec!["cn"]); }
; clean: use ldap3::LdapConn;\nfn f(l: &mut LdapConn) { l.search("dc=x", Scope::Subtree, "(objectClass=person)", vec!["cn"]); }
; clean: use ldap3::{LdapConn, ldap_escape};\nfn f(l: &mut LdapConn, name: &str) { l.search("dc=x", Scope::Subtree, &format!("(uid={})", ldap_escape(name)), vec!["cn"]); }
((call_expression function: (field_expression field: (field_identifier) @method) arguments: (arguments . (_) . (_) . (_) @filter)) @finding
  (#eq? @method "search") (#says? @filter "\\([\\w:.]+[~<>]?=") (#built? @filter) (#not-match? @filter "ldap_escape"))

; rule: rust-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: Command
; sources: $request
; sinks: Command.new(0) std.process.Command.new(0) tokio.process.Command.new(0)
; message: {source} decides which program {sink} runs
; help: Pick the program from a fixed list, and give it the value as one argument.
; tests: no
; found: use std::process::Command;\nasync fn f(req: HttpRequest) { let program = req.query_string().to_string();\n Command::new(program).spawn(); }
; found: use std::process::Command;\nasync fn f(web::Path(program): web::Path<String>) { Command::new(&program).spawn(); }
; clean: use std::process::Command;\nasync fn f(web::Path(name): web::Path<String>) { Command::new("ls").arg(&name).spawn(); }
; clean: use std::process::Command;\nasync fn f(req: HttpRequest) { Command::new("date").spawn(); }

; rule: rust-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: query query_as sql_query execute execute_batch query_row prepare raw_sql batch_execute simple_query
; sources: $request
; sinks: sqlx.query(0) sqlx.query_as(0) sqlx.query_scalar(0) sqlx.raw_sql(0) diesel.sql_query(0) sql_query(0) *.execute_batch(0) *.query_row(0) *.prepare(0) *.prepare_cached(0) *.batch_execute(0) *.simple_query(0) conn.execute(0) db.execute(0) tx.execute(0) connection.execute(0) client.execute(0) *.query_one(0) *.query_opt(0) conn.query(0) db.query(0) tx.query(0) connection.query(0)
; cleaners: parse quote_identifier quote_literal
; covers: rust-sql-built
; message: {source} gets into the SQL of {sink}
; help: Write a placeholder (?1, $1) and bind the value.
; tests: no
; found: async fn f(Query(params): Query<Params>, db: Pool) { let sql = format!("SELECT * FROM users WHERE name = '{}'", params.name);\n sqlx::query(&sql).fetch_all(&db).await; }
; found: async fn f(req: HttpRequest, db: Connection) { let mut sql = String::from("SELECT * FROM t WHERE n = '");\n sql.push_str(req.query_string());\n db.execute_batch(&sql); }
; found: async fn f(Path(name): Path<String>, db: Db) { sqlx::query(&format!("SELECT * FROM u WHERE name = '{name}'")).fetch_one(&db).await; }
; found: async fn f(Path((id, name)): Path<(i64, String)>) { let q = format!("SELECT * FROM u WHERE id = {id} AND name = {name:?}"); sqlx::query(&q).execute(&db).await; }
; found: struct P { page: u32, sort: String }\nasync fn f(Query(q): Query<P>) { sqlx::query(&format!("SELECT * FROM u ORDER BY {}", q.sort)).fetch_all(&db).await; }
; clean: async fn f(Query(params): Query<Params>, db: Pool) { sqlx::query("SELECT * FROM users WHERE name = ?").bind(&params.name).fetch_all(&db).await; }
; clean: async fn f(Path(id): Path<String>, db: Pool) { let id: i64 = id.parse().unwrap();\n sqlx::query(&format!("SELECT * FROM users WHERE id = {}", id)).fetch_all(&db).await; }
; clean: async fn f(Path(id): Path<i64>) { sqlx::query(&format!("SELECT * FROM u WHERE id = {}", id)).fetch_one(&db).await; }
; clean: async fn f(path: web::Path<u32>) { let id = path.into_inner(); sqlx::query(&format!("SELECT * FROM u WHERE id = {id}")).fetch_one(&db).await; }
; clean: async fn f(id: web::Path<Uuid>) { sqlx::query(&format!("SELECT * FROM u WHERE id = '{id}'")).fetch_one(&db).await; }
; clean: async fn f(Path((id, name)): Path<(i64, String)>) { sqlx::query(&format!("SELECT * FROM u WHERE id = {id}")).bind(name).fetch_one(&db).await; }
; clean: struct P { page: u32, sort: String }\nasync fn f(Query(q): Query<P>) { sqlx::query(&format!("SELECT * FROM u LIMIT {}", q.page)).fetch_all(&db).await; }
; clean: async fn f(Path(name): Path<String>) { sqlx::query(&format!("SELECT * FROM u WHERE a = '{{name}}'")).fetch_one(&db).await; }
; clean: async fn f(Query(q): Query<P>) { let x = q.sort; let by = if ALLOWED.contains(&x) { x } else { "id".to_string() }; sqlx::query(&format!("SELECT * FROM u ORDER BY {by}")).fetch_all(&db).await; }

; rule: rust-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: open create read read_to_string write remove_file remove_dir_all join
; sources: $request
; sinks: File.open(0) File.create(0) NamedFile.open(0) NamedFile.open_async(0) fs.read(0) fs.read_to_string(0) fs.write(0) fs.remove_file(0) fs.remove_dir_all(0) std.fs.read(0) std.fs.read_to_string(0) std.fs.write(0) std.fs.remove_file(0) std.fs.remove_dir_all(0) tokio.fs.read(0) tokio.fs.read_to_string(0) tokio.fs.write(0)
; cleaners: file_name canonicalize strip_prefix sanitize safe_join
; message: {source} decides which file {sink} takes
; help: Take file_name of it, or canonicalize the path and see that it stays inside the folder.
; tests: no
; found: use std::fs;\nasync fn f(Path(name): Path<String>) -> String { let path = PathBuf::from("data").join(&name);\n fs::read_to_string(path).unwrap() }
; found: use actix_files::NamedFile;\nasync fn f(req: HttpRequest) { let name = req.match_info().query("name");\n NamedFile::open(format!("data/{}", name)); }
; found: async fn f(Path(name): Path<String>) { std::fs::read(format!("/srv/files/{name}.txt")); }
; clean: use std::fs;\nasync fn f(Path(id): Path<String>) -> String { let id: u32 = id.parse().unwrap();\n fs::read_to_string(format!("data/{}", id)).unwrap() }
; clean: use std::fs;\nasync fn f(Path(name): Path<String>) -> String { fs::read_to_string("data/list.json").unwrap() }
; clean: async fn f(Path(id): Path<u64>) { std::fs::read(format!("/srv/files/{id}.txt")); }

; rule: rust-fetch-flow
; severity: error
; confidence: medium
; cwe: 918
; needs: reqwest ureq surf isahc Client
; sources: $request
; sinks: reqwest.get(0) reqwest.blocking.get(0) ureq.get(0) surf.get(0) isahc.get(0) client.get(0) client.post(0) client.put(0) http_client.get(0) http_client.post(0) self.client.get(0) self.client.post(0)
; message: the server fetches an address that comes from {source}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: async fn f(Query(params): Query<Params>) { let url = params.url.clone();\n reqwest::get(&url).await; }
; found: async fn f(body: web::Json<Body>, client: reqwest::Client) { client.get(&body.url).send().await; }
; clean: async fn f(Query(params): Query<Params>) { reqwest::get("https://api.invalid/items").await; }
; clean: async fn f(Path(id): Path<String>) { let id: u32 = id.parse().unwrap();\n reqwest::get(format!("https://api.invalid/{}", id)).await; }

; rule: rust-redirect-flow
; severity: warning
; confidence: high
; cwe: 601
; needs: Redirect insert_header append_header
; sources: $request
; sinks: Redirect.to(0) Redirect.temporary(0) Redirect.permanent(0) web.Redirect.to(0) axum.response.Redirect.to(0)
; message: the redirect goes wherever {source} says
; help: Accept only paths of this site, or names from a list.
; tests: no
; found: async fn f(Query(params): Query<Params>) -> Redirect { let next = params.next;\n Redirect::to(&next) }
; found: async fn f(req: HttpRequest) -> Redirect { Redirect::temporary(req.query_string()) }
; clean: async fn f(Query(params): Query<Params>) -> Redirect { Redirect::to("/login") }
; clean: async fn f(Path(id): Path<String>) -> Redirect { let id: u32 = id.parse().unwrap();\n Redirect::to(&format!("/items/{}", id)) }

; rule: rust-html-flow
; severity: error
; confidence: high
; cwe: 79
; needs: Html RawHtml PreEscaped
; sources: $request
; sinks: Html(0) RawHtml(0) PreEscaped(0) axum.response.Html(0) content.RawHtml(0)
; cleaners: encode_safe encode_text escape escape_html html_escape clean
; covers: rust-html-built
; message: {source} becomes HTML as it is
; help: Answer with a template that escapes, or escape the values with html_escape::encode_safe.
; tests: no
; found: async fn f(Query(params): Query<Params>) -> Html<String> { let page = format!("<h1>{}</h1>", params.q);\n Html(page) }
; found: async fn f(Path(name): Path<String>) -> Html<String> { Html(name) }
; clean: async fn f(Query(params): Query<Params>) -> Html<String> { let q = encode_safe(&params.q);\n Html(format!("<h1>{}</h1>", q)) }
; clean: async fn f(Query(params): Query<Params>) -> Html<&'static str> { Html("<h1>done</h1>") }

; rule: rust-unchecked-flow
; severity: error
; confidence: high
; cwe: 787
; needs: get_unchecked get_unchecked_mut from_utf8_unchecked
; sources: $request
; values: numbers
; sinks: *.get_unchecked(0) *.get_unchecked_mut(0) str.from_utf8_unchecked(0) std.str.from_utf8_unchecked(0) String.from_utf8_unchecked(0)
; message: {source} gets unchecked into {sink}
; help: Use get and from_utf8, which check what they are given.
; tests: no
; found: async fn f(body: web::Bytes) -> String { let data = body.to_vec();\n unsafe { String::from_utf8_unchecked(data) } }
; found: async fn f(web::Path(at): web::Path<usize>, all: Vec<u8>) { let index = at;\n unsafe { all.get_unchecked(index) }; }
; clean: async fn f(body: web::Bytes) -> String { String::from_utf8(body.to_vec()).unwrap() }
; clean: async fn f(body: web::Bytes, all: Vec<u8>) { unsafe { all.get_unchecked(0) }; }

; rule: rust-regex-flow
; severity: warning
; confidence: medium
; cwe: 1333
; needs: Regex fancy_regex
; sources: $request
; sinks: fancy_regex.Regex.new(0) Regex.new(0) RegexBuilder.new(0)
; cleaners: escape
; message: the pattern comes from {source} and can take much time or memory
; help: Use regex::escape, or match plain text.
; tests: no
; found: async fn f(Query(params): Query<Params>) { let pattern = params.q;\n Regex::new(&pattern); }
; found: async fn f(req: HttpRequest) { fancy_regex::Regex::new(req.query_string()); }
; clean: async fn f(Query(params): Query<Params>) { Regex::new(&regex::escape(&params.q)); }
; clean: async fn f() { Regex::new("a+"); }
