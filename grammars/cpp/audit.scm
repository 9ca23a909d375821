;; Rules for what C++ has and C has not; the word lists stand in c/audit.scm.

; rule: cpp-dangling-text
; severity: error
; confidence: high
; cwe: 416
; needs: c_str data
; at: \b(?:c_str|data)\s*\(\s*\)
; message: {name} points into a text that is gone at the end of this line
; help: Keep the text in a std::string variable, and take c_str of that.
; found: void f(std::string a) { const char *p = (a + "x").c_str(); use(p); }
; found: void f(int n) { const char *p = std::to_string(n).c_str(); use(p); }
; found: void f(std::ostringstream &out) { const char *p = out.str().c_str(); use(p); }
; clean: void f(std::string a) { const char *p = a.c_str(); use(p); }
; clean: void f(std::string a) { use((a + "x").c_str()); }
; clean: void f(std::string a) { std::string p = (a + "x").c_str(); use(p); }
((init_declarator
  declarator: (pointer_declarator declarator: (identifier) @name)
  value: (call_expression function: (field_expression
    argument: [
      (parenthesized_expression (binary_expression operator: "+"))
      (call_expression function: (qualified_identifier) @made)
      (call_expression function: (field_expression field: (field_identifier) @made))
    ]
    field: (field_identifier) @method))) @finding
  (#any-of? @method "c_str" "data")
  (#match? @finding "\\)\\s*\\.\\s*(c_str|data)") (#match? @finding "(?s)=\\s*\\(|std::(string|to_string)\\(|\\.str\\(\\)|\\.substr\\(|toStdString\\(\\)|toUtf8\\(\\)|toLatin1\\(\\)"))

; rule: cpp-text-of-local
; severity: error
; confidence: high
; cwe: 416
; needs: c_str data
; at: \breturn\s+\w+\s*\.\s*(?:c_str|data)\b
; message: {name} is gone when the caller reads what is returned
; help: Return the std::string itself.
; found: const char *f() { std::string s = make(); return s.c_str(); }
; found: char *f(int n) { std::string s; s += "x"; return s.data(); }
; clean: std::string f() { std::string s = make(); return s.c_str(); }
; clean: const char *f(const std::string &s) { return s.c_str(); }
; clean: const char *f() { static std::string s = make(); return s.c_str(); }
((function_definition
  declarator: (pointer_declarator)
  body: (compound_statement
    (declaration
      type: (qualified_identifier name: (type_identifier) @_type)
      declarator: [(identifier) @name (init_declarator declarator: (identifier) @name)]) @_declared
    (return_statement (call_expression function: (field_expression
      argument: (identifier) @_same field: (field_identifier) @_method))) @finding))
  (#any-of? @_type "string" "wstring") (#eq? @name @_same) (#any-of? @_method "c_str" "data")
  (#not-match? @_declared "^(const )?(static|thread_local)"))

; rule: cpp-view-of-temporary
; severity: error
; confidence: high
; cwe: 416
; needs: string_view
; message: {name} looks at a text that is gone at the end of this line
; help: Keep the joined text in a std::string.
; found: void f(std::string a) { std::string_view v = a + "x"; use(v); }
; found: void f(int n) { std::string_view v = std::to_string(n); use(v); }
; clean: void f(std::string a) { std::string_view v = a; use(v); }
; clean: void f(std::string a) { std::string v = a + "x"; use(v); }
((declaration
  type: (qualified_identifier name: (type_identifier) @_type)
  declarator: (init_declarator declarator: (identifier) @name value: [
    (binary_expression operator: "+")
    (call_expression function: (qualified_identifier name: (identifier) @_made))
  ] @value)) @finding
  (#eq? @_type "string_view") (#match? @value "\\+|^std::(to_string|string)\\(") (#not-match? @value "^\\w+ *\\+ *\\d+$"))

; rule: cpp-delete-form
; severity: error
; confidence: high
; cwe: 762
; needs: delete
; message: what new[] made must be freed with delete[]
; help: Write delete[] {pointer}, or use std::vector.
; rewrite: delete[] {same}
; rewrite-safe: no
; found: void f(int n) { int *p = new int[n]; use(p); delete p; }
; found: void f() { char *text = new char[80]; delete text; }
; clean: void f(int n) { int *p = new int[n]; use(p); delete[] p; }
; clean: void f(int n) { int *p = new int(n); use(p); delete p; }
((compound_statement
  (declaration declarator: (init_declarator
    declarator: (pointer_declarator declarator: (identifier) @pointer)
    value: (new_expression declarator: (new_declarator))))
  (expression_statement (delete_expression (identifier) @same) @finding @rewrite))
  (#eq? @pointer @same) (#match? @finding "^delete\\s+\\w+$"))

; rule: cpp-lock-at-once-gone
; severity: error
; confidence: high
; cwe: 667
; needs: lock_guard unique_lock scoped_lock shared_lock
; message: the lock is given up at the end of this statement, for it has no name
; help: Give it a name: std::lock_guard<std::mutex> lock(mutex).
; found: void f() { std::lock_guard<std::mutex>(mutex); work(); }
; found: void f() { std::unique_lock<std::mutex>{mutex}; work(); }
; clean: void f() { std::lock_guard<std::mutex> lock(mutex); work(); }
; clean: void f() { auto lock = std::unique_lock<std::mutex>(mutex); work(); }
((expression_statement [
    (call_expression function: (qualified_identifier name: (template_function name: (identifier) @_lock)))
    (call_expression function: (template_function name: (identifier) @_lock))
    (compound_literal_expression type: (qualified_identifier name: (template_type name: (type_identifier) @_lock)))
  ]) @finding
  (#any-of? @_lock "lock_guard" "unique_lock" "scoped_lock" "shared_lock"))

; rule: cpp-remove-keeps
; severity: error
; confidence: high
; cwe: 1164
; needs: remove remove_if unique
; at: \bstd::(?:remove|remove_if|unique)\s*\(
; message: std::{callee} only moves elements; the collection stays as long as it was
; help: Erase from what it returns to the end: v.erase(std::remove(...), v.end()).
; found: void f(std::vector<int> &v) { std::remove(v.begin(), v.end(), 3); }
; found: void f(std::vector<int> &v) { std::unique(v.begin(), v.end()); }
; clean: void f(std::vector<int> &v) { v.erase(std::remove(v.begin(), v.end(), 3), v.end()); }
; clean: void f(const char *path) { std::remove(path); }
; clean: void f(std::vector<int> &v) { auto end = std::unique(v.begin(), v.end()); use(end); }
((expression_statement (call_expression
  function: (qualified_identifier scope: (namespace_identifier) @_std name: (identifier) @callee)
  arguments: (argument_list . (_) . (_)))) @finding
  (#eq? @_std "std") (#any-of? @callee "remove" "remove_if" "unique"))

; rule: cpp-erase-in-loop
; severity: error
; confidence: medium
; cwe: 416
; needs: erase
; message: erase makes {iterator} useless, and the loop goes on with it
; help: Write {iterator} = {collection}.erase({iterator}), and step forward only where nothing was erased.
; found: void f(std::map<int, int> &m) { for (auto it = m.begin(); it != m.end(); ++it) { if (it->second == 0) m.erase(it); } }
; found: void f(std::list<int> &l) { for (auto it = l.begin(); it != l.end(); it++) { l.erase(it); } }
; clean: void f(std::map<int, int> &m) { for (auto it = m.begin(); it != m.end();) { it = m.erase(it); } }
; clean: void f(std::map<int, int> &m) { for (auto it = m.begin(); it != m.end(); ++it) { if (it->second == 0) { m.erase(it); break; } } }
; clean: void f(std::map<int, int> &m) { for (auto it = m.begin(); it != m.end(); ++it) { m.erase(it++); } }
((for_statement
  initializer: (declaration declarator: (init_declarator
    value: (call_expression function: (field_expression field: (field_identifier) @_begin))))
  update: (update_expression argument: (identifier) @_step)
  body: (compound_statement [
    (expression_statement (call_expression
      function: (field_expression argument: (_) @collection field: (field_identifier) @_erase)
      arguments: (argument_list . (identifier) @iterator .)) @finding)
    (if_statement consequence: (expression_statement (call_expression
      function: (field_expression argument: (_) @collection field: (field_identifier) @_erase)
      arguments: (argument_list . (identifier) @iterator .)) @finding))
    (if_statement consequence: (compound_statement (expression_statement (call_expression
      function: (field_expression argument: (_) @collection field: (field_identifier) @_erase)
      arguments: (argument_list . (identifier) @iterator .)) @finding) .))
  ] .))
  (#match? @_begin "^c?r?(begin|find)$") (#eq? @_erase "erase") (#eq? @_step @iterator))

; rule: cpp-read-into-array
; severity: error
; confidence: medium
; cwe: 120
; needs: cin
; message: {stream} writes past the end of {buffer} when a word is longer
; help: Read into a std::string, or set the width first with std::setw.
; found: void f() { char name[20]; std::cin >> name; }
; found: using namespace std;\nvoid f() { char a[20]; cin >> a; }
; clean: void f() { std::string name; std::cin >> name; }
; clean: void f() { char name[20]; std::cin.getline(name, sizeof name); }
; clean: void f() { char name[20]; std::cin >> std::setw(20) >> name; }
((binary_expression left: [(identifier) (qualified_identifier)] @stream operator: ">>" right: (identifier) @buffer) @finding
  (#any-of? @stream "cin" "std::cin" "std::wcin") (#says? @buffer "^\\w+ *\\[[^\\]]+\\]$") (#says? @buffer @buffer))

; rule: cpp-tls-unverified
; severity: error
; confidence: high
; cwe: 295
; needs: verify_none VerifyNone ignoreSslErrors enable_server_certificate_verification VerifySsl
; message: the other side's certificate is not checked, so anyone on the way can read and change the data
; help: Check it (verify_peer), and add your own authority where it is needed.
; tests: no
; found: void f(ssl::context &c) { c.set_verify_mode(ssl::verify_none); }
; found: void f(QSslConfiguration &c) { c.setPeerVerifyMode(QSslSocket::VerifyNone); }
; found: void f(httplib::SSLClient &c) { c.enable_server_certificate_verification(false); }
; clean: void f(ssl::context &c) { c.set_verify_mode(ssl::verify_peer); }
; clean: void f(httplib::SSLClient &c) { c.enable_server_certificate_verification(true); }
((call_expression
  function: (field_expression field: (field_identifier) @method)
  arguments: (argument_list . [(qualified_identifier) (identifier) (false)] @value .)) @finding
  (#match? @method "^(set_verify_mode|setPeerVerifyMode|enable_server_certificate_verification)$")
  (#match? @value "(^|::)(verify_none|VerifyNone|false)$"))
((call_expression
  function: [(identifier) @method (qualified_identifier name: (identifier) @method)]
  arguments: (argument_list . (false) .)) @finding
  (#eq? @method "VerifySsl"))
((call_expression
  function: (field_expression field: (field_identifier) @method) arguments: (argument_list . ")")) @finding
  (#eq? @method "ignoreSslErrors"))

; rule: cpp-sql-built
; severity: error
; confidence: high
; cwe: 89
; needs: exec execute query prepare executeQuery executeUpdate exec0 exec1 execAsync
; needs: SELECT select INSERT insert UPDATE update DELETE delete DROP drop ALTER alter Select Insert
; at: \b(?:exec\w*|query|prepare)\s*\(
; message: the SQL of {method} is put together from text
; help: Bind the values: bindValue, exec_params, or placeholders in the prepared statement.
; tests: no
; found: void f(QSqlQuery &q, QString name) { q.exec("SELECT * FROM users WHERE name = '" + name + "'"); }
; found: void f(pqxx::work &t, std::string id) { auto sql = "DELETE FROM users WHERE id = " + id; t.exec(sql); }
; clean: void f(QSqlQuery &q, QString name) { q.prepare("SELECT * FROM users WHERE name = ?"); q.addBindValue(name); }
; clean: void f(pqxx::work &t, int id) { t.exec("DELETE FROM users WHERE id = " + std::to_string(id)); }
; clean: void f(runner &r, std::string name) { r.exec("step " + name); }
((call_expression
  function: (field_expression field: (field_identifier) @method)
  arguments: (argument_list . (_) @query)) @finding
  (#match? @method "^(exec\\w*|query|prepare)$")
  (#says? @query "(?i)^L?\"\\s*(select\\s.*\\sfrom|insert\\s+into|replace\\s+into|update\\s.*\\sset|delete\\s+from|drop\\s+\\w+|alter\\s+\\w+)\\b")
  (#built? @query "$sql-names"))

; rule: cpp-throw-pointer
; severity: warning
; confidence: medium
; cwe: 401
; needs: throw
; at: \bthrow\s+new\b
; message: a handler for {type} does not catch a pointer to it, and nobody frees it
; help: Throw the object itself: throw {type}(...).
; found: void f() { throw new std::runtime_error("x"); }
; found: void f(int a) { if (a < 0) throw new Error(a); }
; clean: void f() { throw std::runtime_error("x"); }
; clean: void f() { try { g(); } catch (...) { throw; } }
((throw_statement (new_expression type: (_) @type)) @finding)
