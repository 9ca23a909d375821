;; Podium's own rules for C, which C++ takes over; lsp_server/tools/audit/rules.py explains the form, predicates.py the
;; predicates. A local array is bound to its declarator, a local object to its declaration (audit_bindings.scm), and
;; both count as texts here: so `says?` can ask how a name was declared. For that `built?` is no use; that a text is
;; put together is `says?` of a string beside `dynamic?`.

; words: literal = type_identifier struct_specifier union_specifier primitive_type string_content escape_sequence number_literal char_literal character true false null nullptr sizeof_expression type_descriptor system_lib_string comment raw_string_content raw_string_delimiter
; words: text = string_literal concatenated_string raw_string_literal array_declarator declaration pointer_declarator
; words: composed = parenthesized_expression conditional_expression binary_expression unary_expression cast_expression pointer_expression subscript_expression subscript_argument_list comma_expression initializer_list initializer_pair argument_list
; words: functions = lambda_expression
; words: name = identifier
; words: member = field_expression qualified_identifier
; words: call = call_expression new_expression
; words: join = binary_expression
; words: arguments = argument_list
; words: assignment = assignment_expression
; words: subscript = subscript_expression
; words: conditional = conditional_expression
; words: constructors = new_expression compound_literal_expression
; words: blocks = compound_statement translation_unit case_statement if_statement else_clause
; words: loops = for_statement while_statement do_statement for_range_loop
; words: text-methods = sprintf snprintf vsprintf vsnprintf asprintf strcpy strncpy strlcpy stpcpy strcat strncat strlcat strdup strndup xstrdup g_strdup g_strdup_printf g_strconcat memcpy memmove _ gettext ngettext dgettext N_ Q_ gettext_noop tr L TEXT _T c_str str data append substr string format StrCat StrFormat to_string std.string string_view
; words: carriers = sprintf snprintf vsprintf vsnprintf asprintf strcpy strncpy strlcpy stpcpy strcat strncat strlcat strdup strndup xstrdup g_strdup g_strdup_printf g_strconcat memcpy memmove strtok strtok_r strchr strrchr strstr basename dirname realpath c_str str data append substr string format StrCat StrFormat find_last_of move
; words: formatters = sprintf snprintf vsprintf vsnprintf asprintf strcat strncat strlcat g_strdup_printf g_strconcat append format StrCat StrFormat
; words: pure = NULL PRId8 PRId16 PRId32 PRId64 PRIi8 PRIi16 PRIi32 PRIi64 PRIu8 PRIu16 PRIu32 PRIu64 PRIx8 PRIx16 PRIx32 PRIx64 PRIX32 PRIX64 PRIo64 PRIdMAX PRIuMAX PRIdPTR PRIuPTR PRIxPTR SCNd64 SCNu64 SCNx64 getpid getppid getuid geteuid time strlen atoi atol strtol strtoul sizeof to_string std.to_string __FILE__ __func__ __FUNCTION__ __LINE__
; words: cleaners = atoi atol atoll strtol strtoll strtoul strtoull strtod strlen sizeof isdigit isalnum g_shell_quote shell_quote shell_escape shellescape escape_shell escapeshellarg stoi stol stoul stoull hash strcmp strncmp strcasecmp memcmp
; words: input = argv getenv secure_getenv fgets gets getline getdelim read recv recvfrom fread scanf fscanf optarg std.cin cin std.getenv std.getline
; words: remote = recv recvfrom recvmsg SSL_read BIO_read
; words: sql-names = table tableName table_name tbl columns column field schema limit offset where order

