;; Podium's own rules for Java; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.

; words: literal = string_fragment multiline_string_fragment escape_sequence decimal_integer_literal hex_integer_literal octal_integer_literal binary_integer_literal decimal_floating_point_literal hex_floating_point_literal character_literal true false null_literal class_literal line_comment block_comment type_identifier scoped_type_identifier generic_type integral_type floating_point_type boolean_type array_type dimensions
; words: text = string_literal
; words: composed = binary_expression unary_expression parenthesized_expression ternary_expression cast_expression array_initializer array_creation_expression array_access dimensions_expr
; words: functions = lambda_expression
; words: subscript = array_access
; words: comparison = instanceof_expression
; words: conditional = ternary_expression switch_expression
; words: constructors = object_creation_expression
; words: assignment = assignment_expression
; words: blocks = block constructor_body switch_block_statement_group switch_rule if_statement for_statement enhanced_for_statement while_statement do_statement lambda_expression class_body program
; words: loops = for_statement enhanced_for_statement while_statement do_statement
; words: getters = get getOrDefault getProperty getAttribute
; words: name = identifier type_identifier
; words: member = field_access scoped_type_identifier
; words: call = method_invocation object_creation_expression
; words: join = binary_expression
; words: list = array_initializer
; words: arguments = argument_list
; words: text-methods = toString trim strip stripIndent toLowerCase toUpperCase substring subSequence replace replaceAll replaceFirst concat format formatted append insert repeat join valueOf intern getBytes toCharArray toArray asList of String StringBuilder StringBuffer
; words: carriers = decode encodeBase64 decodeBase64 encodeBase64String getDecoder getEncoder doFinal decodeBuffer encodeBuffer requireNonNull requireNonNullElse defaultString defaultIfEmpty trimToEmpty trimToNull stripToEmpty ofNullable orElse getOrDefault split ByteArrayInputStream StringReader InputStreamReader BufferedReader File URI URL Path Paths get resolve unescapeHtml4 urlDecode copyOf copyOfRange toList singletonList
; words: formatters = format formatted concat append join
; words: pure = Long.valueOf Integer.valueOf Short.valueOf Double.valueOf Float.valueOf Boolean.valueOf UUID.fromString length size hashCode getClass getName getSimpleName getCanonicalName ordinal name parseInt parseLong parseDouble parseFloat parseBoolean currentTimeMillis nanoTime randomUUID lineSeparator File.separator File.pathSeparator java.io.File.separator availableProcessors lengths quote doQuote quoteIdentifier quoteJavaIdentifier enquoteIdentifier getTableName getSchemaName getColumnName getIndexName getTable getSchema getCatalog getQuotedTable getIncrementerName getColumns getColumnNames
; words: cleaners = Long.valueOf Integer.valueOf Short.valueOf Double.valueOf Float.valueOf Boolean.valueOf parseInt parseLong parseDouble parseFloat parseShort parseByte parseBoolean length size hashCode equals equalsIgnoreCase isEmpty isBlank contains containsKey containsValue startsWith endsWith matches indexOf lastIndexOf compareTo fromString ordinal exists isFile isDirectory getClass
; words: plain-types = int long short boolean float double Integer Long Short Boolean Float Double Number BigInteger BigDecimal AtomicInteger AtomicLong UUID LocalDate LocalDateTime LocalTime Instant ZonedDateTime OffsetDateTime Duration Period YearMonth Year Date Timestamp DayOfWeek Month TimeUnit HttpMethod Direction OptionalInt OptionalLong
; words: plain-units = byte char Byte Character
; words: plain-holders = Optional List Set Collection Iterable Iterator ArrayList HashSet LinkedHashSet TreeSet extends super java util time math sql
; words: request = *.getParameter *.getParameterValues *.getParameterMap *.getParameterNames *.getQueryString *.getCookies request.getHeader request.getHeaders request.getHeaderNames request.getReader request.getInputStream request.getPathInfo request.getPart request.getParts request.getRequestedSessionId req.getHeader req.getHeaders req.getHeaderNames req.getReader req.getInputStream req.getPathInfo req.getPart req.getParts httpRequest.getHeader httpRequest.getHeaders httpRequest.getReader httpRequest.getInputStream httpRequest.getPathInfo servletRequest.getHeader servletRequest.getReader servletRequest.getInputStream httpServletRequest.getHeader httpServletRequest.getHeaders httpServletRequest.getReader httpServletRequest.getInputStream request.queryParams request.queryParamsValues request.params request.splat request.body request.headers request.cookie req.queryParams req.params req.body req.headers req.cookie ctx.queryParam ctx.pathParam ctx.formParam ctx.header ctx.cookie ctx.body ctx.queryString exchange.getRequestHeaders exchange.getRequestBody uriInfo.getQueryParameters uriInfo.getPathParameters routingContext.request
; words: source-parameters = @RequestParam @PathVariable @RequestHeader @RequestBody @CookieValue @MatrixVariable @ModelAttribute @RequestPart @QueryParam @PathParam @FormParam @HeaderParam @CookieParam @MatrixParam @FormDataParam @QueryValue @Header
; words: sql-names = table tableName tbl columns columnNames column columnName fields fieldNames placeholders questionMarks where whereClause orderBy schema schemaName catalog prefix tablePrefix indexName sequenceName sequence limit offset quotedTable