; rule: c-gets
; severity: error
; confidence: high
; cwe: 242
; needs: gets _getts
; message: {callee} writes past the end of {buffer} when a line is longer
; help: Use fgets with the size of the buffer.
; found: void f(void) { char line[80]; gets(line); }
; found: void f(char *p) { if (gets(p) == NULL) return; }
; clean: void f(void) { char line[80]; fgets(line, sizeof line, stdin); }
; clean: void f(struct reader *r, char *p) { r->gets(p); }
; clean: static int gets(char *p) { return 0; }\nvoid f(char *p) { gets(p); }
((call_expression function: (identifier) @callee arguments: (argument_list . (_) @buffer .)) @finding
  (#resolves? @callee "gets" "_getts" "_getws"))

; rule: c-scanf-string
; severity: error
; confidence: high
; cwe: 120
; needs: scanf fscanf vscanf
; at: \bv?f?scanf\s*\(
; message: {format} reads words of any length into a buffer of fixed size
; help: Write the width, one less than the size of the buffer: "%79s".
; found: void f(void) { char name[80]; scanf("%s", name); }
; found: void f(FILE *in, char *a) { int n; fscanf(in, "%d %[a-z]", &n, a); }
; clean: void f(void) { char name[80]; scanf("%79s", name); }
; clean: void f(void) { char *name; scanf("%ms", &name); }
; clean: void f(int *n) { scanf("%d", n); }
; clean: void f(void) { scanf("%*s"); }
((call_expression function: (identifier) @callee
    arguments: (argument_list . (_) . [(string_literal) (concatenated_string)] @format)) @finding
  (#resolves? @callee "fscanf") (#match? @format "(^|[^%])(%%)*%(h|hh|l|ll)?(s|S|\\[)"))
((call_expression function: (identifier) @callee
    arguments: (argument_list . [(string_literal) (concatenated_string)] @format)) @finding
  (#resolves? @callee "scanf") (#match? @format "(^|[^%])(%%)*%(h|hh|l|ll)?(s|S|\\[)"))

; rule: c-copy-of-input
; severity: error
; confidence: high
; cwe: 120
; needs: strcpy strcat stpcpy wcscpy
; needs: argv getenv optarg
; at: \b(?:str|stp|wcs)(?:cpy|cat)\s*\(
; message: {source} can be longer than {target}, and {callee} copies all of it
; help: Compare strlen with the size first, or use snprintf with the size of the buffer.
; tests: no
; found: int main(int argc, char **argv) { char name[64]; strcpy(name, argv[1]); return 0; }
; found: void f(void) { char home[256]; strcpy(home, getenv("HOME")); }
; found: void f(void) { char path[PATH_MAX]; strcat(path, optarg); }
; clean: int main(int argc, char **argv) { char *name = malloc(strlen(argv[1]) + 1); strcpy(name, argv[1]); return 0; }
; clean: int main(int argc, char **argv) { char name[64]; snprintf(name, sizeof name, "%s", argv[1]); return 0; }
; clean: void f(void) { char name[64]; strcpy(name, "x"); }
((call_expression function: (identifier) @callee
    arguments: (argument_list . (identifier) @target . [(subscript_expression) (call_expression) (identifier)] @source .)) @finding
  (#resolves? @callee "strcpy" "strcat" "stpcpy" "wcscpy")
  (#match? @source "^(argv *\\[|(std::)?(secure_)?getenv *\\(|optarg$)")
  (#says? @target "^\\w+ *\\[[^\\]]+\\]$"))

; rule: c-copy-into-array
; severity: warning
; confidence: low
; cwe: 120
; needs: strcpy strcat sprintf
; at: \b(?:strcpy|strcat)\s*\(
; message: {callee} copies all of {source} into {target}, whatever its size
; help: Use snprintf or strlcpy with the size of {target}.
; tests: no
; found: void f(const char *name) { char copy[64]; strcpy(copy, name); }
; found: void f(struct user *u) { char line[64] = "user "; strcat(line, u->name); }
; clean: void f(void) { char copy[64]; strcpy(copy, "x"); }
; clean: void f(const char *name) { char *copy = malloc(strlen(name) + 1); strcpy(copy, name); }
((call_expression function: (identifier) @callee arguments: (argument_list . (identifier) @target . (_) @source .)) @finding
  (#resolves? @callee "strcpy" "strcat")
  (#says? @target "^\\w+ *\\[[^\\]]+\\]$") (#dynamic? @source) (#not-match? @source "^[A-Z0-9_]+$"))

; rule: c-format
; severity: error
; confidence: high
; cwe: 134
; needs: printf fprintf sprintf snprintf dprintf syslog vprintf warn warnx err errx
; at: \b(?:[fsd]|sn)?printf\s*\(|\b(?:syslog|warnx?|errx?)\s*\(
; message: {format} is taken for a format: a percent sign in it reads or writes memory
; help: Write "%s" in front of it.
; found: void f(const char *text) { printf(text); }
; found: int main(int argc, char **argv) { fprintf(stderr, argv[1]); return 0; }
; found: void f(struct message *m) { syslog(LOG_ERR, m->text); }
; found: void f(char *text) { char b[80]; snprintf(b, sizeof b, text); }
; clean: void f(const char *text) { printf("%s", text); }
; clean: static const char usage[] = "usage: x\\n";\nvoid f(void) { printf(usage); }
; clean: void f(int n) { printf(n == 1 ? "one\\n" : "many\\n"); }
; clean: void f(void) { printf(_("done\\n")); }
; clean: void f(const char *format, int n) { printf(format, n); }
; clean: void f(void) { const char *text = "done"; printf(text); }
; clean: void f(struct printer *p, char *text) { p->printf(text); }
((call_expression function: (_) @callee
    arguments: (argument_list . [(identifier) (field_expression) (subscript_expression) (pointer_expression) (call_expression)] @format .)) @finding
  (#resolves? @callee "printf" "std::printf" "std.printf") (#not-match? @format "^[A-Z0-9_]+(\\(|$)") (#not-match? @format "(?i)usage|help|^__va_|^va_") (#dynamic? @format))
((call_expression function: (_) @callee
    arguments: (argument_list . (_) . [(identifier) (field_expression) (subscript_expression) (pointer_expression) (call_expression)] @format .)) @finding
  (#resolves? @callee "fprintf" "sprintf" "dprintf" "syslog" "std::fprintf" "std::sprintf" "std.fprintf" "std.sprintf")
  (#not-match? @format "^[A-Z0-9_]+(\\(|$)") (#not-match? @format "(?i)usage|help|^__va_|^va_") (#dynamic? @format))
((call_expression function: (_) @callee
    arguments: (argument_list . (_) . (_) . [(identifier) (field_expression) (subscript_expression) (pointer_expression) (call_expression)] @format .)) @finding
  (#resolves? @callee "snprintf" "std::snprintf" "std.snprintf")
  (#not-match? @format "^[A-Z0-9_]+(\\(|$)") (#not-match? @format "(?i)usage|help|^__va_|^va_") (#dynamic? @format))

; rule: c-command-built
; severity: error
; confidence: high
; cwe: 78
; needs: system popen _popen _wsystem
; message: {callee} gives the text {command} to a shell
; help: Start the program with execv or posix_spawn and a list of arguments; they need no shell.
; tests: no
; found: void f(const char *name) { char command[256]; snprintf(command, sizeof command, "rm %s", name); system(command); }
; found: void f(const char *name) { char c[256] = "ls "; strcat(c, name); FILE *p = popen(c, "r"); }
; found: int main(int argc, char **argv) { system(argv[1]); return 0; }
; found: void f(void) { system(getenv("PAGER")); }
; clean: void f(void) { system("ls -l"); }
; clean: void f(int n) { char c[64]; snprintf(c, sizeof c, "kill %d", n); system(c); }
; clean: void f(void) { const char *command = "clear"; system(command); }
; clean: static void system(const char *x) { }\nvoid f(const char *name) { system(name); }
((call_expression function: (_) @callee arguments: (argument_list . (_) @command)) @finding
  (#resolves? @callee "system" "popen" "_popen" "std::system" "std.system") (#says? @command "^L?\"") (#dynamic? @command))
((call_expression function: (_) @callee
    arguments: (argument_list . [(subscript_expression) (call_expression)] @command)) @finding
  (#resolves? @callee "system" "popen" "_popen" "std::system" "std.system")
  (#match? @command "^(argv *\\[|(std::)?(secure_)?getenv *\\()"))

; rule: c-shell-exec
; severity: error
; confidence: high
; cwe: 78
; needs: execl execlp execle
; message: a shell runs the text {command}
; help: Name the program itself and give each argument by itself; then no shell reads them.
; tests: no
; found: void f(const char *command) { execl("/bin/sh", "sh", "-c", command, (char *)NULL); }
; found: void f(struct job *j) { execlp("bash", "bash", "-c", j->text, NULL); }
; clean: void f(void) { execl("/bin/sh", "sh", "-c", "ls | wc", (char *)NULL); }
; clean: void f(const char *name) { execl("/bin/ls", "ls", "-c", name, (char *)NULL); }
((call_expression function: (identifier) @callee
  arguments: (argument_list . (string_literal) @shell . (_) . (string_literal) @flag . (_) @command)) @finding
  (#any-of? @callee "execl" "execlp" "execle") (#match? @shell "^\"(/usr)?(/bin/)?(ba|z|da|k)?sh\"$")
  (#match? @flag "^\"-[a-z]*c\"$") (#dynamic? @command) (#not-match? @command "^[A-Z0-9_]+$"))

; rule: c-xml-entities
; severity: warning
; confidence: medium
; cwe: 611
; needs: XML_PARSE_NOENT XML_PARSE_DTDLOAD
; at: \bXML_PARSE_(?:NOENT|DTDLOAD)\b
; message: the parser follows entities, which can read files and fetch addresses
; help: Leave out XML_PARSE_NOENT and XML_PARSE_DTDLOAD, or add XML_PARSE_NO_XXE.
; tests: no
; found: void f(const char *n) { xmlDocPtr d = xmlReadFile(n, NULL, XML_PARSE_NOENT); }
; found: void f(const char *b, int n) { xmlReadMemory(b, n, "x", NULL, XML_PARSE_DTDLOAD | XML_PARSE_NONET); }
; clean: void f(const char *n) { xmlDocPtr d = xmlReadFile(n, NULL, XML_PARSE_NONET); }
; clean: void f(const char *n) { xmlDocPtr d = xmlReadFile(n, NULL, XML_PARSE_NOENT | XML_PARSE_NO_XXE); }
((call_expression function: (identifier) @callee arguments: (argument_list [(identifier) (binary_expression)] @options .)) @finding
  (#match? @callee "^xml(Ctxt)?Read(File|Memory|Doc|Fd|IO)$") (#match? @options "XML_PARSE_(NOENT|DTDLOAD)") (#not-match? @options "NO_XXE"))

; rule: c-temp-name
; severity: warning
; confidence: high
; cwe: 377
; needs: tmpnam tempnam mktemp tmpnam_r _mktemp
; message: between {callee} and the opening of the file others can put a link there
; help: Use mkstemp or tmpfile, which create the file at once.
; found: void f(void) { char name[L_tmpnam]; tmpnam(name); }
; found: char *f(char *t) { return mktemp(t); }
; clean: int f(char *t) { return mkstemp(t); }
; clean: static char *mktemp(char *t) { return t; }\nchar *f(char *t) { return mktemp(t); }
((call_expression function: (_) @callee) @finding
  (#resolves? @callee "tmpnam" "tempnam" "mktemp" "tmpnam_r" "_mktemp" "std::tmpnam" "std.tmpnam"))

; rule: c-unchecked-setuid
; severity: error
; confidence: high
; cwe: 252
; needs: setuid setgid seteuid setegid setreuid setregid setresuid setresgid setgroups initgroups
; message: when {callee} fails, what follows runs with more rights than it should have
; help: Check the result and stop the program when it is not 0.
; found: void f(void) { setuid(getuid()); }
; found: void f(struct passwd *pw) { setgid(pw->pw_gid); if (setuid(pw->pw_uid) != 0) abort(); }
; found: void f(uid_t u) { (void)setuid(u); }
; clean: void f(uid_t u) { if (setuid(u) != 0) abort(); }
; clean: int f(uid_t u) { return setuid(u); }
; clean: void f(uid_t u) { int r = setuid(u); check(r); }
((expression_statement (call_expression function: (identifier) @callee)) @finding
  (#resolves? @callee "setuid" "setgid" "seteuid" "setegid" "setreuid" "setregid" "setresuid" "setresgid" "setgroups" "initgroups"))
((expression_statement (cast_expression value: (call_expression function: (identifier) @callee))) @finding
  (#resolves? @callee "setuid" "setgid" "setreuid" "setregid" "setresuid" "setresgid" "setgroups" "initgroups"))

; rule: c-world-writable
; severity: warning
; confidence: high
; cwe: 732
; needs: chmod fchmod fchmodat
; message: everyone may write to the file after {callee} with {mode}
; help: Leave out the last digit's 2: 0644 or 0755, or less.
; found: void f(void) { chmod("/run/x.sock", 0777); }
; found: void f(int fd) { fchmod(fd, 0666); }
; clean: void f(void) { chmod("/run/x", 0755); }
; clean: void f(void) { chmod("/tmp/all", 01777); }
; clean: void f(int mode) { chmod("x", mode); }
((call_expression function: (identifier) @callee arguments: (argument_list (number_literal) @mode .)) @finding
  (#resolves? @callee "chmod" "fchmod") (#match? @mode "^0[0-7]{2}[2367]$"))
((call_expression function: (identifier) @callee arguments: (argument_list . (_) . (_) . (number_literal) @mode)) @finding
  (#resolves? @callee "fchmodat") (#match? @mode "^0[0-7]{2}[2367]$"))

; rule: c-umask-open
; severity: warning
; confidence: medium
; cwe: 732
; needs: umask
; message: files made from here on may be written by everyone
; help: Use umask(077), and set the mode of the one file that others must write.
; tests: no
; found: void f(void) { umask(0); }
; found: void f(void) { (void)umask(0000); }
; clean: void f(void) { umask(077); }
; clean: void f(void) { mode_t old = umask(0); umask(old); }
; rewrite: 077
; rewrite-safe: no
((expression_statement (call_expression
  function: (identifier) @callee arguments: (argument_list . (number_literal) @rewrite .))) @finding
  (#resolves? @callee "umask") (#match? @rewrite "^0+$"))
((expression_statement (cast_expression value: (call_expression
  function: (identifier) @callee arguments: (argument_list . (number_literal) @rewrite .)))) @finding
  (#resolves? @callee "umask") (#match? @rewrite "^0+$"))

; rule: c-check-then-use
; severity: warning
; confidence: medium
; cwe: 367
; needs: access
; message: {path} may be another file by the time that {use} gets to it
; help: Open the file and look at the error, or check the open file with fstat.
; tests: no
; found: void f(const char *p) { if (access(p, W_OK) == 0) { FILE *out = fopen(p, "w"); } }
; found: void f(const char *p) { if (!access(p, F_OK)) unlink(p); }
; found: void f(const char *p) { int fd; if (access(p, R_OK) == 0) fd = open(p, O_RDONLY); }
; clean: void f(const char *p, const char *q) { if (access(p, R_OK) == 0) { FILE *in = fopen(q, "r"); } }
; clean: void f(const char *p) { if (access(p, X_OK) == 0) run(p); }
((if_statement
  condition: (_ (_ (call_expression function: (identifier) @callee arguments: (argument_list . (identifier) @path))))
  consequence: [
    (_ (call_expression function: (identifier) @use arguments: (argument_list . (identifier) @same)))
    (compound_statement (_ (call_expression function: (identifier) @use arguments: (argument_list . (identifier) @same))))
    (compound_statement (_ (_ (call_expression function: (identifier) @use arguments: (argument_list . (identifier) @same)))))
    (_ (_ (call_expression function: (identifier) @use arguments: (argument_list . (identifier) @same))))
  ]) @finding
  (#resolves? @callee "access") (#any-of? @use "fopen" "open" "unlink" "remove" "rename" "chmod" "chown" "freopen") (#eq? @path @same))

; rule: c-return-of-local
; severity: error
; confidence: high
; cwe: 562
; needs: return
; at: \breturn\s+&?\w+\s*;
; message: {name} is gone when the caller reads what is returned
; help: Let the caller give the buffer, allocate it, or make it static.
; found: char *f(void) { char line[80]; fill(line); return line; }
; found: struct point *f(void) { struct point p; p.x = 1; return &p; }
; clean: char *f(void) { static char line[80]; fill(line); return line; }
; clean: struct point f(void) { struct point p; p.x = 1; return p; }
; clean: char *f(char line[80]) { return line; }
; clean: static char line[80];\nchar *f(void) { fill(line); return line; }
; clean: struct point *f(void) { static struct point p; return &p; }
; clean: char *f(void) { char *p = malloc(10); return p; }
((function_definition declarator: (pointer_declarator) body: (compound_statement [
    (return_statement (identifier) @name) @finding
    (_ (return_statement (identifier) @name) @finding)
    (_ (compound_statement (return_statement (identifier) @name) @finding))
    (_ (compound_statement (_ (return_statement (identifier) @name) @finding)))
  ]))
  (#says? @name "^\\w+ *\\[[^\\]]*\\]$") (#says? @name @name) (#not-says? @name "^[^\\[]*$"))
((function_definition declarator: (pointer_declarator) body: (compound_statement [
    (return_statement (pointer_expression operator: "&" argument: (identifier) @name)) @finding
    (_ (return_statement (pointer_expression operator: "&" argument: (identifier) @name)) @finding)
    (_ (compound_statement (return_statement (pointer_expression operator: "&" argument: (identifier) @name)) @finding))
  ]))
  (#says? @name "^(?!static|extern)[\\w:<> ]+ \\w+;$") (#says? @name @name) (#not-match? @name "_$|^m_"))

; rule: c-double-free
; severity: error
; confidence: high
; cwe: 415
; needs: free kfree g_free
; message: {pointer} is freed twice
; help: Free it once, and set it to NULL where it lives on.
; found: void f(char *p) { free(p); free(p); }
; found: void f(struct node *n) { free(n->name); free(n->name); }
; clean: void f(char *p, char *q) { free(p); free(q); }
; clean: void f(char *p) { free(p); p = NULL; free(p); }
((compound_statement
  (expression_statement (call_expression function: (identifier) @callee arguments: (argument_list . (_) @pointer .)))
  . (expression_statement (call_expression
      function: (identifier) @again arguments: (argument_list . (_) @same .)) @finding))
  (#any-of? @callee "free" "kfree" "g_free") (#eq? @callee @again) (#eq? @pointer @same)
  (#not-match? @pointer "[(+]|\\+\\+|--"))

; rule: c-use-after-free
; severity: error
; confidence: high
; cwe: 416
; needs: free kfree g_free
; message: {same} is read after it was freed
; help: Keep what is needed in a variable before the call of {callee}.
; found: void f(struct node *n) { free(n); n = n->next; }
; found: int f(struct node *n) { free(n); return n->value; }
; found: void f(struct node *n) { free(n); n->value = 1; }
; found: void f(struct node *head) { struct node *n; for (n = head; n; n = n->next) free(n); }
; found: void f(struct node *head) { struct node *n; for (n = head; n; n = n->next) { free(n->name); free(n); } }
; clean: void f(struct node *n) { struct node *next = n->next; free(n); n = next; }
; clean: void f(struct node *n) { free(n->name); n->name = NULL; }
; clean: void f(struct node *n) { free(n); n = new_node(); n->value = 1; }
; clean: int f(struct node *n) { free(n); return 0; }
((compound_statement
  (expression_statement (call_expression function: (identifier) @callee arguments: (argument_list . (identifier) @pointer .)))
  . [
    (expression_statement (assignment_expression right: (field_expression argument: (identifier) @same) @finding))
    (expression_statement (assignment_expression left: (field_expression argument: (identifier) @same) @finding))
    (return_statement (field_expression argument: (identifier) @same) @finding)
    (expression_statement (call_expression arguments: (argument_list (field_expression argument: (identifier) @same) @finding)))
  ])
  (#any-of? @callee "free" "kfree" "g_free") (#eq? @pointer @same))
((for_statement
  update: (assignment_expression left: (identifier) @same right: (field_expression argument: (identifier) @read)) @finding
  body: [
    (expression_statement (call_expression function: (identifier) @callee arguments: (argument_list . (identifier) @pointer .)))
    (compound_statement (expression_statement (call_expression
      function: (identifier) @callee arguments: (argument_list . (identifier) @pointer .))) .)
  ])
  (#any-of? @callee "free" "kfree" "g_free") (#eq? @pointer @same) (#eq? @read @same))

; rule: c-random-secret
; severity: error
; confidence: medium
; cwe: 338
; needs: rand random drand48 lrand48 rand_r mrand48
; message: {callee} can be foretold, so {name} can be too
; help: Use getrandom, getentropy, arc4random_buf or RAND_bytes.
; tests: no
; found: void f(void) { int token = rand(); use(token); }
; found: void f(struct s *s) { s->session_key = random() % 100000; }
; found: void f(unsigned char *salt, int i) { salt[i] = rand() & 0xff; }
; clean: void f(void) { int delay = rand() % 10; use(delay); }
; clean: void f(unsigned char *key) { RAND_bytes(key, 16); }
([
  (init_declarator
    declarator: (identifier) @name
    value: [(call_expression function: (identifier) @callee) (binary_expression (call_expression function: (identifier) @callee))
      (cast_expression value: (_ (call_expression function: (identifier) @callee)))])
  (assignment_expression
    left: [(identifier) @name (field_expression field: (_) @name) (subscript_expression argument: (identifier) @name)]
    right: [(call_expression function: (identifier) @callee) (binary_expression (call_expression function: (identifier) @callee))
      (cast_expression value: (_ (call_expression function: (identifier) @callee)))])
] @finding
  (#resolves? @callee "rand" "random" "drand48" "lrand48" "mrand48" "rand_r")
  (#match? @name "(?i)(^|_)(token|secret|passw(or)?d|session_?(key|id)|(private|secret|session|enc|aes|hmac|crypt)_?key|nonce|salt|iv|otp|csrf|cookie)$"))

; rule: c-weak-cipher
; severity: warning
; confidence: high
; cwe: 327
; needs: EVP_des_ecb EVP_des_cbc EVP_des_cfb EVP_des_ofb EVP_rc4 EVP_rc4_40 EVP_rc2_cbc EVP_rc2_ecb EVP_rc2_40_cbc EVP_des_cfb64 DES_ecb_encrypt DES_ncbc_encrypt DES_cbc_encrypt RC4_set_key RC4
; message: {callee} can be broken in hours
; help: Use AES with GCM (EVP_aes_256_gcm) or ChaCha20-Poly1305.
; found: void f(EVP_CIPHER_CTX *c) { EVP_EncryptInit_ex(c, EVP_des_cbc(), NULL, key, iv); }
; found: void f(RC4_KEY *k) { RC4_set_key(k, 16, key); }
; clean: void f(EVP_CIPHER_CTX *c) { EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, iv); }
; clean: void f(void) { puts("RC4"); }
((call_expression function: (identifier) @callee) @finding
  (#match? @callee "^(EVP_des_(ecb|cbc|cfb\\d*|ofb)|EVP_rc4(_40)?|EVP_rc2_\\w+|DES_(ecb|ncbc|cbc)_encrypt|RC4_set_key|RC4)$"))

; rule: c-ecb
; severity: warning
; confidence: medium
; cwe: 327
; needs: EVP_aes_128_ecb EVP_aes_192_ecb EVP_aes_256_ecb EVP_des_ede3_ecb EVP_camellia_128_ecb EVP_camellia_256_ecb EVP_sm4_ecb MBEDTLS_CIPHER_AES_128_ECB MBEDTLS_CIPHER_AES_256_ECB
; message: with {callee} equal blocks stay equal, so the text shows through
; help: Use AES with GCM: EVP_aes_256_gcm, and a new nonce for each message.
; tests: no
; found: void f(EVP_CIPHER_CTX *c) { EVP_EncryptInit_ex(c, EVP_aes_256_ecb(), NULL, key, NULL); }
; found: void f(EVP_CIPHER_CTX *c) { EVP_CipherInit(c, EVP_aes_128_ecb(), key, NULL, 1); }
; clean: void f(EVP_CIPHER_CTX *c) { EVP_EncryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, iv); }
; clean: void f(void) { register_cipher("aes-ecb", EVP_aes_256_cbc()); }
((call_expression function: (identifier) @_init arguments: (argument_list (call_expression function: (identifier) @callee) @finding))
  (#match? @_init "Init(_ex2?)?$") (#match? @callee "^EVP_\\w+_ecb$"))

; rule: c-weak-hash
; severity: information
; confidence: low
; cwe: 328
; needs: MD5 MD5_Init MD4 MD4_Init EVP_md5 EVP_md4 EVP_md2 SHA1 SHA1_Init EVP_sha1 MD2
; message: two texts with the same {callee} can be made at will
; help: Use SHA-256 for signatures and checks, and Argon2, scrypt or bcrypt for passwords.
; tests: no
; found: void f(unsigned char *d, size_t n, unsigned char *out) { MD5(d, n, out); }
; found: void f(EVP_MD_CTX *c) { EVP_DigestInit_ex(c, EVP_sha1(), NULL); }
; clean: void f(EVP_MD_CTX *c) { EVP_DigestInit_ex(c, EVP_sha256(), NULL); }
; clean: void f(void) { puts("MD5"); }
((call_expression function: (identifier) @callee) @finding
  (#any-of? @callee "MD5" "MD5_Init" "MD4" "MD4_Init" "MD2" "EVP_md5" "EVP_md4" "EVP_md2" "SHA1" "SHA1_Init" "EVP_sha1"))

; rule: c-hashed-password
; severity: error
; confidence: medium
; cwe: 916
; needs: MD5 SHA1 SHA256 SHA512 MD4 MD5_Update SHA1_Update SHA256_Update SHA512_Update
; message: {callee} is so quick that a stolen {secret} is soon guessed
; help: Use Argon2, scrypt, bcrypt or PBKDF2 with many rounds and a salt.
; tests: no
; found: void f(char *password, unsigned char *out) { MD5((unsigned char *)password, strlen(password), out); }
; found: void f(SHA256_CTX *c, const char *passwd) { SHA256_Update(c, passwd, strlen(passwd)); }
; clean: void f(unsigned char *d, size_t n, unsigned char *out) { SHA256(d, n, out); }
; clean: void f(char *password, unsigned char *out) { PKCS5_PBKDF2_HMAC(password, -1, salt, 16, 100000, EVP_sha256(), 32, out); }
((call_expression function: (identifier) @callee
  arguments: (argument_list . [(identifier) @secret (cast_expression value: (identifier) @secret)])) @finding
  (#match? @callee "^(MD[45]|SHA(1|256|512))$") (#match? @secret "(?i)(^|_)(password|passwd|passphrase|pwd)$"))
((call_expression function: (identifier) @callee
  arguments: (argument_list . (_) . [(identifier) @secret (cast_expression value: (identifier) @secret)])) @finding
  (#match? @callee "^(MD[45]|SHA(1|256|512))_?Update$") (#match? @secret "(?i)(^|_)(password|passwd|passphrase|pwd)$"))

; rule: c-tls-unverified
; severity: error
; confidence: high
; cwe: 295
; needs: CURLOPT_SSL_VERIFYPEER CURLOPT_SSL_VERIFYHOST CURLOPT_PROXY_SSL_VERIFYPEER
; message: the server's certificate is not checked, so anyone on the way can read and change the data
; help: Leave the option alone, and give your own authority with CURLOPT_CAINFO where it is needed.
; tests: no
; found: void f(CURL *c) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 0L); }
; found: void f(CURL *c) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 0); }
; found: void f(CURL *c) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, false); }
; clean: void f(CURL *c) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L); }
; clean: void f(CURL *c, long on) { curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, on); }
((call_expression function: (identifier) @callee
  arguments: (argument_list . (_) . (identifier) @option . [(number_literal) (false) (identifier)] @value .)) @finding
  (#eq? @callee "curl_easy_setopt") (#match? @option "^CURLOPT_(PROXY_)?SSL_VERIFY(PEER|HOST)$")
  (#match? @value "^(0+[lL]?|false|FALSE)$"))

; rule: c-old-tls
; severity: warning
; confidence: high
; cwe: 327
; needs: SSLv2_method SSLv2_client_method SSLv2_server_method SSLv3_method SSLv3_client_method SSLv3_server_method TLSv1_method TLSv1_client_method TLSv1_server_method TLSv1_1_method TLSv1_1_client_method TLSv1_1_server_method
; message: {callee} speaks a version of TLS that is broken
; help: Use TLS_method and SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION).
; found: void f(void) { SSL_CTX *c = SSL_CTX_new(SSLv3_client_method()); }
; found: void f(void) { SSL_CTX *c = SSL_CTX_new(TLSv1_method()); }
; clean: void f(void) { SSL_CTX *c = SSL_CTX_new(TLS_client_method()); }
; clean: void f(void) { SSL_CTX *c = SSL_CTX_new(TLSv1_2_method()); }
((call_expression function: (identifier) @callee) @finding
  (#match? @callee "^(SSLv[23]|TLSv1(_1)?)_(client_|server_)?method$"))

; rule: c-bound-of-source
; severity: warning
; confidence: high
; cwe: 120
; needs: strncpy strncat stpncpy
; message: the bound is the length of {source}, so nothing bounds what is written to {target}
; help: Give the size of {target} instead, and leave a byte for the end.
; found: void f(char *to, const char *from) { strncpy(to, from, strlen(from)); }
; found: void f(char *to, struct s *s) { strncat(to, s->name, strlen(s->name)); }
; clean: void f(const char *from) { char to[80]; strncpy(to, from, sizeof to - 1); }
; clean: void f(char *to, const char *from, size_t n) { strncpy(to, from, n); }
((call_expression function: (identifier) @callee
  arguments: (argument_list . (_) @target . (_) @source .
    (call_expression function: (identifier) @_length arguments: (argument_list . (_) @same .)) .)) @finding
  (#any-of? @callee "strncpy" "strncat" "stpncpy") (#eq? @_length "strlen") (#eq? @source @same)
  (#not-match? @source "^\""))

; rule: c-strncat-size
; severity: error
; confidence: high
; cwe: 120
; needs: strncat wcsncat
; message: strncat counts what it adds, not the whole of {target}, so it writes past the end
; help: Give what is left: sizeof({target}) - strlen({target}) - 1.
; found: void f(const char *s) { char line[80] = ""; strncat(line, s, sizeof(line)); }
; found: void f(const char *s) { char line[80] = ""; strncat(line, s, sizeof(line) - 1); }
; clean: void f(const char *s) { char line[80] = ""; strncat(line, s, sizeof(line) - strlen(line) - 1); }
; clean: void f(const char *s) { char line[80] = ""; strncat(line, s, 5); }
((call_expression function: (identifier) @callee
  arguments: (argument_list . (_) @target . (_) . [
    (sizeof_expression value: [(parenthesized_expression (_) @same) (identifier) @same])
    (binary_expression left: (sizeof_expression value: [(parenthesized_expression (_) @same) (identifier) @same])
      operator: "-" right: (number_literal))
  ] .)) @finding
  (#any-of? @callee "strncat" "wcsncat") (#eq? @target @same))

; rule: c-end-off-by-one
; severity: error
; confidence: high
; cwe: 193
; needs: sizeof
; at: \[\s*sizeof\b
; message: {finding} lies one behind the last byte of {array}
; help: The last one is {array}[sizeof({array}) - 1].
; rewrite: {array}[sizeof({array}) - 1]
; rewrite-safe: no
; found: void f(void) { char line[80]; line[sizeof(line)] = 0; }
; found: void f(struct s *s) { s->name[sizeof(s->name)] = 0; }
; clean: void f(void) { char line[80]; line[sizeof(line) - 1] = 0; }
; clean: void f(char *p) { char line[80]; p[sizeof(line)] = 0; }
((assignment_expression left: (subscript_expression
    argument: (_) @array . [
      (sizeof_expression value: [(parenthesized_expression (_) @same) (identifier) @same])
      (_ . (sizeof_expression value: [(parenthesized_expression (_) @same) (identifier) @same]) .)
    ] @_index) @finding)
  (#eq? @array @same) (#match? @_index "^\\[?\\s*sizeof\\s*\\(?[\\w.>-]+\\)?\\s*\\]?$") (#not-match? @array "->\\w*ptr$"))

; rule: c-size-of-pointer
; severity: error
; confidence: high
; cwe: 467
; needs: sizeof
; at: \b(?:mem(?:set|cpy|move|cmp)|strncpy|snprintf|fgets|strlcpy)\s*\(
; message: sizeof({pointer}) is the size of a pointer, not of what it points to
; help: Give the size of the object (sizeof(*{pointer})) or of the buffer.
; found: void f(void) { struct s *p; p = get(); memset(p, 0, sizeof(p)); }
; found: void f(const char *from) { char *to; to = malloc(80); strncpy(to, from, sizeof(to)); }
; clean: void f(struct s *p) { memset(p, 0, sizeof(*p)); }
; clean: void f(const char *from) { char to[80]; strncpy(to, from, sizeof(to)); }
; clean: void f(void) { struct s p; memset(&p, 0, sizeof(p)); }
((call_expression function: (identifier) @callee
  arguments: (argument_list . (identifier) @pointer (_)
    (sizeof_expression value: [(parenthesized_expression (identifier) @same) (identifier) @same]) .)) @finding
  (#any-of? @callee "memset" "memcpy" "memmove" "strncpy" "strlcpy") (#eq? @pointer @same)
  (#says? @pointer "^[*]")  (#not-says? @pointer "\\[[^\\]]*\\]$"))

; rule: c-set-nothing
; severity: error
; confidence: high
; cwe: 687
; needs: memset
; message: memset writes {count} bytes, that is none
; help: The value comes second and the number of bytes third.
; found: void f(char *p, size_t n) { memset(p, n, 0); }
; found: void f(struct s *s) { memset(s, sizeof(*s), 0); }
; clean: void f(char *p, size_t n) { memset(p, 0, n); }
; clean: void f(char *p) { memset(p, 0, 0); }
((call_expression function: (identifier) @callee arguments: (argument_list . (_) . (_) @value . (number_literal) @count .)) @finding
  (#eq? @callee "memset") (#eq? @count "0") (#not-match? @value "^(0x?[0-9a-fA-F]*|'.*')$"))

; rule: c-assigned-in-condition
; severity: error
; confidence: high
; cwe: 481
; needs: if while
; at: \b(?:if|while)\s*\(\s*[\w.>\[\]-]+\s*=[^=]
; message: {target} is set to {value} here, not compared with it
; help: Write == to compare.
; found: void f(int a) { if (a = 1) g(); }
; found: void f(struct s *s) { while (s->state = DONE) g(); }
; clean: void f(int a) { if (a == 1) g(); }
; clean: void f(int a) { if ((a = 1)) g(); }
; clean: void f(int a) { if (a = next()) g(); }
((if_statement condition: (_ . (assignment_expression left: (_) @target operator: "=" right: [(number_literal) (true) (false) (char_literal) (identifier)] @value) @finding .))
  (#match? @value "^(\\d|'|true|false|[A-Z][A-Z0-9_]+$)"))
((while_statement condition: (_ . (assignment_expression left: (_) @target operator: "=" right: [(number_literal) (true) (false) (char_literal) (identifier)] @value) @finding .))
  (#match? @value "^(\\d|'|true|false|[A-Z][A-Z0-9_]+$)"))

; rule: c-chroot
; severity: warning
; confidence: medium
; cwe: 243
; needs: chroot
; unless: chdir fchdir
; message: the working directory is still outside, so the way out is open
; help: Call chdir("/") after chroot, and give up root.
; tests: no
; found: void f(void) { if (chroot("/srv/jail") != 0) abort(); }
; found: int f(const char *d) { return chroot(d); }
; clean: int f(const char *d) { return chroot(d) || chdir("/"); }
; clean: static int chroot(const char *d) { return 0; }\nint f(const char *d) { return chroot(d); }
((call_expression function: (identifier) @callee) @finding (#resolves? @callee "chroot"))

; rule: c-sql-built
; severity: error
; confidence: high
; cwe: 89
; needs: sqlite3_exec sqlite3_prepare sqlite3_prepare_v2 sqlite3_get_table mysql_query mysql_real_query PQexec PQprepare SQLExecDirect
; message: the SQL of {callee} is put together from text
; help: Bind the values: sqlite3_bind_text, PQexecParams or mysql_stmt_bind_param.
; tests: no
; found: void f(sqlite3 *db, const char *n) { char q[256]; sprintf(q, "SELECT * FROM t WHERE n = '%s'", n); sqlite3_exec(db, q, 0, 0, 0); }
; found: void f(MYSQL *db, const char *n) { char q[256]; snprintf(q, sizeof q, "DELETE FROM t WHERE n = '%s'", n); mysql_query(db, q); }
; clean: void f(sqlite3 *db) { sqlite3_exec(db, "SELECT 1", 0, 0, 0); }
; clean: void f(sqlite3 *db, const char *n) { char *q = sqlite3_mprintf("SELECT %Q", n); sqlite3_exec(db, q, 0, 0, 0); }
; clean: void f(sqlite3 *db, int n) { char q[80]; sprintf(q, "SELECT * FROM t WHERE n = %d", n); sqlite3_exec(db, q, 0, 0, 0); }
((call_expression function: (identifier) @callee arguments: (argument_list . (_) . (_) @query)) @finding
  (#any-of? @callee "sqlite3_exec" "sqlite3_prepare" "sqlite3_prepare_v2" "sqlite3_get_table" "mysql_query" "mysql_real_query" "PQexec" "SQLExecDirect")
  (#says? @query "(?i)^\"\\s*(select|insert|replace|update|delete|drop|alter|create)\\s") (#says? @query "%s") (#dynamic? @query "$sql-names"))

; rule: c-strlen-alloc
; severity: error
; confidence: high
; cwe: 131
; needs: malloc calloc realloc alloca
; at: \b(?:malloc|alloca)\s*\(\s*strlen\s*\(
; message: strlen({text}) is one byte too few, or not the length that was meant
; help: Write strlen(text) + 1, with the sum outside of strlen.
; found: char *f(const char *s) { return malloc(strlen(s + 1)); }
; found: char *f(const char *s) { char *copy = malloc(strlen(s)); strcpy(copy, s); return copy; }
; clean: char *f(const char *s) { return malloc(strlen(s) + 1); }
; clean: char *f(const char *s) { char *copy = malloc(strlen(s)); memcpy(copy, s, strlen(s)); return copy; }
((call_expression function: (identifier) @callee arguments: (argument_list .
    (call_expression function: (identifier) @_length
      arguments: (argument_list . (binary_expression operator: "+" right: (number_literal) @_one) @text .)) .)) @finding
  (#any-of? @callee "malloc" "alloca") (#eq? @_length "strlen") (#eq? @_one "1"))
((compound_statement
  (declaration declarator: (init_declarator
    declarator: (pointer_declarator declarator: (identifier) @_target)
    value: (call_expression function: (identifier) @callee arguments: (argument_list .
      (call_expression function: (identifier) @_length arguments: (argument_list . (_) @text .)) .)) @finding))
  . (expression_statement (call_expression
      function: (identifier) @_copy arguments: (argument_list . (identifier) @_same . (_) @_source .))))
  (#any-of? @callee "malloc" "alloca") (#eq? @_length "strlen") (#eq? @_copy "strcpy") (#eq? @_target @_same) (#eq? @text @_source))

; rule: c-product-alloc
; severity: warning
; confidence: low
; cwe: 190
; needs: malloc alloca
; at: \b(?:malloc|alloca)\s*\(
; message: {size} can overflow, and then too little memory is reserved
; help: Use calloc or reallocarray, which check the product.
; tests: no
; found: void *f(size_t n) { return malloc(n * sizeof(struct s)); }
; found: void *f(size_t a, size_t b) { return malloc(a * b); }
; clean: void *f(size_t n) { return calloc(n, sizeof(struct s)); }
; clean: void *f(void) { return malloc(10 * sizeof(int)); }
((call_expression function: (identifier) @callee arguments: (argument_list . (binary_expression
    left: (_) @_left operator: "*" right: (_) @_right) @size .)) @finding
  (#any-of? @callee "malloc" "alloca") (#not-match? @_left "^(\\d+|[A-Z0-9_]+|sizeof.*)$"))

; rule: c-alloca
; severity: information
; confidence: low
; cwe: 770
; needs: alloca _alloca
; message: {size} bytes on the stack can be more than there is, and nothing tells
; help: Use malloc for what has no small upper bound.
; tests: no
; found: void f(size_t n) { char *p = alloca(n); }
; found: void f(const char *s) { char *p = alloca(strlen(s) + 1); }
; clean: void f(void) { char *p = alloca(64); }
; clean: void f(void) { char *p = alloca(sizeof(struct s)); }
((call_expression function: (identifier) @callee arguments: (argument_list . [(identifier) (call_expression) (binary_expression) (field_expression)] @size .)) @finding
  (#any-of? @callee "alloca" "_alloca") (#not-match? @size "^[A-Z0-9_]+$"))

; rule: c-timing-compare
; severity: warning
; confidence: medium
; cwe: 208
; needs: memcmp strcmp
; message: how long this takes tells how much of {secret} is right
; help: Use CRYPTO_memcmp, timingsafe_bcmp or another comparison that always reads all.
; tests: no
; found: int f(unsigned char *hmac, unsigned char *given) { return memcmp(hmac, given, 32) == 0; }
; found: int f(const char *given) { return strcmp(expected_token, given) == 0; }
; clean: int f(unsigned char *hmac, unsigned char *given) { return CRYPTO_memcmp(hmac, given, 32) == 0; }
; clean: int f(char *name, char *given) { return memcmp(name, given, 32) == 0; }
((call_expression function: (identifier) @callee arguments: (argument_list (identifier) @secret)) @finding
  (#any-of? @callee "memcmp" "strcmp") (#match? @secret "(?i)^((expected|computed|calculated|calc|our|my|good)_?)(hmac|mac|tag|signature|sig|token|password|digest)$|^(hmac|mac_key|hmac_digest)$"))

; rule: c-realloc-lost
; severity: information
; confidence: low
; cwe: 401
; needs: realloc
; message: when realloc fails, the memory that {pointer} meant is lost
; help: Keep the result in another variable and check it first.
; found: void f(char *p) { p = realloc(p, 100); }
; found: void f(struct s *s) { s->data = realloc(s->data, 100); }
; clean: void f(char *p) { char *q = realloc(p, 100); if (q) p = q; }
; clean: void f(char *p) { p = xrealloc(p, 100); }
((assignment_expression left: (_) @pointer right: [
    (call_expression function: (identifier) @callee arguments: (argument_list . (_) @same))
    (cast_expression value: (call_expression function: (identifier) @callee arguments: (argument_list . (_) @same)))
  ]) @finding
  (#resolves? @callee "realloc") (#eq? @pointer @same))

; rule: c-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: system popen
; sources: $input
; sinks: system(0) popen(0) _popen(0) std.system(0)
; covers: c-command-built
; message: {source} gets into the command of {sink}
; help: Start the program with execv or posix_spawn and a list of arguments; they need no shell.
; tests: no
; found: int main(int argc, char **argv) { char c[256]; snprintf(c, sizeof c, "ls %s", argv[1]); system(c); return 0; }
; found: void f(int s) { char b[256]; recv(s, b, 255, 0); popen(b, "r"); }
; found: void f(void) { char *pager = getenv("PAGER"); system(pager); }
; clean: int main(int argc, char **argv) { char c[256]; snprintf(c, sizeof c, "kill %d", atoi(argv[1])); system(c); return 0; }
; clean: int main(int argc, char **argv) { system("ls"); puts(argv[1]); return 0; }

; rule: c-format-flow
; severity: error
; confidence: high
; cwe: 134
; needs: printf fprintf sprintf snprintf vprintf vfprintf syslog
; sources: $input
; sinks: printf(0) fprintf(1) sprintf(1) snprintf(2) dprintf(1) syslog(1) vprintf(0) vfprintf(1) vsnprintf(2) std.printf(0)
; covers: c-format
; message: {source} is taken for a format by {sink}: a percent sign in it reads or writes memory
; help: Write "%s" in front of it.
; found: int main(int argc, char **argv) { char *text = argv[1]; printf(text); return 0; }
; found: void f(int s) { char b[256]; recv(s, b, 255, 0); syslog(3, b); }
; clean: int main(int argc, char **argv) { printf("%s", argv[1]); return 0; }
; clean: void f(void) { char b[256]; fgets(b, 256, stdin); fputs(b, stdout); }

; rule: c-overflow-flow
; severity: error
; confidence: medium
; cwe: 120
; needs: strcpy strcat sprintf stpcpy
; sources: argv getenv recv recvfrom optarg
; sinks: strcpy(1) strcat(1) stpcpy(1) wcscpy(1)
; cleaners: strlen strnlen
; covers: c-copy-of-input c-copy-into-array
; message: {source} can be longer than what {sink} copies it to
; help: Compare its length with the size of the buffer first, or use snprintf with that size.
; tests: no
; found: int main(int argc, char **argv) { char name[64]; char *given = argv[1]; strcpy(name, given); return 0; }
; found: void f(void) { char path[64]; char *home = getenv("HOME"); strcpy(path, home); }
; clean: int main(int argc, char **argv) { char name[64]; snprintf(name, sizeof name, "%s", argv[1]); return 0; }
; clean: void f(void) { char name[64]; char *given = "x"; strcpy(name, given); }

; rule: c-path-flow
; severity: warning
; confidence: medium
; cwe: 22
; needs: fopen open unlink remove rename
; sources: $remote
; sinks: fopen(0) open(0) unlink(0) remove(0) rename(*) opendir(0) std.ifstream(0) std.ofstream(0)
; cleaners: basename realpath
; message: {source} names the file of {sink}
; help: Check the name against a list, or resolve it and see that it stays inside the folder.
; tests: no
; found: void f(int s) { char name[256]; recv(s, name, 255, 0); FILE *in = fopen(name, "r"); }
; found: void f(int s) { char name[256], path[512]; recv(s, name, 255, 0); snprintf(path, sizeof path, "/srv/%s", name); unlink(path); }
; clean: void f(int s) { char name[256]; recv(s, name, 255, 0); FILE *in = fopen("/srv/log", "a"); fputs(name, in); }
; clean: int main(int argc, char **argv) { FILE *in = fopen(argv[1], "r"); return in == 0; }

; rule: c-exec-flow
; severity: error
; confidence: medium
; cwe: 78
; needs: execl execlp execle execv execvp execve execvpe dlopen LoadLibrary
; sources: recv recvfrom SSL_read getenv
; sinks: execl(0) execlp(0) execv(0) execvp(0) execve(0) execvpe(0) dlopen(0)
; message: {source} names the program that {sink} runs
; help: Take the program from a fixed list, with its whole path.
; tests: no
; found: void f(int s) { char name[256]; recv(s, name, 255, 0); execlp(name, name, (char *)0); }
; found: void f(void) { void *h = dlopen(getenv("PLUGIN"), 1); }
; clean: void f(void) { execl("/bin/ls", "ls", (char *)0); }
; clean: void f(int s) { char name[256]; recv(s, name, 255, 0); execl("/bin/ls", "ls", name, (char *)0); }

; rule: c-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: sqlite3_exec sqlite3_prepare_v2 mysql_query mysql_real_query PQexec SQLExecDirect
; sources: $input
; sinks: sqlite3_exec(1) sqlite3_prepare(1) sqlite3_prepare_v2(1) mysql_query(1) mysql_real_query(1) PQexec(1) SQLExecDirect(1)
; cleaners: sqlite3_mprintf mysql_real_escape_string PQescapeLiteral PQescapeIdentifier
; covers: c-sql-built
; message: {source} gets into the SQL of {sink}
; help: Bind the values: sqlite3_bind_text, PQexecParams or mysql_stmt_bind_param.
; tests: no
; found: int main(int argc, char **argv) { char q[256]; sprintf(q, "SELECT * FROM t WHERE n = '%s'", argv[1]); sqlite3_exec(db, q, 0, 0, 0); return 0; }
; found: void f(PGconn *c) { char *q = getenv("QUERY_STRING"); PQexec(c, q); }
; clean: int main(int argc, char **argv) { sqlite3_exec(db, "SELECT 1", 0, 0, 0); puts(argv[1]); return 0; }
; clean: int main(int argc, char **argv) { char q[256]; sprintf(q, "SELECT * FROM t WHERE n = %d", atoi(argv[1])); sqlite3_exec(db, q, 0, 0, 0); return 0; }