; rule: java-shell
; severity: error
; confidence: high
; cwe: 78
; needs: exec ProcessBuilder command
; at: \b(?:exec|ProcessBuilder|command)\s*\(
; message: a shell runs the text {command}
; help: Start the program itself and give its arguments one by one to ProcessBuilder; then no shell reads them.
; tests: no
; found: class A { void f(String n) { new ProcessBuilder("sh", "-c", "ls " + n).start(); } }
; found: class A { void f(String n) { Runtime.getRuntime().exec(new String[] {"/bin/bash", "-c", "cat " + n}); } }
; found: class A { void f(String n) { String c = "dir " + n;\n new ProcessBuilder(java.util.Arrays.asList("cmd.exe", "/c", c)); } }
; found: class A { void f(ProcessBuilder b, String n) { b.command("sh", "-c", "ls " + n); } }
; clean: class A { void f() { new ProcessBuilder("sh", "-c", "ls | wc").start(); } }
; clean: class A { void f(String n) { new ProcessBuilder("ls", n).start(); } }
; clean: class A { void f(String n) { new ProcessBuilder("sh", "-c", "ls \"$1\"", "sh", n).start(); } }
((object_creation_expression type: (_) @type
    arguments: (argument_list . (string_literal) @shell . (string_literal) @flag . (_) @command)) @finding
  (#match? @type "(^|\\.)ProcessBuilder$") (#match? @shell "(?i)^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|ksh|cmd|powershell|pwsh)(\\.exe)?\"$")
  (#match? @flag "(?i)^\"(-l?c|/c|/k|-Command)\"$") (#dynamic? @command))
((object_creation_expression type: (_) @type arguments: (argument_list . (method_invocation
    arguments: (argument_list . (string_literal) @shell . (string_literal) @flag . (_) @command)))) @finding
  (#match? @type "(^|\\.)ProcessBuilder$") (#match? @shell "(?i)^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|ksh|cmd|powershell|pwsh)(\\.exe)?\"$")
  (#match? @flag "(?i)^\"(-l?c|/c|/k|-Command)\"$") (#dynamic? @command))
((method_invocation name: (identifier) @method
    arguments: (argument_list . (string_literal) @shell . (string_literal) @flag . (_) @command)) @finding
  (#eq? @method "command") (#match? @shell "(?i)^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|ksh|cmd|powershell|pwsh)(\\.exe)?\"$")
  (#match? @flag "(?i)^\"(-l?c|/c|/k|-Command)\"$") (#dynamic? @command))
((method_invocation name: (identifier) @method arguments: (argument_list . (array_creation_expression value: (array_initializer
    . (string_literal) @shell . (string_literal) @flag . (_) @command)))) @finding
  (#eq? @method "exec") (#match? @shell "(?i)^\"(/bin/|/usr/bin/)?(sh|bash|zsh|dash|ksh|cmd|powershell|pwsh)(\\.exe)?\"$")
  (#match? @flag "(?i)^\"(-l?c|/c|/k|-Command)\"$") (#dynamic? @command))

; rule: java-command-text
; severity: error
; confidence: high
; cwe: 78
; needs: exec
; needs: Runtime getRuntime runtime
; unless: HttpServletRequest
; at: \bexec\s*\(
; message: the command line of exec is put together from text
; help: Give the program and its arguments one by one: new ProcessBuilder("ls", name). exec splits one text at its spaces.
; tests: no
; found: class A { void f(String n) { Runtime.getRuntime().exec("ls " + n); } }
; found: class A { void f(String n) { Runtime runtime = Runtime.getRuntime();\n String c = String.format("ping %s", n);\n runtime.exec(c); } }
; clean: class A { void f(String n) { Runtime.getRuntime().exec(new String[] {"ls", n}); } }
; clean: class A { void f() { Runtime.getRuntime().exec("ls -l"); } }
; clean: class A { void f(String n) { Pattern.compile(n).exec("a " + n); } }
((method_invocation object: (_) @runtime name: (identifier) @method arguments: (argument_list . (_) @command)) @finding
  (#eq? @method "exec") (#match? @runtime "(^|\\.)getRuntime\\(\\)$|^(r|rt|runtime|run)$") (#built? @command))

; rule: java-sql-built
; severity: error
; confidence: medium
; cwe: 89
; needs: execute executeQuery executeUpdate executeLargeUpdate prepareStatement prepareCall addBatch createQuery createNativeQuery createSQLQuery query queryForObject queryForList queryForMap queryForRowSet update batchUpdate nativeQuery
; needs: SELECT select INSERT insert UPDATE update DELETE delete DROP drop ALTER alter CREATE create TRUNCATE truncate WITH REPLACE MERGE GRANT CALL call FROM from Select Insert Update Delete
; unless: HttpServletRequest
; at: \b(?:execute\w*|prepareStatement|prepareCall|addBatch|create(?:Native|SQL)?Query|query\w*|update|batchUpdate)\s*\(
; message: the SQL of {method} is put together from text
; help: Write ? for the values and set them on a PreparedStatement; take names of tables only from a fixed list.
; tests: no
; found: class A { void f(Statement s, String n) { s.executeQuery("SELECT * FROM users WHERE name = '" + n + "'"); } }
; found: class A { void f(Connection c, String id) { String sql = "DELETE FROM t WHERE id = " + id;\n c.prepareStatement(sql).execute(); } }
; found: class A { void f(Statement s, String n) { s.execute(String.format("DROP USER %s", n)); } }
; found: class A { void f(EntityManager em, String n) { em.createQuery("select u from User u where u.name = '" + n + "'"); } }
; found: class A { void f(Statement s, String n) { StringBuilder b = new StringBuilder("SELECT * FROM t WHERE n = '");\n b.append(n).append("'");\n s.executeQuery(b.toString()); } }
; clean: class A { void f(Connection c, String n) { PreparedStatement p = c.prepareStatement("SELECT * FROM users WHERE name = ?");\n p.setString(1, n); } }
; clean: class A { static final String TABLE = "t";\n void f(Statement s) { s.executeQuery("SELECT * FROM " + TABLE); } }
; clean: class A { private final String columns = "a, b";\n void f(Statement s) { s.executeQuery("SELECT " + columns + " FROM t"); } }
; clean: class A { void f(Statement s, int id) { s.executeQuery("SELECT * FROM t WHERE id = " + id); } }
; clean: class A { void f(Executor e, String n) { e.execute("step " + n); } }
; clean: class A { void f(Statement s, String users) { s.executeQuery("SELECT max(id) FROM " + users + " WHERE a = ?"); } }
; clean: class A { void f(Connection c, List<String> ids) { String placeholders = marks(ids);\n c.prepareStatement("SELECT * FROM t WHERE id IN (" + placeholders + ")"); } }
((method_invocation name: (identifier) @method arguments: (argument_list . (_) @query)) @finding
  (#match? @method "^(execute(Query|Update|LargeUpdate)?|prepareStatement|prepareCall|addBatch|create(Native|SQL)?Query|query(ForObject|ForList|ForMap|ForRowSet|ForInt|ForLong)?|update|batchUpdate)$")
  (#says? @query "(?is)^\"+\\s*\\{?\\s*\\(?(select\\s.*|from\\s+\\w+\\s.*|insert\\s+into|replace\\s+into|merge\\s+into|update\\s+.*|delete\\s+from|drop\\s+(table|index|view|user|role|database|schema)|alter\\s+(table|user|session|database)|create\\s+(table|index|view|user|role|database|schema)|truncate\\s+table|with\\s+\\w+\\s+as|grant\\s|\\??=?\\s*call\\s)")
  (#says? @query "(?i)(=|'|<|>|%|\\b(like|limit|offset|by|values?|in)\\b\\s*\\(?)\\s*\"+$|(=|'|<|>|%|\\b(like|limit|offset|by|values|in)\\b\\s*\\(?)\\s*%\\d?\\$?[sd]|\\b(drop|alter|create)\\s+(user|role)\\s+(\"$|%s)")
  (#built? @query "$sql-names"))

; rule: java-ldap-built
; severity: error
; confidence: medium
; cwe: 90
; needs: search searchForObject
; needs: DirContext InitialDirContext LdapContext InitialLdapContext LdapTemplate LdapConnection LDAPConnection LdapOperations
; unless: HttpServletRequest
; at: \bsearch\w*\s*\(
; message: the LDAP filter {filter} is put together from text
; help: Write {0} for the value and pass it in the array of filter arguments, or encode it for LDAP.
; tests: no
; found: class A { void f(DirContext c, String n) { c.search("ou=people", "(uid=" + n + ")", controls); } }
; found: class A { void f(InitialDirContext c, String n) { String filter = "(&(objectclass=person)(uid=" + n + "))";\n c.search(base, filter, controls); } }
; clean: class A { void f(DirContext c, String n) { c.search("ou=people", "(uid={0})", new Object[] {n}, controls); } }
; clean: class A { void f(DirContext c, String n) { c.search("ou=people", "(uid=" + encodeForLDAP(n) + ")", controls); } }
; clean: class A { DirContext d;\n void f(Index c, String n) { c.search("x", n); } }
((method_invocation name: (identifier) @method arguments: (argument_list . (_) . (_) @filter)) @finding
  (#any-of? @method "search" "searchForObject") (#says? @filter "\\([\\w:.&|!(-]+[~<>]?=") (#built? @filter)
  (#not-match? @filter "(?i)encode|escape"))

; rule: java-xpath-built
; severity: error
; confidence: medium
; cwe: 643
; needs: XPath XPathFactory selectNodes selectSingleNode XPathExpression
; unless: HttpServletRequest
; at: \b(?:evaluate|compile|evaluateExpression|selectNodes|selectSingleNode)\s*\(
; message: the XPath {path} is put together from text
; help: Use a variable ($name) in the path and give its value with an XPathVariableResolver.
; tests: no
; found: class A { void f(XPath xp, String n) { xp.evaluate("/users/user[@name='" + n + "']", doc); } }
; found: class A { void f(XPath xPath, String n) { String e = "//u[@id='" + n + "']";\n xPath.compile(e).evaluate(doc); } }
; clean: class A { void f(XPath xp) { xp.evaluate("/users/user[@name=$name]", doc); } }
; clean: class A { XPath p;\n void f(String n) { Pattern.compile("a" + n); } }
((method_invocation name: (identifier) @method arguments: (argument_list . (_) @path)) @finding
  (#any-of? @method "evaluate" "compile" "evaluateExpression" "selectNodes" "selectSingleNode")
  (#says? @path "^\"\\.?/|=\\s*\\\\?['\"]|\\[@") (#says? @path "=\\s*(\\\\?\"|')\\s*\"?$") (#built? @path))

; rule: java-script-eval
; severity: error
; confidence: medium
; cwe: 95
; needs: ScriptEngine ScriptEngineManager GroovyShell GroovyClassLoader Eval JexlEngine MVEL Ognl OgnlUtil Interpreter Nashorn Compilable
; at: \b(?:eval|evaluate|parseClass|parse|executeExpression|getValue|createExpression|createScript|compile|me)\s*\(
; message: {method} runs text that is put together as code
; help: Pass the values as bindings to a constant script, or pick behaviour from a table of methods.
; tests: no
; found: class A { void f(ScriptEngine engine, String n) { engine.eval("f(" + n + ")"); } }
; found: import groovy.lang.GroovyShell;\nclass A { void f(String n) { new GroovyShell().evaluate("x = " + n); } }
; found: import ognl.Ognl;\nclass A { Object f(String n, Object root) { return Ognl.getValue("a." + n, root); } }
; clean: class A { void f(ScriptEngine engine, String n) { engine.put("n", n);\n engine.eval("f(n)"); } }
; clean: class A { ScriptEngine e;\n void f(String n) { formulas.eval(n); } }
((method_invocation object: (_) @object name: (identifier) @method arguments: (argument_list . (_) @code)) @finding
  (#any-of? @method "eval" "evaluate" "parseClass" "executeExpression" "getValue" "createExpression" "createScript" "me")
  (#match? @object "(?i)(^|\\.)(script|js|groovy|java|nashorn|jexl)?_?(engine|shell|ognl|mvel|jexl|interpreter|loader|eval)(\\(\\))?$|GroovyShell\\(|getEngineByName\\(") (#built? @code))

; rule: java-expression-built
; severity: error
; confidence: high
; cwe: 917
; needs: parseExpression createValueExpression createMethodExpression
; at: \b(?:parseExpression|createValueExpression|createMethodExpression)\s*\(
; message: {method} runs an expression that is put together from text
; help: Keep the expression constant and give the values as variables of the context.
; tests: no
; found: class A { void f(ExpressionParser p, String n) { p.parseExpression("name == '" + n + "'").getValue(); } }
; found: class A { void f(String n) { new SpelExpressionParser().parseExpression("T(" + n + ")"); } }
; clean: class A { void f(ExpressionParser p) { p.parseExpression("name == #name").getValue(context); } }
; clean: class A { void f(ExpressionParser p, String n) { p.parseExpression(n); } }
((method_invocation name: (identifier) @method arguments: (argument_list . (_) @code)) @finding
  (#eq? @method "parseExpression") (#built? @code))
((method_invocation name: (identifier) @method arguments: (argument_list . (_) . (_) @code)) @finding
  (#any-of? @method "createValueExpression" "createMethodExpression") (#built? @code))

; rule: java-template-built
; severity: error
; confidence: medium
; cwe: 1336
; needs: Velocity VelocityEngine Template StringTemplateLoader PebbleEngine Handlebars
; at: \b(?:evaluate|Template|putTemplate|compileInline)\s*\(
; message: text that is put together becomes a template, which can run code
; help: Keep the template constant and hand it the values in the model.
; tests: no
; found: class A { void f(String n) { Velocity.evaluate(context, out, "log", "Hello " + n); } }
; found: class A { void f(String n) { new Template("t", new StringReader("Hello " + n), cfg); } }
; clean: class A { void f() { Velocity.evaluate(context, out, "log", "Hello $name"); } }
; clean: class A { void f(String n) { new Template("t", new StringReader("Hello ${name}"), cfg); } }
((method_invocation object: (_) @object name: (identifier) @method arguments: (argument_list . (_) . (_) . (_) . (_) @template)) @finding
  (#eq? @method "evaluate") (#match? @object "(?i)velocity|engine$") (#built? @template))
((object_creation_expression type: (_) @type arguments: (argument_list . (_) . (object_creation_expression
    type: (_) @reader arguments: (argument_list . (_) @template)))) @finding
  (#eq? @type "Template") (#match? @reader "(^|\\.)StringReader$") (#built? @template))
((method_invocation name: (identifier) @method arguments: (argument_list . (_) @template)) @finding
  (#eq? @method "compileInline") (#built? @template))

; rule: java-object-input
; severity: warning
; confidence: medium
; cwe: 502
; needs: ObjectInputStream
; needs: HttpServletRequest ServletRequest Socket ServerSocket DatagramPacket RequestBody MultipartFile Cookie
; unless: setObjectInputFilter ObjectInputFilter ValidatingObjectInputStream
; at: \bObjectInputStream\s*\(
; message: whoever sends these bytes chooses which objects are made
; help: Send JSON or another plain format, or set an ObjectInputFilter that names the classes that are meant.
; tests: no
; found: import java.net.Socket;\nclass A { Object f(Socket s) { return new ObjectInputStream(s.getInputStream()).readObject(); } }
; found: class A { Object f(HttpServletRequest r) { java.io.ObjectInputStream in = new java.io.ObjectInputStream(r.getInputStream());\n return in.readObject(); } }
; clean: class A { Object f(Path p) { return new ObjectInputStream(Files.newInputStream(p)).readObject(); } }
; clean: class A { Object f(Socket s) { ObjectInputStream in = new ObjectInputStream(s.getInputStream());\n in.setObjectInputFilter(filter);\n return in.readObject(); } }
((object_creation_expression type: (_) @type arguments: (argument_list . (_) @data) !body) @finding
  (#match? @type "^(java\\.io\\.)?ObjectInputStream$") (#dynamic? @data))

; rule: java-object-input-any
; severity: information
; confidence: low
; cwe: 502
; needs: ObjectInputStream XMLDecoder
; at: \b(?:readObject|XMLDecoder)\s*\(
; message: {finding} makes whatever objects its data asks for
; help: Read a plain format, or set an ObjectInputFilter that names the classes that are meant.
; tests: no
; found: class A { Object f(ObjectInputStream in) { return in.readObject(); } }
; found: class A { Object f(InputStream in) { return new XMLDecoder(in).readObject(); } }
; clean: class A { private void readObject(ObjectInputStream in) { in.defaultReadObject(); } }
; clean: class A { Object f(ObjectMapper m, ObjectInputStream x) { return m.readValue(x, A.class); } }
((method_invocation object: (_) name: (identifier) @method arguments: (argument_list) @none) @finding
  (#eq? @method "readObject") (#match? @none "^\\(\\s*\\)$"))

; rule: java-unsafe-decoder
; severity: error
; confidence: medium
; cwe: 502
; needs: XMLDecoder XStream enableDefaultTyping LaissezFaireSubTypeValidator DefaultTyping Hessian2Input HessianInput
; at: \b(?:XMLDecoder|enableDefaultTyping|LaissezFaireSubTypeValidator|HessianInput|Hessian2Input)\b
; message: {finding} makes whatever objects its data asks for
; help: Bind to classes that you name: a mapper without default typing, or a type validator with a list.
; tests: no
; found: class A { Object f(InputStream in) { return new java.beans.XMLDecoder(in).readObject(); } }
; found: class A { void f(ObjectMapper m) { m.enableDefaultTyping(); } }
; found: class A { void f(ObjectMapper m) { m.activateDefaultTyping(LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.NON_FINAL); } }
; clean: class A { Object f(ObjectMapper m, InputStream in) { return m.readValue(in, A.class); } }
; clean: class A { void f(ObjectMapper m) { m.activateDefaultTyping(BasicPolymorphicTypeValidator.builder().build(), DefaultTyping.NON_FINAL); } }
((object_creation_expression type: (_) @type) @finding (#match? @type "(^|\\.)(XMLDecoder|HessianInput|Hessian2Input)$"))
((method_invocation object: (_) @mapper name: (identifier) @method) @finding (#eq? @method "enableDefaultTyping") (#not-match? @mapper "(^|\\.)[A-Z]\\w*$"))
((method_invocation name: (identifier) @method arguments: (argument_list . (_) @validator)) @finding
  (#any-of? @method "activateDefaultTyping" "setPolymorphicTypeValidator" "polymorphicTypeValidator") (#match? @validator "LaissezFaireSubTypeValidator"))

; rule: java-yaml-any
; severity: warning
; confidence: medium
; cwe: 502
; needs: Yaml
; needs: snakeyaml
; unless: SafeConstructor
; at: \bload(?:All)?\s*\(
; message: a Yaml without SafeConstructor makes whatever objects the file asks for (before SnakeYAML 2)
; help: Write new Yaml(new SafeConstructor(new LoaderOptions())).
; tests: no
; found: import org.yaml.snakeyaml.Yaml;\nclass A { Object f(InputStream in) { return new Yaml().load(in); } }
; found: import org.yaml.snakeyaml.Yaml;\nclass A { Object f(InputStream in) { Yaml y = new Yaml();\n return y.load(in); } }
; clean: import org.yaml.snakeyaml.Yaml;\nclass A { Object f(InputStream in) { return new Yaml(new SafeConstructor(new LoaderOptions())).load(in); } }
; clean: import org.yaml.snakeyaml.Yaml;\nclass A { String f(Object o) { return new Yaml().dump(o); } }
((method_invocation object: (object_creation_expression type: (_) @type arguments: (argument_list) @none) name: (identifier) @method) @finding
  (#match? @type "(^|\\.)Yaml$") (#match? @none "^\\(\\s*\\)$") (#any-of? @method "load" "loadAll"))
((method_invocation object: (identifier) @yaml name: (identifier) @method) @finding
  (#any-of? @method "load" "loadAll") (#match? @yaml "(?i)^y(aml)?$") )

; rule: java-xml-entities
; severity: warning
; confidence: medium
; cwe: 611
; needs: DocumentBuilderFactory SAXParserFactory XMLInputFactory SAXReader SAXBuilder XMLReaderFactory
; needs: parse read build createXMLStreamReader createXMLEventReader
; unless: setFeature setAttribute setProperty setExpandEntityReferences setEntityResolver setXMLResolver ACCESS_EXTERNAL_DTD SUPPORT_DTD FEATURE_SECURE_PROCESSING
; at: \b(?:newInstance|newFactory|newDefaultInstance|newDefaultFactory|SAXReader|SAXBuilder|createXMLReader)\s*\(
; message: this parser follows entities, which can read files and fetch addresses
; help: Call setFeature("http://apache.org/xml/features/disallow-doctype-decl", true) on it, or set SUPPORT_DTD to false.
; tests: no
; found: import javax.xml.parsers.*;\nclass A { void f(InputStream in) { DocumentBuilderFactory d = DocumentBuilderFactory.newInstance();\n d.newDocumentBuilder().parse(in); } }
; found: class A { void f(InputStream in) { XMLInputFactory.newInstance().createXMLStreamReader(in); } }
; found: class A { void f(InputStream in) { new SAXReader().read(in); } }
; clean: class A { void f(InputStream in) { DocumentBuilderFactory d = DocumentBuilderFactory.newInstance();\n d.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);\n d.newDocumentBuilder().parse(in); } }
; clean: class A { Document f() { return DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument(); } }
((method_invocation object: (_) @factory name: (identifier) @method) @finding
  (#match? @factory "(^|\\.)(DocumentBuilderFactory|SAXParserFactory|XMLInputFactory|XMLReaderFactory)$")
  (#any-of? @method "newInstance" "newFactory" "newDefaultInstance" "newDefaultFactory" "createXMLReader"))
((object_creation_expression type: (_) @type arguments: (argument_list) @none) @finding
  (#match? @type "(^|\\.)(SAXReader|SAXBuilder)$") (#match? @none "^\\(\\s*\\)$"))

; rule: java-xml-entities-on
; severity: error
; confidence: high
; cwe: 611
; needs: setFeature setExpandEntityReferences setProperty
; at: \b(?:setFeature|setExpandEntityReferences|setProperty)\s*\(
; message: {finding} lets the parser follow entities, which can read files and fetch addresses
; help: Turn it off; a parser for foreign data needs no doctype.
; tests: no
; found: class A { void f(SAXParserFactory s) { s.setFeature("http://xml.org/sax/features/external-general-entities", true); } }
; found: class A { void f(DocumentBuilderFactory d) { d.setExpandEntityReferences(true); } }
; found: class A { void f(XMLInputFactory x) { x.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, true); } }
; clean: class A { void f(SAXParserFactory s) { s.setFeature("http://xml.org/sax/features/external-general-entities", false); } }
; clean: class A { void f(DocumentBuilderFactory d) { d.setExpandEntityReferences(false); } }
((method_invocation name: (identifier) @method arguments: (argument_list . (string_literal) @feature . (true))) @finding
  (#eq? @method "setFeature") (#match? @feature "external-(general|parameter)-entities|load-external-dtd"))
((method_invocation name: (identifier) @method arguments: (argument_list . (string_literal) @feature . (false))) @finding
  (#eq? @method "setFeature") (#match? @feature "disallow-doctype-decl"))
((method_invocation name: (identifier) @method arguments: (argument_list . (true) .)) @finding
  (#eq? @method "setExpandEntityReferences"))
((method_invocation name: (identifier) @method arguments: (argument_list . (_) @property . (_) @on)) @finding
  (#eq? @method "setProperty") (#match? @property "IS_SUPPORTING_EXTERNAL_ENTITIES$|isSupportingExternalEntities") (#match? @on "^(Boolean\\.TRUE|true)$"))

; rule: java-weak-hash
; severity: warning
; confidence: medium
; cwe: 328
; needs: MessageDigest DigestUtils
; at: \b(?:getInstance|md5\w*|md2\w*|sha1?|sha1Hex|shaHex|get(?:Md5|Md2|Sha1|Sha)Digest)\s*\(
; message: {algorithm} is a broken hash: two texts with the same value can be made
; help: Use SHA-256 or better; for passwords use PBKDF2, bcrypt or Argon2.
; tests: no
; found: import java.security.MessageDigest;\nclass A { void f() { MessageDigest.getInstance("MD5"); } }
; found: class A { void f() { java.security.MessageDigest md = java.security.MessageDigest.getInstance("SHA1", "SUN"); } }
; found: import org.apache.commons.codec.digest.DigestUtils;\nclass A { String f(String s) { return DigestUtils.md5Hex(s); } }
; clean: import java.security.MessageDigest;\nclass A { void f() { MessageDigest.getInstance("SHA-256"); } }
; clean: import java.security.MessageDigest;\nclass A { void f(String s) { MessageDigest.getInstance(s); } }
((method_invocation object: (_) @class name: (identifier) @method arguments: (argument_list . (string_literal) @algorithm)) @finding
  (#match? @class "(^|\\.)MessageDigest$") (#eq? @method "getInstance") (#match? @algorithm "(?i)^\"(MD[245]|SHA-?1?)\"$"))
((method_invocation object: (_) @class name: (identifier) @algorithm) @finding
  (#match? @class "(^|\\.)DigestUtils$") (#match? @algorithm "^(md[25](Hex|DigestAsHex|Digest)?|sha1?(Hex)?|get(Md5|Md2|Sha1|Sha)Digest)$"))

; rule: java-password-hash
; severity: error
; confidence: medium
; cwe: 916
; needs: MessageDigest DigestUtils Hashing
; at: \b(?:digest|update|sha\w*|md5\w*|hashString|hashBytes)\s*\([^;\n]{0,80}?[Pp](?:ass|wd)
; message: a fast hash protects {secret}, which can be guessed billions of times a second
; help: Use PBKDF2WithHmacSHA256, bcrypt, scrypt or Argon2, with a salt of its own for each password.
; tests: no
; found: class A { byte[] f(MessageDigest md, String password) { return md.digest(password.getBytes()); } }
; found: class A { String f(String userPassword) { return DigestUtils.sha256Hex(userPassword); } }
; clean: class A { byte[] f(MessageDigest md, byte[] file) { return md.digest(file); } }
; clean: class A { MessageDigest m;\n void f(Form form, String password) { form.update(password); } }
((method_invocation object: (_) @object name: (identifier) @method arguments: (argument_list . (_) @secret)) @finding
  (#any-of? @method "digest" "update") (#match? @object "(?i)^(this\\.)?(md|digest|digester|hash|sha\\d*|md5|messageDigest|alg\\w*|.*MessageDigest\\.getInstance\\([^()]*\\))$")
  (#match? @secret "(?i)^(this\\.|String\\.valueOf\\()?\\w*(password|passwd|passphrase|pwd)(\\.(getBytes|toCharArray|toString|trim)\\(.*)?\\)?$"))
((method_invocation object: (_) @object name: (identifier) @method arguments: (argument_list . (_) @secret)) @finding
  (#match? @object "(^|\\.)DigestUtils$|Hashing\\.\\w+\\(\\)$") (#match? @method "^(md5|sha|hash)\\w*$")
  (#match? @secret "(?i)^(this\\.)?\\w*(password|passwd|passphrase|pwd)(\\.getBytes\\(.*)?$"))

; rule: java-weak-cipher
; severity: error
; confidence: high
; cwe: 327
; needs: Cipher KeyGenerator SecretKeyFactory getProperty
; at: \b(?:getInstance|getProperty)\s*\(
; message: {algorithm} can be broken
; help: Use AES/GCM/NoPadding with a key of 128 bits or more and a new nonce for each message.
; tests: no
; found: import javax.crypto.Cipher;\nclass A { void f() { Cipher.getInstance("DES/CBC/PKCS5Padding"); } }
; found: class A { void f() { javax.crypto.Cipher c = javax.crypto.Cipher.getInstance("RC4"); } }
; found: class A { void f() { KeyGenerator.getInstance("DES"); } }
; found: class A { void f() { String alg = "DESede";\n Cipher.getInstance(alg); } }
; clean: import javax.crypto.Cipher;\nclass A { void f() { Cipher.getInstance("AES/GCM/NoPadding"); } }
; clean: class A { void f() { KeyGenerator.getInstance("HmacSHA256"); } }
((method_invocation object: (_) @class name: (identifier) @method arguments: (argument_list . (_) @algorithm)) @finding
  (#match? @class "(^|\\.)(Cipher|KeyGenerator|SecretKeyFactory)$") (#eq? @method "getInstance")
  (#says? @algorithm "(?i)^\"(DES|DESede|TripleDES|3DES|RC2|RC4|ARCFOUR|Blowfish|PBEWithMD5AndDES|PBEWithSHA1AndRC2_40)(/|\"|_)"))
((method_invocation name: (identifier) @method arguments: (argument_list . (string_literal) . (string_literal) @algorithm)) @finding
  (#eq? @method "getProperty") (#match? @algorithm "(?i)^\"(DES|DESede|RC2|RC4)/\\w+/\\w+\"$"))

; rule: java-ecb
; severity: error
; confidence: high
; cwe: 327
; needs: Cipher
; at: \bgetInstance\s*\(
; message: in ECB mode equal blocks give equal ciphertext
; help: Use AES/GCM/NoPadding with a new nonce for each message.
; tests: no
; found: class A { void f() { Cipher.getInstance("AES/ECB/PKCS5Padding"); } }
; found: class A { void f() { javax.crypto.Cipher.getInstance("AES"); } }
; clean: class A { void f() { Cipher.getInstance("AES/CBC/PKCS5Padding"); } }
; clean: class A { void f() { Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding"); } }
; clean: class A { void f() { KeyGenerator.getInstance("AES"); } }
((method_invocation object: (_) @class name: (identifier) @method arguments: (argument_list . (_) @algorithm)) @finding
  (#match? @class "(^|\\.)Cipher$") (#eq? @method "getInstance") (#says? @algorithm "(?i)^\"(AES|Camellia|SM4|ARIA)(_\\d+)?(/ECB.*)?\"$"))

; rule: java-rsa-unpadded
; severity: error
; confidence: high
; cwe: 780
; needs: Cipher
; at: \bgetInstance\s*\(
; message: RSA without padding can be undone
; help: Use RSA/ECB/OAEPWithSHA-256AndMGF1Padding.
; tests: no
; found: class A { void f() { Cipher.getInstance("RSA/ECB/NoPadding"); } }
; found: class A { void f() { Cipher.getInstance("RSA/None/NoPadding", "BC"); } }
; clean: class A { void f() { Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding"); } }
; clean: class A { void f() { Cipher.getInstance("AES/GCM/NoPadding"); } }
((method_invocation object: (_) @class name: (identifier) @method arguments: (argument_list . (string_literal) @algorithm)) @finding
  (#match? @class "(^|\\.)Cipher$") (#eq? @method "getInstance") (#match? @algorithm "(?i)^\"RSA/\\w+/NoPadding\"$"))

; rule: java-fixed-iv
; severity: error
; confidence: high
; cwe: 329
; needs: IvParameterSpec GCMParameterSpec
; at: \b(?:IvParameterSpec|GCMParameterSpec)\s*\(
; message: the start value {iv} is the same for every message
; help: Fill a new one with SecureRandom for each message, and send it along.
; tests: no
; found: class A { void f() { new IvParameterSpec("0123456789abcdef".getBytes()); } }
; found: class A { void f() { new IvParameterSpec(new byte[16]); } }
; found: class A { static final byte[] IV = {1, 2, 3, 4};\n void f() { new GCMParameterSpec(128, IV); } }
; clean: class A { void f(SecureRandom r) { byte[] iv = new byte[16];\n r.nextBytes(iv);\n new IvParameterSpec(iv); } }
; clean: class A { void f(byte[] data) { new IvParameterSpec(data, 0, 16); } }
; clean: class A { void f(byte[] head) { byte[] iv = Arrays.copyOf(head, 16);\n new IvParameterSpec(iv); } }
((object_creation_expression type: (_) @type arguments: (argument_list . [(method_invocation) (array_creation_expression)] @iv)) @finding
  (#match? @type "(^|\\.)IvParameterSpec$") (#not-dynamic? @iv))
((object_creation_expression type: (_) @type arguments: (argument_list . (_) . [(method_invocation) (array_creation_expression)] @iv)) @finding
  (#match? @type "(^|\\.)GCMParameterSpec$") (#not-dynamic? @iv))
((object_creation_expression type: (_) @type arguments: (argument_list (identifier) @iv .)) @finding
  (#match? @type "(^|\\.)(IvParameterSpec|GCMParameterSpec)$") (#match? @iv "^[A-Z][A-Z_0-9]+$"))

; rule: java-fixed-key
; severity: error
; confidence: high
; cwe: 321
; needs: SecretKeySpec DESKeySpec PBEKeySpec hmacShaKeyFor
; at: \b(?:SecretKeySpec|DESKeySpec|DESedeKeySpec|PBEKeySpec|hmacShaKeyFor)\s*\(
; message: the key stands in the code, where all who have the program can read it
; help: Read it from a key store, a secrets manager or the environment.
; tests: no
; found: class A { void f() { new SecretKeySpec("0123456789abcdef".getBytes(), "AES"); } }
; found: class A { void f() { String key = "s3cr3t-s3cr3t-16";\n new javax.crypto.spec.SecretKeySpec(key.getBytes("UTF-8"), "HmacSHA256"); } }
; found: class A { void f(byte[] salt) { new PBEKeySpec("letmein".toCharArray(), salt, 600000, 256); } }
; clean: class A { void f(byte[] key) { new SecretKeySpec(key, "AES"); } }
; clean: class A { void f() { new SecretKeySpec(System.getenv("KEY").getBytes(), "AES"); } }
; clean: class A { void f(KeyGenerator g) { byte[] key = g.generateKey().getEncoded();\n new SecretKeySpec(key, "AES"); } }
((object_creation_expression type: (_) @type arguments: (argument_list . (_) @key)) @finding
  (#match? @type "(^|\\.)(SecretKeySpec|DESKeySpec|DESedeKeySpec|PBEKeySpec)$") (#says? @key "^\".{4,}\"$") (#not-dynamic? @key))
((object_creation_expression type: (_) @type arguments: (argument_list . (array_creation_expression value: (array_initializer (_) @byte)) @key)) @finding
  (#match? @type "(^|\\.)(SecretKeySpec|DESKeySpec|DESedeKeySpec)$") (#not-dynamic? @key))
((method_invocation name: (identifier) @method arguments: (argument_list . (_) @key)) @finding
  (#eq? @method "hmacShaKeyFor") (#says? @key "^\".{4,}\"$") (#not-dynamic? @key))

; rule: java-fixed-salt
; severity: warning
; confidence: high
; cwe: 760
; needs: PBEKeySpec PBEParameterSpec
; at: \b(?:PBEKeySpec|PBEParameterSpec)\s*\(
; message: the salt {salt} is the same for every password
; help: Fill 16 bytes with SecureRandom for each password and store them beside the hash.
; tests: no
; found: class A { void f(char[] p) { new PBEKeySpec(p, "salt".getBytes(), 600000, 256); } }
; found: class A { void f() { new PBEParameterSpec(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 600000); } }
; clean: class A { void f(char[] p, byte[] salt) { new PBEKeySpec(p, salt, 600000, 256); } }
; clean: class A { void f(char[] p, SecureRandom r) { byte[] salt = new byte[16];\n r.nextBytes(salt);\n new PBEKeySpec(p, salt, 600000, 256); } }
((object_creation_expression type: (_) @type arguments: (argument_list . (_) . [(method_invocation) (array_creation_expression)] @salt)) @finding
  (#match? @type "(^|\\.)PBEKeySpec$") (#not-dynamic? @salt))
((object_creation_expression type: (_) @type arguments: (argument_list . [(method_invocation) (array_creation_expression)] @salt)) @finding
  (#match? @type "(^|\\.)PBEParameterSpec$") (#not-dynamic? @salt))

; rule: java-few-iterations
; severity: warning
; confidence: high
; cwe: 916
; needs: PBEKeySpec PBEParameterSpec
; at: \b(?:PBEKeySpec|PBEParameterSpec)\s*\(
; message: {count} rounds are too few for a password
; help: Take 600,000 rounds or more with HMAC-SHA-256.
; tests: no
; found: class A { void f(char[] p, byte[] salt) { new PBEKeySpec(p, salt, 1000, 256); } }
; found: class A { void f(byte[] salt) { new PBEParameterSpec(salt, 20); } }
; clean: class A { void f(char[] p, byte[] salt) { new PBEKeySpec(p, salt, 600_000, 256); } }
; clean: class A { void f(char[] p) { new PBEKeySpec(p); } }
((object_creation_expression type: (_) @type arguments: (argument_list . (_) . (_) . (decimal_integer_literal) @count)) @finding
  (#match? @type "(^|\\.)PBEKeySpec$") (#match? @count "^\\d_?\\d{0,3}$"))
((object_creation_expression type: (_) @type arguments: (argument_list . (_) . (decimal_integer_literal) @count .)) @finding
  (#match? @type "(^|\\.)PBEParameterSpec$") (#match? @count "^\\d_?\\d{0,3}$"))

; rule: java-small-key
; severity: error
; confidence: high
; cwe: 326
; needs: KeyPairGenerator RSAKeyGenParameterSpec KeyGenerator
; at: \b(?:initialize|RSAKeyGenParameterSpec|init)\s*\(\s*\d
; message: a key of {bits} bits can be broken
; help: Take 3072 bits for RSA and DSA, 128 or more for AES.
; tests: no
; rewrite: 3072
; rewrite-safe: no
; found: class A { void f() { KeyPairGenerator g = KeyPairGenerator.getInstance("RSA");\n g.initialize(1024); } }
; found: class A { void f() { KeyPairGenerator k = null;\n k.initialize(512, new SecureRandom()); } }
; clean: class A { void f() { KeyPairGenerator g = KeyPairGenerator.getInstance("RSA");\n g.initialize(3072); } }
; clean: class A { void f() { KeyPairGenerator g = KeyPairGenerator.getInstance("EC");\n g.initialize(256); } }
((method_invocation name: (identifier) @method arguments: (argument_list . (decimal_integer_literal) @bits @rewrite)) @finding
  (#eq? @method "initialize") (#any-of? @bits "512" "768" "1024"))
((object_creation_expression type: (_) @type arguments: (argument_list . (decimal_integer_literal) @bits @rewrite)) @finding
  (#match? @type "(^|\\.)RSAKeyGenParameterSpec$") (#any-of? @bits "512" "768" "1024"))

; rule: java-random-secret
; severity: error
; confidence: medium
; cwe: 338
; needs: Random random RandomStringUtils ThreadLocalRandom
; at: \b(?:Random|random|RandomStringUtils|ThreadLocalRandom)\b
; message: {name} comes from a generator that can be predicted
; help: Use java.security.SecureRandom.
; tests: no
; found: class A { void f() { String token = Long.toHexString(new Random().nextLong()); } }
; found: class A { void f() { int resetCode = (int) (Math.random() * 1000000); } }
; found: class A { void f() { String password = RandomStringUtils.randomAlphanumeric(8); } }
; found: class A { void f() { this.sessionId = "s" + ThreadLocalRandom.current().nextLong(); } }
; clean: class A { void f(SecureRandom r) { String token = Long.toHexString(r.nextLong()); } }
; clean: class A { void f() { int index = new Random().nextInt(10); } }
; clean: class A { void f() { int tokenCount = new Random().nextInt(10); } }
((variable_declarator name: (identifier) @name value: (_) @value) @finding
  (#match? @name "(?i)^(\\w*_)?(\\w*(password|passwd|secret|token|nonce|salt|otp|apikey|sessionid|csrf)|(reset|verification|activation|login|access|confirm)code)$")
  (#match? @value "\\bMath\\.random\\(|\\bnew\\s+(java\\.util\\.)?Random\\(|\\bThreadLocalRandom\\.current\\(|\\bRandomStringUtils\\.random"))
((assignment_expression left: [(identifier) @name (field_access field: (identifier) @name)] right: (_) @value) @finding
  (#match? @name "(?i)^(\\w*_)?(\\w*(password|passwd|secret|token|nonce|salt|otp|apikey|sessionid|csrf)|(reset|verification|activation|login|access|confirm)code)$")
  (#match? @value "\\bMath\\.random\\(|\\bnew\\s+(java\\.util\\.)?Random\\(|\\bThreadLocalRandom\\.current\\(|\\bRandomStringUtils\\.random"))

; rule: java-random-web
; severity: warning
; confidence: medium
; cwe: 330
; needs: Random random
; needs: HttpServletRequest HttpServletResponse HttpSession Cookie RestController
; at: \bnew\s+(?:java\s*\.\s*util\s*\.\s*)?Random\s*\(|\bMath\s*\.\s*random\s*\(
; message: {finding} can be predicted, and this code answers requests
; help: Use java.security.SecureRandom for all that a user must not guess.
; tests: no
; found: class A extends HttpServlet { void doPost(HttpServletRequest q, HttpServletResponse r) { double d = Math.random(); } }
; found: import java.util.Random;\nimport javax.servlet.http.Cookie;\nclass A { Cookie f() { return new Cookie("k", "" + new Random().nextInt()); } }
; clean: import javax.servlet.http.HttpServletRequest;\nclass A { void f() { new java.security.SecureRandom().nextInt(); } }
; clean: import java.util.Random;\nclass A { int f() { return new Random().nextInt(6); } }
((object_creation_expression type: (_) @type) @finding (#match? @type "^(java\\.util\\.)?Random$") (#resolves? @type "java.util.Random" "Random"))
((method_invocation object: (_) @class name: (identifier) @method) @finding
  (#match? @class "^(java\\.lang\\.)?Math$") (#eq? @method "random"))

; rule: java-seed-fixed
; severity: error
; confidence: high
; cwe: 335
; needs: SecureRandom
; at: \b(?:setSeed|SecureRandom)\s*\(
; message: with the seed {seed} the same numbers come every time
; help: Leave the seed out; SecureRandom seeds itself.
; tests: no
; found: class A { void f() { SecureRandom r = SecureRandom.getInstance("SHA1PRNG");\n r.setSeed(12345L); } }
; found: class A { void f() { new java.security.SecureRandom("seed".getBytes()); } }
; clean: class A { void f() { new SecureRandom(); } }
; clean: class A { void f(byte[] noise, SecureRandom r) { r.setSeed(noise); } }
((object_creation_expression type: (_) @type arguments: (argument_list . (_) @seed)) @finding
  (#match? @type "(^|\\.)SecureRandom$") (#not-dynamic? @seed) (#not-match? @seed "^null$"))
((method_invocation object: (_) @random name: (identifier) @method arguments: (argument_list . [(decimal_integer_literal) (hex_integer_literal) (method_invocation)] @seed .)) @finding
  (#eq? @method "setSeed") (#not-match? @random "(?i)^this$|math") (#not-dynamic? @seed) (#not-match? @seed "currentTimeMillis|nanoTime|UUID"))

; rule: java-tls-trust-all
; severity: error
; confidence: high
; cwe: 295
; needs: checkServerTrusted TrustAllStrategy TrustSelfSignedStrategy InsecureTrustManagerFactory TrustAllCerts
; at: \b(?:checkServerTrusted|TrustAllStrategy|InsecureTrustManagerFactory)\b
; message: whoever is in between can pose as the server: no certificate is checked
; help: Leave the platform's trust manager in place, and add a private authority to a key store.
; tests: no
; found: class A implements X509TrustManager { public void checkServerTrusted(X509Certificate[] c, String t) { } }
; found: class A implements X509TrustManager { public void checkServerTrusted(X509Certificate[] c, String t) { // all\n return; } }
; found: class A { void f(SslContextBuilder b) { b.trustManager(InsecureTrustManagerFactory.INSTANCE); } }
; clean: class A implements X509TrustManager { public void checkServerTrusted(X509Certificate[] c, String t) { inner.checkServerTrusted(c, t); } }
; clean: class A implements X509TrustManager { public void checkServerTrusted(X509Certificate[] c, String t) { throw new UnsupportedOperationException(); } }
((method_declaration name: (identifier) @finding body: (block) @body)
  (#eq? @finding "checkServerTrusted") (#match? @body "^\\{\\s*((//[^\\n]*\\n|/\\*([^*]|\\*[^/])*\\*/)\\s*)*(return;)?\\s*((//[^\\n]*\\n|/\\*([^*]|\\*[^/])*\\*/)\\s*)*\\}$"))
((field_access object: (_) @class field: (identifier) @field) @finding
  (#match? @class "(^|\\.)(TrustAllStrategy|InsecureTrustManagerFactory)$") (#eq? @field "INSTANCE"))

; rule: java-hostname-unchecked
; severity: error
; confidence: high
; cwe: 297
; needs: SSLSession setHostnameVerifier hostnameVerifier setDefaultHostnameVerifier NoopHostnameVerifier ALLOW_ALL_HOSTNAME_VERIFIER AllowAllHostnameVerifier setSSLHostnameVerifier
; at: \bverify\s*\(|\b\w*[hH]ostnameVerifier\b|\bALLOW_ALL_HOSTNAME_VERIFIER\b
; message: any certificate is taken for any host
; help: Leave the default verifier in place.
; tests: no
; found: class A implements HostnameVerifier { public boolean verify(String h, SSLSession s) { return true; } }
; found: class A { void f(HttpsURLConnection c) { c.setHostnameVerifier((h, s) -> true); } }
; found: class A { void f(HttpClientBuilder b) { b.setSSLHostnameVerifier(NoopHostnameVerifier.INSTANCE); } }
; clean: class A implements HostnameVerifier { public boolean verify(String h, SSLSession s) { return names.contains(h); } }
; clean: class A { void f(HttpsURLConnection c) { c.setHostnameVerifier(verifier); } }
((method_declaration name: (identifier) @finding
   parameters: (formal_parameters (formal_parameter) . (formal_parameter type: (_) @type)) body: (block . (return_statement (true)) .))
  (#eq? @finding "verify") (#match? @type "(^|\\.)SSLSession$"))
((method_invocation name: (identifier) @method arguments: (argument_list . (lambda_expression body: (true)))) @finding
  (#match? @method "(?i)hostnameVerifier$"))
((method_invocation name: (identifier) @method arguments: (argument_list . (lambda_expression body: (block . (return_statement (true)) .)))) @finding
  (#match? @method "(?i)hostnameVerifier$"))
((field_access object: (_) @class field: (identifier) @field) @finding
  (#match? @class "(^|\\.)NoopHostnameVerifier$") (#eq? @field "INSTANCE"))
((field_access field: (identifier) @field) @finding (#eq? @field "ALLOW_ALL_HOSTNAME_VERIFIER"))
((object_creation_expression type: (_) @type) @finding (#match? @type "(^|\\.)(AllowAllHostnameVerifier|NoopHostnameVerifier)$"))

; rule: java-tls-old
; severity: warning
; confidence: high
; cwe: 327
; needs: SSLContext setEnabledProtocols
; at: \b(?:getInstance|setEnabledProtocols)\s*\(
; message: {version} is broken or withdrawn
; help: Ask for "TLSv1.3" or "TLSv1.2", or for "TLS" to get the newest that both sides have.
; tests: no
; found: class A { void f() { SSLContext.getInstance("SSLv3"); } }
; found: class A { void f() { javax.net.ssl.SSLContext.getInstance("TLSv1"); } }
; found: class A { void f(SSLSocket s) { s.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.2"}); } }
; clean: class A { void f() { SSLContext.getInstance("TLS"); } }
; clean: class A { void f(SSLSocket s) { s.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"}); } }
((method_invocation object: (_) @class name: (identifier) @method arguments: (argument_list . (string_literal) @version)) @finding
  (#match? @class "(^|\\.)SSLContext$") (#eq? @method "getInstance") (#match? @version "^\"(SSLv2|SSLv3|TLSv1|TLSv1\\.1)\"$"))
((method_invocation name: (identifier) @method arguments: (argument_list . (array_creation_expression value: (array_initializer (string_literal) @version)))) @finding
  (#eq? @method "setEnabledProtocols") (#match? @version "^\"(SSLv2|SSLv2Hello|SSLv3|TLSv1|TLSv1\\.1)\"$"))

; rule: java-cookie-insecure
; severity: warning
; confidence: high
; cwe: 614
; needs: setSecure secure
; needs: Cookie ResponseCookie cookie SessionCookieConfig
; at: \b(?:setSecure|secure)\s*\(\s*false
; message: the cookie is sent without encryption too
; help: Call setSecure(true).
; rewrite: true
; rewrite-safe: no
; tests: no
; found: class A { void f(Cookie c) { c.setSecure(false); } }
; found: class A { void f() { ResponseCookie.from("id", v).secure(false).build(); } }
; clean: class A { void f(Cookie c) { c.setSecure(true); } }
; clean: class A { void f(Cookie c, boolean s) { c.setSecure(s); } }
; clean: class A { void f(Cookie c, Request request) { request.setSecure(false); } }
((method_invocation object: (_) @object name: (identifier) @method arguments: (argument_list . (false) @rewrite .)) @finding
  (#eq? @method "setSecure") (#not-match? @object "(?i)(request|socket|connector|server|connection|transport)(\\(.*\\))?$"))
((method_invocation object: (_) @object name: (identifier) @method arguments: (argument_list . (false) @rewrite .)) @finding
  (#eq? @method "secure") (#match? @object "(?i)cookie"))

; rule: java-cookie-script
; severity: warning
; confidence: high
; cwe: 1004
; needs: setHttpOnly httpOnly setUseHttpOnly setCookieHttpOnly
; at: \b(?:set(?:Use|Cookie)?HttpOnly|httpOnly)\s*\(\s*false
; message: scripts on the page can read the cookie
; help: Call setHttpOnly(true); what a script must read needs a cookie of its own.
; rewrite: true
; rewrite-safe: no
; tests: no
; found: class A { void f(Cookie c) { c.setHttpOnly(false); } }
; found: class A { void f() { ResponseCookie.from("id", v).httpOnly(false).build(); } }
; clean: class A { void f(Cookie c) { c.setHttpOnly(true); } }
; clean: class A { void f(Cookie c, boolean s) { c.setHttpOnly(s); } }
((method_invocation object: (_) name: (identifier) @method arguments: (argument_list . (false) @rewrite .)) @finding
  (#any-of? @method "setHttpOnly" "setUseHttpOnly" "setCookieHttpOnly"))
((method_invocation object: (_) @object name: (identifier) @method arguments: (argument_list . (false) @rewrite .)) @finding
  (#eq? @method "httpOnly") (#match? @object "(?i)cookie"))

; rule: java-csrf-off
; severity: warning
; confidence: medium
; cwe: 352
; needs: csrf
; at: \bcsrf\s*\(
; message: other sites can act in the user's name
; help: Leave the check on where a cookie tells who the user is; it may go where each call carries a token in a header.
; tests: no
; found: class A { void f(HttpSecurity http) { http.csrf().disable(); } }
; found: class A { void f(HttpSecurity http) { http.csrf(csrf -> csrf.disable()); } }
; found: class A { void f(HttpSecurity http) { http.csrf(AbstractHttpConfigurer::disable); } }
; clean: class A { void f(HttpSecurity http) { http.csrf(Customizer.withDefaults()); } }
; clean: class A { void f(HttpSecurity http) { http.cors().disable(); } }
((method_invocation object: (method_invocation name: (identifier) @csrf arguments: (argument_list) @none) name: (identifier) @method) @finding
  (#eq? @csrf "csrf") (#eq? @method "disable") (#match? @none "^\\(\\s*\\)$"))
((method_invocation name: (identifier) @csrf arguments: (argument_list . (lambda_expression body: (method_invocation name: (identifier) @method)))) @finding
  (#eq? @csrf "csrf") (#eq? @method "disable"))
((method_invocation name: (identifier) @csrf arguments: (argument_list . (method_reference) @method)) @finding
  (#eq? @csrf "csrf") (#match? @method "::\\s*disable$"))

; rule: java-cors-any
; severity: warning
; confidence: high
; cwe: 942
; needs: allowCredentials setAllowCredentials allowedOriginPatterns addAllowedOriginPattern setAllowedOriginPatterns
; at: \b(?:allowCredentials|setAllowCredentials|(?:add|set)?[aA]llowedOriginPatterns?)\s*\(
; message: any site may call this with the user's cookies
; help: Name the origins that are meant.
; tests: no
; found: class A { void f(CorsRegistry r) { r.addMapping("/**").allowedOriginPatterns("*").allowCredentials(true); } }
; found: class A { void f(CorsRegistry r) { r.addMapping("/**").allowedOrigins("*").allowedMethods("GET").allowCredentials(true); } }
; clean: class A { void f(CorsRegistry r) { r.addMapping("/**").allowedOrigins("https://shop.invalid").allowCredentials(true); } }
; clean: class A { void f(CorsRegistry r) { r.addMapping("/**").allowedOrigins("*"); } }
((method_invocation object: (method_invocation) @rest name: (identifier) @method arguments: (argument_list . (true) .)) @finding
  (#eq? @method "allowCredentials") (#match? @rest "allowedOrigin(s|Patterns)\\(\\s*\"\\*\"\\s*\\)"))

; rule: java-cors-echo
; severity: warning
; confidence: high
; cwe: 942
; needs: setHeader addHeader header
; at: (?i)access-control-allow-origin
; message: every site that asks is let in: the answer repeats its name
; help: Compare the origin with a list of those that are meant.
; tests: no
; found: class A { void f(HttpServletRequest request, HttpServletResponse response) { response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin")); } }
; found: class A { void f(HttpServletRequest req, HttpServletResponse res) { res.addHeader("Access-Control-Allow-Origin", req.getHeader("origin")); } }
; clean: class A { void f(HttpServletResponse response) { response.setHeader("Access-Control-Allow-Origin", "https://shop.invalid"); } }
; clean: class A { void f(HttpServletResponse response, String origin) { response.setHeader("Access-Control-Allow-Origin", origin); } }
((method_invocation name: (identifier) @method arguments: (argument_list . (string_literal) @name . (method_invocation) @value)) @finding
  (#any-of? @method "setHeader" "addHeader" "header") (#match? @name "(?i)^\"access-control-allow-origin\"$") (#match? @value "(?i)getHeader\\(\\s*\"origin\""))

; rule: java-log-secret
; severity: warning
; confidence: medium
; cwe: 532
; needs: log LOG logger LOGGER Log println
; at: [Ll][Oo][Gg]\w{0,20}\.\w{1,20}\([^;]{0,300}?(?:assword|ASSWORD|asswd|ecret|ECRET|oken|OKEN|[Pp]i_?[Kk]ey|API_?KEY|assphrase|rivate_?[Kk]ey)
; message: {secret} is written to the log
; help: Leave it out, or log only whether it is set.
; tests: no
; found: class A { void f(String user, String password) { logger.info("login {} {}", user, password); } }
; found: class A { void f(String accessToken) { LOG.debug("token: " + accessToken); } }
; found: class A { void f(User u) { log.warn("bad {}", u.getPassword()); } }
; clean: class A { void f(String user) { logger.info("wrong password for {}", user); } }
; clean: class A { void f(int tokenCount) { logger.info("{} tokens", tokenCount); } }
; clean: class A { void f(String password) { logger.info("password set: {}", password != null); } }
((method_invocation object: (_) @logger name: (identifier) @level arguments: (argument_list [
      (identifier) @secret
      (field_access field: (identifier) @secret)
      (method_invocation name: (identifier) @secret)
      (binary_expression operator: "+" [(identifier) @secret (method_invocation name: (identifier) @secret)])
    ])) @finding
  (#any-of? @level "trace" "debug" "info" "warn" "error" "fatal" "fine" "finer" "finest" "warning" "severe" "log" "d" "i" "v" "w" "e")
  (#match? @logger "(?i)^(this\\.)?_?log(ger)?$")
  (#match? @secret "^(get)?(\\w*[Pp]assword|[Pp]asswd|[Pp]assphrase|[Ss]ecretKey|[Cc]lientSecret|[Aa]piKey|([Aa]ccess|[Aa]uth|[Rr]efresh|[Ss]ession|[Aa]pi|[Bb]earer)Token|[Pp]rivateKey)$"))

; rule: java-jwt-unverified
; severity: error
; confidence: high
; cwe: 347
; needs: jwt jjwt jose JWT Jwts
; at: \bAlgorithm\s*\.\s*none\s*\(|\bparseClaimsJwt\s*\(|\bparsePlaintextJwt\s*\(|\bunsecured\s*\(|\bsetSkipSignatureVerification\s*\(|\bsetDisableRequireSignature\s*\(
; message: the token is taken without a check of its signature
; help: Verify it with the key and the one algorithm that you sign with.
; tests: no
; found: import com.auth0.jwt.JWT;\nclass A { String f() { return JWT.create().sign(Algorithm.none()); } }
; found: import io.jsonwebtoken.Jwts;\nclass A { void f(String t) { Jwts.parser().setSigningKey(key).build().parseClaimsJwt(t); } }
; clean: import com.auth0.jwt.JWT;\nclass A { String f() { return JWT.create().sign(Algorithm.HMAC256(key)); } }
; clean: import io.jsonwebtoken.Jwts;\nclass A { void f(String t) { Jwts.parser().setSigningKey(key).build().parseClaimsJws(t); } }
((method_invocation object: (_) @class name: (identifier) @method) @finding (#match? @class "(^|\\.)Algorithm$") (#eq? @method "none"))
((method_invocation object: (_) name: (identifier) @method) @finding
  (#any-of? @method "parseClaimsJwt" "parsePlaintextJwt" "setSkipSignatureVerification" "setDisableRequireSignature"))

; rule: java-temp-race
; severity: warning
; confidence: high
; cwe: 377
; needs: createTempDir FileOutputStream FileWriter PrintWriter RandomAccessFile
; at: \bcreateTempDir\s*\(|"/(?:var/)?tmp/
; message: others on the machine can read {finding}, or put a link there first
; help: Use java.nio.file.Files.createTempFile or createTempDirectory.
; tests: no
; found: import com.google.common.io.Files;\nclass A { void f() { Files.createTempDir(); } }
; found: class A { void f() { new FileOutputStream("/tmp/report.txt"); } }
; clean: import java.nio.file.Files;\nclass A { void f() { Files.createTempDirectory("x"); } }
; clean: class A { void f() { new FileInputStream("/tmp/report.txt"); } }
((method_invocation object: (_) @class name: (identifier) @method) @finding
  (#eq? @method "createTempDir") (#resolves? @class "com.google.common.io.Files"))
((object_creation_expression type: (_) @type arguments: (argument_list . (string_literal) @path)) @finding
  (#match? @type "(^|\\.)(FileOutputStream|FileWriter|PrintWriter)$") (#match? @path "^\"(/var)?/tmp/\\w"))

; rule: java-world-writable
; severity: warning
; confidence: high
; cwe: 732
; needs: setWritable fromString MODE_WORLD_READABLE MODE_WORLD_WRITEABLE
; unless: OTHERS_WRITE
; at: \bsetWritable\s*\(|"[r-][w-][x-][r-][w-][x-][r-]w[x-]"|\bMODE_WORLD_(?:READ|WRITE)ABLE\b
; message: everyone on the machine may write this file
; help: Give rights to the owner only: setWritable(true), or "rw-------".
; tests: no
; found: class A { void f(File x) { x.setWritable(true, false); } }
; found: class A { void f(Path p) { Files.setPosixFilePermissions(p, PosixFilePermissions.fromString("rwxrwxrwx")); } }
; found: class A { void f() { openFileOutput("a", Context.MODE_WORLD_READABLE); } }
; clean: class A { void f(File x) { x.setWritable(true); } }
; clean: class A { void f(Path p) { Files.setPosixFilePermissions(p, PosixFilePermissions.fromString("rwxr-x---")); } }
((method_invocation name: (identifier) @method arguments: (argument_list . (true) . (false) .)) @finding (#eq? @method "setWritable"))
((method_invocation name: (identifier) @method arguments: (argument_list . (string_literal) @mode .)) @finding
  (#eq? @method "fromString") (#match? @mode "^\"[r-][w-][x-][r-][w-][x-][r-]w[x-]\"$"))
((argument_list [(identifier) (field_access)] @finding) (#match? @finding "(^|\\.)MODE_WORLD_(READ|WRITE)ABLE$"))

; rule: java-archive-member
; severity: warning
; confidence: medium
; cwe: 22
; needs: ZipEntry ZipInputStream ZipFile TarArchiveEntry ArchiveEntry JarEntry JarFile ZipArchiveEntry
; unless: normalize getCanonicalPath startsWith toRealPath getCanonicalFile
; at: \b(?:File|resolve|get|of)\s*\(
; message: a file is written where the archive says: {path}
; help: Resolve the path, normalize it, and see that it starts with the folder that is meant.
; tests: no
; found: import java.util.zip.ZipEntry;\nclass A { void f(File dir, ZipEntry entry) { File out = new File(dir, entry.getName()); } }
; found: import java.util.zip.*;\nclass A { void f(Path dir, ZipEntry e) { Files.copy(in, dir.resolve(e.getName())); } }
; clean: import java.util.zip.ZipEntry;\nclass A { void f(Path dir, ZipEntry e) { Path p = dir.resolve(e.getName()).normalize();\n if (!p.startsWith(dir)) throw new IOException(); } }
; clean: import java.util.zip.ZipEntry;\nclass A { void f(File dir, File file) { new File(dir, file.getName()); } }
((object_creation_expression type: (_) @type arguments: (argument_list . (_) . (method_invocation object: (_) @entry name: (identifier) @name) @path)) @finding
  (#match? @type "(^|\\.)File$") (#match? @entry "(?i)^(\\w*entry|e|ze|je)$") (#eq? @name "getName"))
((method_invocation name: (identifier) @method arguments: (argument_list (method_invocation object: (_) @entry name: (identifier) @name) @path .)) @finding
  (#eq? @method "resolve") (#match? @entry "(?i)^(\\w*entry|e|ze|je)$") (#eq? @name "getName"))

; rule: java-stack-to-client
; severity: warning
; confidence: high
; cwe: 209
; needs: printStackTrace
; at: \bprintStackTrace\s*\([^)]
; message: the user sees the insides of the program
; help: Log the exception, and answer with a plain text.
; tests: no
; found: class A { void f(Exception e, HttpServletResponse response) { e.printStackTrace(response.getWriter()); } }
; found: class A { void f(Exception e, HttpServletResponse response) { e.printStackTrace(new PrintWriter(response.getOutputStream())); } }
; clean: class A { void f(Exception e) { e.printStackTrace(); } }
; clean: class A { void f(Exception e) { e.printStackTrace(new PrintWriter(buffer)); } }
((method_invocation name: (identifier) @method arguments: (argument_list . (_) @out)) @finding
  (#eq? @method "printStackTrace") (#match? @out "(?i)\\bres(p(onse)?)?\\.get(Writer|OutputStream)\\("))

; rule: java-debug-on
; severity: warning
; confidence: high
; cwe: 489
; needs: EnableWebSecurity setWebContentsDebuggingEnabled
; at: \bEnableWebSecurity\s*\(|\bsetWebContentsDebuggingEnabled\s*\(
; message: {finding} leaves debugging on
; help: Take it out of what is shipped, or bind it to a build flag.
; tests: no
; found: @EnableWebSecurity(debug = true) class A { }
; found: class A { void f() { WebView.setWebContentsDebuggingEnabled(true); } }
; clean: @EnableWebSecurity class A { }
; clean: class A { void f() { WebView.setWebContentsDebuggingEnabled(BuildConfig.DEBUG); } }
((annotation name: (identifier) @name arguments: (annotation_argument_list (element_value_pair key: (identifier) @key value: (true)))) @finding
  (#eq? @name "EnableWebSecurity") (#eq? @key "debug"))
((method_invocation name: (identifier) @method arguments: (argument_list . (true) .)) @finding
  (#eq? @method "setWebContentsDebuggingEnabled"))

; rule: java-webview-open
; severity: warning
; confidence: high
; cwe: 749
; needs: setAllowFileAccessFromFileURLs setAllowUniversalAccessFromFileURLs onReceivedSslError setMixedContentMode
; at: \b(?:setAllowFileAccessFromFileURLs|setAllowUniversalAccessFromFileURLs|onReceivedSslError)\s*\(
; message: {finding} lets a page reach what it must not
; help: Leave file access from files off, and cancel connections whose certificate is wrong.
; tests: no
; found: class A { void f(WebSettings s) { s.setAllowUniversalAccessFromFileURLs(true); } }
; found: class A extends WebViewClient { public void onReceivedSslError(WebView v, SslErrorHandler handler, SslError e) { handler.proceed(); } }
; clean: class A { void f(WebSettings s) { s.setAllowUniversalAccessFromFileURLs(false); } }
; clean: class A extends WebViewClient { public void onReceivedSslError(WebView v, SslErrorHandler handler, SslError e) { handler.cancel(); } }
((method_invocation name: (identifier) @method arguments: (argument_list . (true) .)) @finding
  (#any-of? @method "setAllowFileAccessFromFileURLs" "setAllowUniversalAccessFromFileURLs"))
((method_declaration name: (identifier) @finding body: (block . (expression_statement (method_invocation name: (identifier) @method)) .))
  (#eq? @finding "onReceivedSslError") (#eq? @method "proceed"))

; rule: java-password-in-call
; severity: error
; confidence: medium
; cwe: 798
; needs: getConnection setPassword UsernamePasswordCredentials PasswordAuthentication withBasicAuth
; at: \b(?:getConnection|setPassword|UsernamePasswordCredentials|PasswordAuthentication)\s*\(
; message: a password stands in the code, where all who have the program can read it
; help: Read it from a secrets manager or the environment.
; tests: no
; found: class A { void f(String url) { DriverManager.getConnection(url, "app", "s3cr3t"); } }
; found: class A { void f(DataSource ds) { ds.setPassword("s3cr3t"); } }
; found: class A { PasswordAuthentication f(String u) { return new PasswordAuthentication(u, "hunter22".toCharArray()); } }
; clean: class A { void f(String url) { DriverManager.getConnection(url, "sa", ""); } }
; clean: class A { void f(DataSource ds) { ds.setPassword(System.getenv("DB_PASSWORD")); } }
((method_invocation object: (_) @class name: (identifier) @method arguments: (argument_list . (_) . (_) . (string_literal) @password .)) @finding
  (#match? @class "(^|\\.)DriverManager$") (#eq? @method "getConnection") (#match? @password "^\"[^\"${}]{3,}\"$"))
((method_invocation object: (_) name: (identifier) @method arguments: (argument_list . (string_literal) @password .)) @finding
  (#eq? @method "setPassword") (#match? @password "^\"[^\"${}*]{3,}\"$"))
((object_creation_expression type: (_) @type arguments: (argument_list . (_) . (_) @password .)) @finding
  (#match? @type "(^|\\.)(PasswordAuthentication|UsernamePasswordCredentials)$") (#match? @password "^\"[^\"${}]{3,}\"(\\.toCharArray\\(\\))?$"))

; rule: java-timing-compare
; severity: warning
; confidence: medium
; cwe: 208
; needs: Mac doFinal hmac HmacUtils
; at: \bequals(?:IgnoreCase)?\s*\(
; message: how long this takes tells how much of the signature is right
; help: Compare with MessageDigest.isEqual.
; tests: no
; found: class A { boolean f(Mac mac, byte[] b, byte[] sig) { return Arrays.equals(mac.doFinal(b), sig); } }
; found: class A { boolean f(Mac m, String sig, String expectedSignature) { return expectedSignature.equals(sig); } }
; clean: class A { boolean f(Mac mac, byte[] b, byte[] sig) { return MessageDigest.isEqual(mac.doFinal(b), sig); } }
; clean: class A { Mac mac;\n boolean f(String a, String b) { return a.equals(b); } }
((method_invocation object: (identifier) @class name: (identifier) @method arguments: (argument_list (method_invocation name: (identifier) @final))) @finding
  (#eq? @class "Arrays") (#eq? @method "equals") (#eq? @final "doFinal"))
((method_invocation object: (identifier) @left name: (identifier) @method) @finding
  (#any-of? @method "equals" "equalsIgnoreCase") (#match? @left "(?i)^(expected|computed|calculated|actual)_?(signature|sig|hmac|mac)$"))
((method_invocation object: (identifier) name: (identifier) @method arguments: (argument_list . (identifier) @right .)) @finding
  (#any-of? @method "equals" "equalsIgnoreCase") (#match? @right "(?i)^(expected|computed|calculated|actual)_?(signature|sig|hmac|mac)$"))

; rule: java-string-identity
; severity: error
; confidence: high
; cwe: 597
; needs: class
; at: [!=]=\s*"|"\s*[!=]=
; message: == asks whether these are one object, not whether they say the same
; help: Use equals: "text".equals(value).
; rewrite: {text}.equals({value})
; rewrite-safe: no
; found: class A { boolean f(String s) { return s == "x"; } }
; found: class A { boolean f(String s) { return "yes" == s.trim(); } }
; clean: class A { boolean f(String s) { return "x".equals(s); } }
; clean: class A { boolean f(String s) { return s == null; } }
((binary_expression left: (_) @value operator: "==" right: (string_literal) @text) @finding (#not-match? @value "^(\"|null$)"))
((binary_expression left: (string_literal) @text operator: "==" right: (_) @value) @finding (#not-match? @value "^(\"|null$)"))

; rule: java-result-lost
; severity: error
; confidence: high
; cwe: 252
; needs: trim toLowerCase toUpperCase strip replaceAll concat intern stripTrailing
; at: \.(?:trim|strip|toLowerCase|toUpperCase|concat|replaceAll|stripTrailing|stripLeading)\s*\([^;\n]{0,60};
; message: {method} gives a new text and leaves the old one alone; its result is lost
; help: Keep the result: value = value.{method}(...).
; found: class A { void f(String name) { name.trim(); } }
; found: class A { void f() { String s = "X";\n s.toLowerCase(); } }
; clean: class A { void f(String name) { name = name.trim(); } }
; clean: class A { void f(Buffer b) { b.trim(); } }
((method_declaration parameters: (formal_parameters (formal_parameter type: (type_identifier) @type name: (identifier) @parameter))
   body: (block (expression_statement (method_invocation object: (identifier) @object name: (identifier) @method)) @finding))
  (#eq? @type "String") (#eq? @object @parameter) (#any-of? @method "trim" "strip" "toLowerCase" "toUpperCase" "replaceAll" "concat" "stripTrailing" "stripLeading"))
((block (local_variable_declaration type: (type_identifier) @type declarator: (variable_declarator name: (identifier) @variable))
   (expression_statement (method_invocation object: (identifier) @object name: (identifier) @method)) @finding)
  (#eq? @type "String") (#eq? @object @variable) (#any-of? @method "trim" "strip" "toLowerCase" "toUpperCase" "replaceAll" "concat" "stripTrailing" "stripLeading"))

; rule: java-thread-run
; severity: error
; confidence: high
; cwe: 572
; needs: Thread
; at: \bThread\s*\([^;]{0,200}?\)\s*\.\s*run\s*\(
; message: run does the work here and now; no thread is started
; help: Call start.
; rewrite: start
; rewrite-safe: no
; found: class A { void f(Runnable r) { new Thread(r).run(); } }
; found: class A { void f(Runnable r) { new Thread(r, "name").run(); } }
; clean: class A { void f(Runnable r) { new Thread(r).start(); } }
; clean: class A { void f(Thread t) { t.run(); } }
((method_invocation object: (object_creation_expression type: (type_identifier) @type) name: (identifier) @rewrite) @finding
  (#eq? @type "Thread") (#eq? @rewrite "run"))

; rule: java-return-in-finally
; severity: warning
; confidence: high
; cwe: 584
; needs: finally
; at: \bfinally\s*\{
; message: a return in finally swallows the exception that is on its way
; help: Return behind the try statement.
; found: class A { int f() { try { return g(); } finally { return 1; } } }
; found: class A { int f() { try { g(); } finally { close();\n return 1; } } }
; clean: class A { int f() { try { return g(); } finally { close(); } } }
; clean: class A { int f() { try { g(); } finally { run(() -> { return 1; }); }\n return 1; } }
((finally_clause (block (return_statement) @finding)))

; rule: java-abs-random
; severity: warning
; confidence: high
; cwe: 682
; needs: abs
; at: \babs\s*\(\s*\w{1,40}\s*(?:\(\))?\s*\.\s*(?:nextInt|nextLong|hashCode)\s*\(\s*\)
; message: abs of the smallest number is negative
; help: Use Math.floorMod(value, n), or nextInt(n).
; found: class A { int f(Random r) { return Math.abs(r.nextInt()) % 10; } }
; found: class A { int f(Object o) { return Math.abs(o.hashCode()) % 10; } }
; clean: class A { int f(Random r) { return r.nextInt(10); } }
; clean: class A { int f(Object o) { return Math.floorMod(o.hashCode(), 10); } }
((binary_expression left: (method_invocation object: (_) @math name: (identifier) @method
    arguments: (argument_list . (method_invocation name: (identifier) @source arguments: (argument_list) @none) .)) operator: "%") @finding
  (#match? @math "(^|\\.)Math$") (#eq? @method "abs") (#any-of? @source "nextInt" "nextLong" "hashCode") (#match? @none "^\\(\\s*\\)$"))

; rule: java-nosql-where
; severity: error
; confidence: high
; cwe: 943
; needs: BasicDBObject Document BasicQuery Filters
; at: \$where|\bBasicQuery\s*\(
; message: the database query is put together from text
; help: Build the filter from objects: Filters.eq("name", name).
; tests: no
; found: class A { void f(String n) { new BasicDBObject("$where", "this.name == '" + n + "'"); } }
; found: class A { void f(String n) { new BasicQuery("{ name: '" + n + "' }"); } }
; clean: class A { void f(String n) { Filters.eq("name", n);\n new Document("name", n); } }
; clean: class A { void f() { new BasicQuery("{ name: 'x' }"); } }
((object_creation_expression type: (_) @type arguments: (argument_list . (string_literal) @key . (_) @code)) @finding
  (#match? @type "(^|\\.)(BasicDBObject|Document)$") (#eq? @key "\"$where\"") (#built? @code))
((object_creation_expression type: (_) @type arguments: (argument_list . (_) @code)) @finding
  (#match? @type "(^|\\.)BasicQuery$") (#built? @code))

; rule: java-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: executeQuery executeUpdate executeLargeUpdate execute prepareStatement prepareCall addBatch createQuery createNativeQuery createSQLQuery query queryForObject queryForList queryForMap queryForRowSet queryForInt queryForLong batchUpdate update nativeSQL
; needs: sql Statement Connection JdbcTemplate jdbc EntityManager Session DatabaseHelper jOOQ DSLContext JdbcClient R2dbc DatabaseClient
; sources: $request
; sinks: *.executeQuery(0) *.executeUpdate(0) *.executeLargeUpdate(0) *.execute(0) *.prepareStatement(0) *.prepareCall(0) *.addBatch(0) *.createQuery(0) *.createNativeQuery(0) *.createSQLQuery(0) *.query(0) *.queryForObject(0) *.queryForList(0) *.queryForMap(0) *.queryForRowSet(0) *.queryForInt(0) *.queryForLong(0) *.batchUpdate(0) jdbc.update(0) jdbcTemplate.update(0) *.jdbcTemplate.update(0) *.JDBCtemplate.update(0) template.update(0) namedParameterJdbcTemplate.update(0) *.nativeSQL(0)
; cleaners: encodeForSQL quoteIdentifier enquoteIdentifier enquoteLiteral escapeSql
; covers: java-sql-built
; message: {source} gets into the SQL of {sink}
; help: Write ? for the value and set it on a PreparedStatement; take names of tables from a fixed list.
; tests: no
; found: class A { void f(HttpServletRequest request, Statement s) { String sql = "SELECT * FROM t WHERE n = '" + request.getParameter("n") + "'";\n s.executeQuery(sql); } }
; found: class A { void f(HttpServletRequest request, Connection c) { String param = "";\n Cookie[] all = request.getCookies();\n for (Cookie one : all) { param = java.net.URLDecoder.decode(one.getValue(), "UTF-8"); }\n String sql = "{call " + param + "}";\n c.prepareCall(sql); } }
; found: class A { void f(@RequestParam("n") String n, JdbcTemplate jdbc) { jdbc.queryForList("SELECT * FROM t WHERE n = '" + n + "'"); } }
; found: class A { record P(int page, String sort) {} void f(@RequestBody P p) { jdbc.queryForList("SELECT * FROM u ORDER BY " + p.sort()); } }
; found: class A { @GetMapping("/users") List<User> f(String name) { return jdbc.queryForList("SELECT * FROM u WHERE name = '" + name + "'"); } }
; clean: class A { void f(HttpServletRequest request, Connection c) { PreparedStatement p = c.prepareStatement("SELECT * FROM t WHERE n = ?");\n p.setString(1, request.getParameter("n")); } }
; clean: class A { void f(HttpServletRequest request, Statement s) { int id = Integer.parseInt(request.getParameter("id"));\n s.executeQuery("SELECT * FROM t WHERE id = " + id); } }
; clean: class A { void f(@PathVariable java.util.UUID id, @RequestParam LocalDate day) { jdbc.queryForList("SELECT * FROM u WHERE id = " + id + day); } }
; clean: class A { enum Sort { NAME } void f(@RequestParam Sort sort) { jdbc.queryForList("SELECT * FROM u ORDER BY " + sort); } }
; clean: class A { void f(@RequestParam Optional<Integer> id) { jdbc.queryForList("SELECT * FROM u WHERE id = " + id.get()); } }
; clean: class A { void f(@RequestParam List<Long> ids) { for (Long id : ids) jdbc.queryForList("SELECT * FROM u WHERE id = " + id); } }
; clean: class A { void f(HttpServletRequest request) { var id = Long.valueOf(request.getParameter("id")); jdbc.queryForList("SELECT * FROM u WHERE id = " + id); } }
; clean: class A { record P(int page, String sort) {} void f(@RequestBody P p) { jdbc.queryForList("SELECT * FROM u LIMIT " + p.page()); } }
; clean: class A { void f(HttpServletRequest request) { String x = request.getParameter("x"); String by = ALLOWED.contains(x) ? x : "id"; jdbc.queryForList("SELECT * FROM u ORDER BY " + by); } }
; clean: class A { @GetMapping("/users") List<User> f(Long id) { return jdbc.queryForList("SELECT * FROM u WHERE id = " + id); } }

; rule: java-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: exec ProcessBuilder command
; sources: $request
; sinks: *.exec(*) ProcessBuilder(*) *.ProcessBuilder(*) *.command(*)
; covers: java-shell java-command-text
; message: {source} gets into the command of {sink}
; help: Start a fixed program, and pick its arguments from a list of those that are meant.
; tests: no
; found: class A { void f(HttpServletRequest request) { String n = request.getParameter("n");\n Runtime r = Runtime.getRuntime();\n r.exec("ping " + n); } }
; found: class A { void f(HttpServletRequest request) { String n = request.getHeader("n");\n String[] args = {"sh", "-c", "ls " + n};\n new ProcessBuilder(args).start(); } }
; found: class A { void f(HttpServletRequest request) { java.util.List<String> args = new java.util.ArrayList<String>();\n args.add("echo " + request.getQueryString());\n ProcessBuilder b = new ProcessBuilder();\n b.command(args); } }
; clean: class A { void f(HttpServletRequest request) { int n = Integer.parseInt(request.getParameter("n"));\n new ProcessBuilder("kill", String.valueOf(n)).start(); } }
; clean: class A { void f(HttpServletRequest request) { String n = request.getParameter("n");\n new ProcessBuilder("ls", "-l").start(); } }

; rule: java-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: File FileInputStream FileOutputStream FileReader FileWriter RandomAccessFile Paths Path Files PrintWriter resolve
; sources: $request
; sinks: File(*) *.File(*) FileInputStream(0) *.FileInputStream(0) FileOutputStream(0) *.FileOutputStream(0) FileReader(0) *.FileReader(0) FileWriter(0) *.FileWriter(0) RandomAccessFile(0) *.RandomAccessFile(0) Paths.get(*) *.Paths.get(*) Path.of(*) *.Path.of(*) Files.newInputStream(0) Files.newOutputStream(0) Files.newBufferedReader(0) Files.readAllBytes(0) Files.readString(0) Files.readAllLines(0) Files.lines(0) Files.write(0) Files.writeString(0) Files.delete(0) Files.deleteIfExists(0) Files.copy(1) Files.move(*) Files.exists(0)
; cleaners: getName getFileName normalize getCanonicalPath toRealPath getBaseName encode getExtension canonicalize
; message: {source} gets into the path of {sink}
; help: Take only the last name of it (getFileName), or normalize the path and see that it starts with the folder that is meant.
; tests: no
; found: class A { void f(HttpServletRequest request) { String fileName = "/data/" + request.getParameter("f");\n new java.io.FileInputStream(new java.io.File(fileName)); } }
; found: class A { void f(HttpServletRequest request) { java.nio.file.Path path = java.nio.file.Paths.get("/data/" + request.getHeader("f"));\n java.nio.file.Files.newInputStream(path); } }
; found: class A { byte[] f(@PathVariable String name) { return Files.readAllBytes(Path.of("/data", name)); } }
; clean: class A { void f(HttpServletRequest request) { new FileInputStream("/data/" + Integer.parseInt(request.getParameter("n"))); } }
; clean: class A { void f(HttpServletRequest request) { String s = request.getParameter("f");\n new FileInputStream("/data/list.txt"); } }

; rule: java-xss-flow
; severity: error
; confidence: high
; cwe: 79
; needs: getWriter getOutputStream
; sources: $request
; sinks: *.getWriter.print(*) *.getWriter.println(*) *.getWriter.write(*) *.getWriter.format(*) *.getWriter.printf(*) *.getWriter.append(*) *.getOutputStream.print(*) *.getOutputStream.println(*) *.getOutputStream.write(*) out.print(*) out.println(*) out.write(*) out.format(*) out.printf(*) out.append(*) writer.print(*) writer.println(*) writer.write(*) writer.format(*) writer.printf(*) writer.append(*) pw.print(*) pw.println(*) pw.write(*) printWriter.print(*) printWriter.println(*) printWriter.write(*)
; cleaners: encodeForHTML encodeForHTMLAttribute encodeForJavaScript encodeForURL encodeForCSS encodeForXML htmlEscape htmlEscapeDecimal htmlEscapeHex javaScriptEscape escapeHtml escapeHtml3 escapeHtml4 escapeXml escapeXml10 escapeXml11 escapeEcmaScript escapeHTML forHtml forHtmlContent forHtmlAttribute forJavaScript forUriComponent forXml sanitize clean encode encodeHtml htmlSpecialChars toJson writeValueAsString
; message: {source} gets into the page that {sink} writes
; help: Escape it for HTML (Encode.forHtml, HtmlUtils.htmlEscape), or let a template do so.
; tests: no
; found: class A { void f(HttpServletRequest request, HttpServletResponse response) { response.getWriter().println("<p>" + request.getParameter("q")); } }
; found: class A { void f(HttpServletRequest request, HttpServletResponse response) { String q = request.getHeader("Referer");\n java.io.PrintWriter out = response.getWriter();\n out.write(q); } }
; found: class A { void f(HttpServletRequest request, HttpServletResponse response) { Object[] all = {"a", request.getParameter("q")};\n response.getWriter().format("%1$s %2$s", all); } }
; clean: class A { void f(HttpServletRequest request, HttpServletResponse response) { response.getWriter().println(HtmlUtils.htmlEscape(request.getParameter("q"))); } }
; clean: class A { void f(HttpServletRequest request, HttpServletResponse response) { int q = Integer.parseInt(request.getParameter("q"));\n response.getWriter().println(q); } }

; rule: java-ldap-flow
; severity: error
; confidence: high
; cwe: 90
; needs: DirContext InitialDirContext LdapContext InitialLdapContext LdapTemplate LDAPConnection LdapOperations
; sources: $request
; sinks: *.search(0) *.search(1) *.searchForObject(0) *.searchForObject(1) *.authenticate(1)
; cleaners: encodeForLDAP encodeForDN filterEncode nameEncode escapeFilter encodeFilterValue
; covers: java-ldap-built
; message: {source} gets into the LDAP search of {sink}
; help: Write {0} for the value and pass it in the array of filter arguments, or encode it for LDAP.
; tests: no
; found: class A { void f(HttpServletRequest request, DirContext c) { String filter = "(&(objectclass=person)(uid=" + request.getParameter("u") + "))";\n c.search("ou=people", filter, controls); } }
; found: class A { void f(HttpServletRequest request) { InitialDirContext idc = null;\n String u = request.getHeader("u");\n idc.search("ou=people", "(uid=" + u + ")", null, controls); } }
; clean: class A { void f(HttpServletRequest request, DirContext c) { c.search("ou=people", "(uid={0})", new Object[] {request.getParameter("u")}, controls); } }
; clean: class A { void f(HttpServletRequest request, DirContext c) { c.search("ou=people", "(uid=" + Filter.encodeForLDAP(request.getParameter("u")) + ")", controls); } }

; rule: java-xpath-flow
; severity: error
; confidence: high
; cwe: 643
; needs: XPath XPathFactory xpath
; sources: $request
; sinks: xp.evaluate(0) xp.compile(0) xpath.evaluate(0) xpath.compile(0) xPath.evaluate(0) xPath.compile(0) *.newXPath.evaluate(0) *.newXPath.compile(0) *.selectNodes(0) *.selectSingleNode(0) *.evaluateExpression(0)
; cleaners: encodeForXPath
; covers: java-xpath-built
; message: {source} gets into the XPath of {sink}
; help: Use a variable ($name) in the path and give its value with an XPathVariableResolver.
; tests: no
; found: class A { void f(HttpServletRequest request, XPath xp) { String e = "/users/user[@name='" + request.getParameter("n") + "']";\n xp.evaluate(e, doc); } }
; found: class A { void f(HttpServletRequest request, javax.xml.xpath.XPath xpath) { String n = request.getHeader("n");\n xpath.compile("//u[@id='" + n + "']").evaluate(doc); } }
; clean: class A { void f(HttpServletRequest request, XPath xp) { String n = request.getParameter("n");\n xp.evaluate("/users/user[@name=$name]", doc); } }
; clean: class A { void f(HttpServletRequest request, XPath xp) { int n = Integer.parseInt(request.getParameter("n"));\n xp.evaluate("/users/user[" + n + "]", doc); } }

; rule: java-trust-boundary-flow
; severity: warning
; confidence: medium
; cwe: 501
; needs: getSession HttpSession session
; sources: $request
; sinks: *.getSession.setAttribute(*) *.getSession.putValue(*) session.setAttribute(*) session.putValue(*) httpSession.setAttribute(*)
; message: {source} is put into the session as if it were checked
; help: Check the value first, and keep what the session holds apart from what the user sends.
; tests: no
; found: class A { void f(HttpServletRequest request) { String u = request.getParameter("u");\n request.getSession().setAttribute("userid", u); } }
; found: class A { void f(HttpServletRequest request) { request.getSession().putValue(request.getHeader("k"), "10340"); } }
; clean: class A { void f(HttpServletRequest request) { request.getSession().setAttribute("userid", "guest"); } }
; clean: class A { void f(HttpServletRequest request) { request.getSession().setAttribute("page", Integer.parseInt(request.getParameter("p"))); } }

; rule: java-fetch-flow
; severity: error
; confidence: medium
; cwe: 918
; needs: URL URI HttpGet HttpPost RestTemplate WebClient HttpRequest Jsoup openConnection openStream
; sources: $request
; sinks: URL(0) *.URL(0) HttpGet(0) HttpPost(0) HttpPut(0) HttpDelete(0) Jsoup.connect(0) *.getForObject(0) *.getForEntity(0) *.postForObject(0) *.postForEntity(0) *.exchange(0) HttpRequest.newBuilder(0) *.newBuilder.uri(0) InetAddress.getByName(0) Socket(0)
; cleaners: encode encodeForURL forUriComponent
; message: the server fetches an address that the request names: {source}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: class A { void f(HttpServletRequest request) { URL u = new URL(request.getParameter("url"));\n u.openStream(); } }
; found: class A { String f(@RequestParam String url, RestTemplate rest) { return rest.getForObject(url, String.class); } }
; clean: class A { void f(HttpServletRequest request) { URL u = new URL("https://api.invalid/?q=" + URLEncoder.encode(request.getParameter("q"), "UTF-8")); } }
; clean: class A { void f(HttpServletRequest request) { String q = request.getParameter("q");\n new URL("https://api.invalid/").openStream(); } }

; rule: java-redirect-flow
; severity: warning
; confidence: medium
; cwe: 601
; needs: sendRedirect RedirectView redirect Location
; sources: $request
; sinks: *.sendRedirect(0) RedirectView(0) *.redirect(0) *.temporaryRedirect(0) *.seeOther(0)
; cleaners: encode encodeForURL isValidRedirect forUriComponent
; message: a redirect goes wherever the request says: {source}
; help: Accept only paths of this site, or names from a list.
; tests: no
; found: class A { void f(HttpServletRequest request, HttpServletResponse response) { response.sendRedirect(request.getParameter("next")); } }
; found: class A { RedirectView f(@RequestParam String next) { return new RedirectView(next); } }
; clean: class A { void f(HttpServletRequest request, HttpServletResponse response) { response.sendRedirect("/login"); } }
; clean: class A { void f(HttpServletRequest request, HttpServletResponse response) { response.sendRedirect("/search?q=" + URLEncoder.encode(request.getParameter("q"), "UTF-8")); } }

; rule: java-header-flow
; severity: warning
; confidence: low
; cwe: 113
; needs: setHeader addHeader addCookie Cookie
; sources: $request
; sinks: response.setHeader(1) response.addHeader(1) resp.setHeader(1) resp.addHeader(1) httpResponse.setHeader(1) httpResponse.addHeader(1) Cookie(1)
; cleaners: encode encodeForURL forUriComponent replaceAll stripControls
; message: {source} gets into a header of the answer
; help: Take line ends out of it, or encode it.
; tests: no
; found: class A { void f(HttpServletRequest request, HttpServletResponse response) { response.setHeader("X-Name", request.getParameter("n")); } }
; found: class A { void f(HttpServletRequest request, HttpServletResponse response) { String n = request.getParameter("n");\n response.addHeader("X-Name", "n=" + n); } }
; clean: class A { void f(HttpServletRequest request, HttpServletResponse response) { response.setHeader("X-Name", "x"); } }
; clean: class A { void f(HttpServletRequest request, HttpServletResponse response) { response.setHeader("X-Name", URLEncoder.encode(request.getParameter("n"), "UTF-8")); } }

; rule: java-code-flow
; severity: error
; confidence: high
; cwe: 94
; needs: ScriptEngine GroovyShell parseExpression Ognl MVEL Velocity ExpressionParser ScriptEngineManager Interpreter
; sources: $request
; sinks: *.eval(0) GroovyShell.evaluate(0) *.GroovyShell.evaluate(0) *.parseExpression(0) Ognl.getValue(0) MVEL.eval(0) Velocity.evaluate(3) *.parseClass(0)
; covers: java-script-eval java-expression-built java-template-built
; message: {source} is run as code by {sink}
; help: Pick behaviour from a table of methods, or pass the value as data to a constant script.
; tests: no
; found: class A { void f(HttpServletRequest request, ScriptEngine engine) { engine.eval(request.getParameter("code")); } }
; found: class A { Object f(@RequestParam String e, ExpressionParser p) { return p.parseExpression(e).getValue(); } }
; clean: class A { void f(HttpServletRequest request, ScriptEngine engine) { engine.put("n", request.getParameter("n"));\n engine.eval("f(n)"); } }
; clean: class A { Object f(@RequestParam String e, ExpressionParser p) { return p.parseExpression("name").getValue(); } }

; rule: java-deserialize-flow
; severity: error
; confidence: high
; cwe: 502
; needs: ObjectInputStream XMLDecoder XStream readObject fromXML Yaml SerializationUtils
; unless: setObjectInputFilter ObjectInputFilter ValidatingObjectInputStream SafeConstructor
; sources: $request
; sinks: ObjectInputStream(0) *.ObjectInputStream(0) XMLDecoder(0) *.XMLDecoder(0) *.fromXML(0) Yaml.load(0) yaml.load(0) SerializationUtils.deserialize(0)
; covers: java-object-input java-unsafe-decoder java-yaml-any
; message: {source} decides which objects {sink} makes
; help: Send JSON or another plain format, or set an ObjectInputFilter that names the classes that are meant.
; tests: no
; found: class A { Object f(HttpServletRequest request) { return new ObjectInputStream(request.getInputStream()).readObject(); } }
; found: class A { Object f(HttpServletRequest request, XStream xstream) { return xstream.fromXML(request.getParameter("x")); } }
; clean: class A { Object f(HttpServletRequest request, ObjectMapper m) { return m.readValue(request.getInputStream(), A.class); } }
; clean: class A { Object f(HttpServletRequest request, XStream xstream) { return xstream.fromXML("<a/>"); } }

; rule: java-lookup-flow
; severity: error
; confidence: high
; cwe: 470
; needs: forName lookup loadClass doLookup
; sources: $request
; sinks: Class.forName(0) *.loadClass(0) InitialContext.lookup(0) InitialContext.doLookup(0) ctx.lookup(0) context.lookup(0) initialContext.lookup(0)
; message: {source} chooses the class or the object that {sink} gives
; help: Look it up in a map of those that are meant.
; tests: no
; found: class A { Object f(HttpServletRequest request) { return Class.forName(request.getParameter("type")).newInstance(); } }
; found: class A { Object f(HttpServletRequest request) { Context ctx = new InitialContext();\n return ctx.lookup(request.getParameter("name")); } }
; clean: class A { Object f(HttpServletRequest request) { return Class.forName("a.B").newInstance(); } }
; clean: class A { Object f(HttpServletRequest request, Map<String, Object> table) { return table.get(request.getParameter("name")); } }

; rule: java-regex-flow
; severity: warning
; confidence: medium
; cwe: 1333
; needs: Pattern matches replaceAll
; sources: $request
; sinks: Pattern.compile(0) *.Pattern.compile(0) Pattern.matches(0) *.replaceAll(0)
; cleaners: quote
; message: the pattern comes from the request and can take for ever: {source}
; help: Use Pattern.quote, or compare plain text.
; tests: no
; found: class A { void f(HttpServletRequest request, String text) { Pattern.compile(request.getParameter("q")).matcher(text).find(); } }
; found: class A { boolean f(@RequestParam String q, String text) { return Pattern.matches(q, text); } }
; clean: class A { void f(HttpServletRequest request, String text) { Pattern.compile(Pattern.quote(request.getParameter("q"))); } }
; clean: class A { void f(HttpServletRequest request) { Pattern.compile("a+").matcher(request.getParameter("q")).find(); } }

; rule: java-log-flow
; severity: information
; confidence: low
; cwe: 117
; needs: log LOG logger LOGGER
; sources: $request
; sinks: log.info(*) log.warn(*) log.error(*) log.debug(*) logger.info(*) logger.warn(*) logger.error(*) logger.debug(*) LOG.info(*) LOG.warn(*) LOG.error(*) LOG.debug(*) LOGGER.info(*) LOGGER.warn(*) LOGGER.error(*) LOGGER.debug(*)
; cleaners: encode encodeForURL replaceAll escapeJava
; message: {source} can write lines of its own into the log
; help: Take line ends out of it, or let the log's layout encode them.
; tests: no
; found: class A { void f(HttpServletRequest request) { logger.info("user " + request.getParameter("u")); } }
; found: class A { void f(HttpServletRequest request) { String u = request.getParameter("u");\n LOG.warn("bad {}", u); } }
; clean: class A { void f(HttpServletRequest request) { logger.info("user " + Integer.parseInt(request.getParameter("u"))); } }
; clean: class A { void f(HttpServletRequest request) { logger.info("request"); } }
