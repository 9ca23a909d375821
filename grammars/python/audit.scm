;; Podium's own rules for Python; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.
;; What ruff finds well (its S and B groups) is not repeated here; see ruff-codes.toml.

; words: literal = string_start string_content string_end escape_sequence escape_interpolation integer float true false none comment type_conversion format_specifier
; words: text = string concatenated_string
; words: composed = interpolation binary_operator unary_operator not_operator parenthesized_expression list tuple set dictionary pair conditional_expression boolean_operator comparison_operator expression_list keyword_argument
; words: mapped = generator_expression list_comprehension set_comprehension lambda
; words: functions = lambda
; words: subscript = subscript
; words: comparison = comparison_operator
; words: conditional = conditional_expression
; words: choosing = or and
; words: assignment = assignment
; words: blocks = block module
; words: loops = for_statement while_statement
; words: getters = get pop setdefault
; words: receivers = self cls
; words: source-decorators = .route( .get( .post( .put( .delete( .patch( api_view(
; words: name = identifier
; words: member = attribute
; words: call = call
; words: join = binary_operator
; words: list = list
; words: splat = dictionary_splat
; words: keyword = keyword_argument pair
; words: text-methods = format join strip lstrip rstrip lower upper title replace dedent encode decode split format_map open read read_text read_bytes compile Path str list tuple sorted
; words: carriers = b64decode urlsafe_b64decode decompress unhexlify loads unquote unquote_plus bytes bytearray BytesIO StringIO urljoin get
; words: formatters = format format_map
; words: pure = os.name len int float bool range quote quote_plus quote_name quote_identifier quote_ident quote_value escape_identifier prepare_value qn hexdigest uuid4 sys.executable sys.platform os.sep os.linesep __file__ __name__ __version__ shlex.join time.time
; words: cleaners = int float bool len quote quote_plus escape secure_filename basename safe_join url_for clean sanitize isdigit sha256 hexdigest url_has_allowed_host_and_scheme is_safe_url UUID
; words: request = request.args request.form request.values request.json request.data request.files request.cookies request.headers request.GET request.POST request.FILES request.COOKIES request.query_params request.get_json request.query_string request.path_params request.match_info request.rel_url parse_qs parse_qsl urllib.parse.parse_qs urllib.parse.parse_qsl self.get_argument self.get_query_argument self.get_body_argument
; words: remote = request.args request.form request.values request.json request.data request.files request.cookies request.GET request.POST request.FILES request.COOKIES request.body request.get_data request.query_params response.content resp.content response.data sock.recv socket.recv conn.recv connection.recv client.recv
; words: sql-names = table table_name tablename tbl tbl_name table_names column columns column_name column_names columnname col cols field fields field_name field_names fieldnames schema schema_name db_table placeholder placeholders qmarks marks question_marks where where_clause where_sql clause clauses conditions order order_by direction limit offset index_name view view_name sequence database dbname db_name savepoint sid name_quoted quoted_name

; rule: python-eval
; severity: error
; confidence: high
; cwe: 95
; needs: eval
; at: (?<![.\w])(?<!def )eval\s*\(
; message: eval runs the text {argument} as code
; help: Parse data with ast.literal_eval or json.loads, and pick behaviour from a table of functions.
; replaces: S307
; tests: no
; found: eval(data)
; found: eval("f(" + name + ")")
; clean: ast.literal_eval(data)
; clean: eval("1 + 1")
; clean: model.eval(data)
; clean: EXPRESSION = "1 + x"\nresult = eval(EXPRESSION)
; clean: def eval(text):\n    return 1\neval(data)
; clean: code = compile("1 + 1", "<sum>", "eval")\neval(code)
((call function: (identifier) @callee arguments: (argument_list . (_) @argument)) @finding
  (#eq? @callee "eval") (#resolves? @callee "eval") (#not-match? @argument "^(byte_?code|code_?obj\\w*)$") (#dynamic? @argument))

; rule: python-exec
; severity: warning
; confidence: medium
; cwe: 95
; needs: exec
; at: (?<![.\w])(?<!def )exec\s*\(
; message: exec runs {argument} as code
; help: Import a module, or pick behaviour from a table of functions.
; replaces: S102
; tests: no
; found: def f(source):\n    exec(source, {})
; found: exec(f"def {name}(): pass")
; clean: CODE = "x = 1"\nexec(CODE)
; clean: exec(open("version.py").read())
; clean: exec(compile("x = 1", "<setup>", "exec"))
; clean: cursor.exec(statement)
((call function: (identifier) @callee arguments: (argument_list . (_) @argument)) @finding
  (#eq? @callee "exec") (#resolves? @callee "exec") (#dynamic? @argument))

; rule: python-shell
; severity: error
; confidence: high
; cwe: 78
; needs: shell
; at: \bshell\s*=\s*(?:True|1|["'\[{])
; message: a shell runs the text {command}
; help: Give the program and its arguments as a list, without shell=True; shlex.quote what must stay in a line.
; replaces: S602 S604
; tests: no
; found: import subprocess\nsubprocess.run(f"ls {folder}", shell=True)
; found: import subprocess as sp\nsp.check_output("cat " + name, shell=True)
; found: from subprocess import Popen\nPopen(command, shell=True)
; clean: import subprocess\nsubprocess.run("ls -l | wc", shell=True)
; clean: import subprocess\nsubprocess.run(["ls", folder])
; clean: import subprocess, shlex\nsubprocess.run(f"ls {shlex.quote(folder)}", shell=True)
; clean: import subprocess\ncommand = "ls | wc"\nsubprocess.run(command, shell=True)
((call function: (_) @callee arguments: (argument_list . (_) @command) @arguments) @finding
  (#keyword? @arguments "shell" "True" "1")
  (#resolves? @callee "subprocess.run" "subprocess.call" "subprocess.check_call" "subprocess.check_output" "subprocess.Popen")
  (#dynamic? @command))
((call function: (_) @callee arguments: (argument_list . (_) @command
    (keyword_argument name: (identifier) @key value: [(string) (list) (dictionary)] @on))) @finding
  (#eq? @key "shell") (#not-match? @on "^(\"\"|''|\\[\\]|\\{\\})$")
  (#resolves? @callee "subprocess.run" "subprocess.call" "subprocess.check_call" "subprocess.check_output" "subprocess.Popen")
  (#dynamic? @command))

; rule: python-shell-fixed
; severity: information
; confidence: medium
; cwe: 78
; needs: shell system popen popen2 popen3 popen4 Popen3 Popen4 getoutput getstatusoutput create_subprocess_shell
; at: \bshell\s*=\s*(?:True|1|["'\[{])|\b(?:system|popen[234]?|Popen[34]|getoutput|getstatusoutput|create_subprocess_shell)\s*\((?!\s*\))
; message: a shell runs {command}, where the program alone would do
; help: Give the program and its arguments as a list, without a shell: nothing of the environment changes what runs then.
; why: What runs hangs on PATH, aliases and the file names at hand, and the first variable in the line is an injection.
; tests: no
; found: import subprocess\nsubprocess.run("ls -l | wc", shell=True)
; found: import subprocess\nsubprocess.Popen(["cat", "/etc/passwd"], shell=True)
; found: import os\nos.system("/bin/echo hi")
; found: from os import popen\npopen("uname -av")
; found: import subprocess as sp\nsp.getoutput("ls -l")
; found: import subprocess\nsubprocess.call("pwd", shell="False")
; clean: import subprocess\nsubprocess.call("pwd", shell="")
; clean: import os\nos.system("clear")
; clean: import os\nos.system("cls" if os.name == "nt" else "clear")
; clean: import os\nos.system("")
; clean: import os\nos.system("rm " + path)
; clean: import platform\nplatform.system()
; clean: import subprocess\nsubprocess.run("ls", shell=False)
((call function: (_) @callee arguments: (argument_list . (_) @command) @arguments) @finding
  (#keyword? @arguments "shell" "True" "1")
  (#resolves? @callee "subprocess.run" "subprocess.call" "subprocess.check_call" "subprocess.check_output" "subprocess.Popen")
  (#not-dynamic? @command))
((call function: (_) @callee arguments: (argument_list . (_) @command
    (keyword_argument name: (identifier) @key value: [(string) (list) (dictionary)] @on))) @finding
  (#eq? @key "shell") (#not-match? @on "^(\"\"|''|\\[\\]|\\{\\})$")
  (#resolves? @callee "subprocess.run" "subprocess.call" "subprocess.check_call" "subprocess.check_output" "subprocess.Popen")
  (#not-dynamic? @command))
((call function: (_) @callee arguments: (argument_list . (_) @command)) @finding
  (#resolves? @callee "os.system" "os.popen" "os.popen2" "os.popen3" "os.popen4" "subprocess.getoutput" "subprocess.getstatusoutput" "asyncio.create_subprocess_shell" "commands.getoutput" "commands.getstatusoutput" "popen2.popen2" "popen2.popen3" "popen2.popen4" "popen2.Popen3" "popen2.Popen4")
  (#not-dynamic? @command)
  (#not-match? @command "^(['\"]\\s*(cls|clear|pause|color|reset|title \\w+)?\\s*['\"]|.*['\"](cls|clear)['\"].*\\bif\\b.*)$"))

; rule: python-os-command
; severity: error
; confidence: high
; cwe: 78
; needs: system popen popen2 popen3 popen4 Popen3 Popen4 getoutput getstatusoutput create_subprocess_shell subprocess_shell
; at: \b(?:system|popen[234]?|Popen[34]|getoutput|getstatusoutput|create_subprocess_shell|subprocess_shell)\s*\((?!\s*\))
; message: {callee} gives the text {command} to a shell
; help: Use subprocess.run with a list of arguments; it needs no shell.
; replaces: S605
; tests: no
; found: import os\nos.system("rm " + path)
; found: from os import popen\npopen(f"cat {name}")
; found: import subprocess\nsubprocess.getoutput("git log " + branch)
; found: import asyncio\nasync def f(x):\n    await asyncio.create_subprocess_shell(x)
; found: async def f(loop, line):\n    await loop.subprocess_shell(Protocol, line)
; clean: async def f(loop):\n    await loop.subprocess_shell(Protocol, "uptime")
; clean: import os\nos.system("clear")
; clean: import os\nos.system("cls" if os.name == "nt" else "clear")
; clean: import platform\nplatform.system()
; clean: self.os.system(command)
((call function: (_) @callee arguments: (argument_list . (_) @command)) @finding
  (#resolves? @callee "os.system" "os.popen" "os.popen2" "os.popen3" "os.popen4" "subprocess.getoutput" "subprocess.getstatusoutput" "asyncio.create_subprocess_shell" "commands.getoutput" "commands.getstatusoutput" "popen2.popen2" "popen2.popen3" "popen2.popen4" "popen2.Popen3" "popen2.Popen4")
  (#dynamic? @command))
((call function: (attribute attribute: (identifier) @callee) arguments: (argument_list . (_) . (_) @command)) @finding
  (#eq? @callee "subprocess_shell") (#dynamic? @command))

; rule: python-program-named
; severity: information
; confidence: medium
; cwe: 78
; needs: execl execle execlp execlpe execv execve execvp execvpe spawnl spawnle spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe startfile posix_spawn posix_spawnp
; at: \b(?:exec[lv]p?e?|spawn[lv]p?e?|startfile|posix_spawnp?)\s*\(
; message: {program} says which program {callee} starts
; help: Take the program from a fixed list, or give its full path.
; replaces: S606
; tests: no
; found: import os\nos.execvp(file, args)
; found: import os\nos.spawnl(os.P_WAIT, path)
; found: import os\nos.startfile(name)
; clean: import os, sys\nos.execv(sys.executable, [sys.executable, *sys.argv])
; clean: import os\nos.execlp("git", "git", "status")
; clean: import os\nos.spawnvp(os.P_WAIT, "tar", ["tar", "xf", name])
; clean: import os\nos.startfile("manual.pdf")
((call function: (_) @callee arguments: (argument_list . (_) @program)) @finding
  (#resolves? @callee "os.execl" "os.execle" "os.execlp" "os.execlpe" "os.execv" "os.execve" "os.execvp" "os.execvpe" "os.startfile" "os.posix_spawn" "os.posix_spawnp")
  (#dynamic? @program))
((call function: (_) @callee arguments: (argument_list . (_) . (_) @program)) @finding
  (#resolves? @callee "os.spawnl" "os.spawnle" "os.spawnlp" "os.spawnlpe" "os.spawnv" "os.spawnve" "os.spawnvp" "os.spawnvpe")
  (#dynamic? @program))

; rule: python-ssh-command
; severity: error
; confidence: medium
; cwe: 78
; needs: exec_command
; needs: paramiko SSHClient fabric
; at: \bexec_command\s*\(
; message: the other machine's shell runs {command}, which is put together from text
; help: Put each value through shlex.quote.
; tests: no
; found: import paramiko\nclient = paramiko.SSHClient()\nclient.exec_command("rm " + path)
; found: from paramiko import SSHClient\nclient.exec_command(f"cat {name}")
; clean: import paramiko\nclient.exec_command("uptime")
; clean: import paramiko, shlex\nclient.exec_command(f"cat {shlex.quote(name)}")
((call function: (attribute attribute: (identifier) @callee) arguments: (argument_list . (_) @command)) @finding
  (#eq? @callee "exec_command") (#built? @command))

; rule: python-sql-built
; severity: error
; confidence: medium
; cwe: 89
; needs: execute executemany executescript execute_async fetch fetchrow fetchval fetchone fetchall read_sql read_sql_query raw RawSQL
; needs: SELECT select INSERT insert UPDATE update DELETE delete DROP drop ALTER alter CREATE create TRUNCATE truncate WITH REPLACE MERGE GRANT Select Insert Update Delete
; at: \b(?:execute\w*|fetch(?:row|val|one|all)?|read_sql\w*|raw|RawSQL)\s*\(
; message: the SQL of {callee} is put together from text
; help: Pass the values as parameters, and take names of tables only from a fixed list.
; replaces: S608
; covers: python-sql-text
; tests: no
; found: cursor.execute(f"SELECT * FROM users WHERE name = '{name}'")
; found: cursor.execute("DELETE FROM users WHERE id = " + user_id)
; found: cursor.execute("SELECT * FROM users WHERE id = %s" % user_id)
; found: cursor.execute("SELECT * FROM users WHERE id = {}".format(user_id))
; found: def f(cursor, name):\n    sql = f"SELECT * FROM users WHERE name = '{name}'"\n    cursor.execute(sql)
; found: User.objects.raw("SELECT * FROM auth WHERE name = '%s'" % name)
; found: cursor.execute("SELECT * FROM users WHERE id = '[ID]'".replace("[ID]", user_id))
; clean: cursor.execute("SELECT * FROM users WHERE name = %s", (name,))
; clean: cursor.execute(f"SELECT * FROM {TABLE}")
; clean: cursor.execute("SELECT * FROM %s" % connection.ops.quote_name(model))
; clean: cursor.execute(f"SELECT {columns} FROM {self.table_name} WHERE id = ?", (key,))
; clean: cursor.execute(f"SELECT * FROM t WHERE id IN ({','.join('?' * len(ids))})", ids)
; clean: for table in ("a", "b"):\n    cursor.execute(f"DROP TABLE {table}")
; clean: def f(cursor, limit: int):\n    cursor.execute(f"SELECT * FROM t LIMIT {limit}")
; clean: runner.execute(f"step {name}")
((call function: [(attribute attribute: (identifier) @method) (identifier) @method] @callee
    arguments: (argument_list . (_) @query)) @finding
  (#match? @method "^(execute\\w*|fetch(row|val|one|all)?|read_sql\\w*|raw|RawSQL)$")
  (#says? @query "(?is)^[rbfu]{0,2}[\"']{1,3}\\s*\\(?(select|insert|replace|update|delete|drop|alter|create|truncate|with|merge|grant)\\s")
  (#built? @query "$sql-names"))
((call function: [(attribute attribute: (identifier) @method) (identifier) @method] @callee
    arguments: (argument_list . (call function: (attribute object: (string) @sql attribute: (identifier) @how) arguments: (argument_list (_) (_) @value)))) @finding
  (#match? @method "^(execute\\w*|fetch(row|val|one|all)?|read_sql\\w*|raw|RawSQL)$") (#eq? @how "replace") (#dynamic? @value "$sql-names")
  (#says? @sql "(?is)^[rbu]{0,2}[\"']{1,3}\\s*(select|insert|replace|update|delete|drop|alter|create|truncate|with|merge|grant)\\s"))

; rule: python-sql-text
; severity: warning
; confidence: medium
; cwe: 89
; needs: SELECT select INSERT insert UPDATE update DELETE delete WITH with Select Insert Update Delete
; at: (?i)["'][\s(]*(?:select|insert|update|delete|with)\b
; message: a value gets into the text of this SQL
; help: Leave a placeholder where the value goes, and pass the value beside the text.
; tests: no
; found: query = "SELECT * FROM users WHERE name = '%s'" % name
; found: query = f"""\nDELETE FROM users\nWHERE id = {user_id}"""
; found: def f(key):\n    return "UPDATE users SET seen = 1 WHERE id = " + key
; found: query = "INSERT INTO users VALUES ('a', '{}')".format(name)
; found: query = "SELECT * FROM users WHERE id = '[VALUE]'".replace("[VALUE]", key)
; found: query = ("SELECT * "\n    f"FROM users WHERE id = {key}")
; found: spark.sql(f"SELECT * FROM users WHERE id = {key}")
; clean: logger.debug("SELECT * FROM users WHERE id = %s" % key)
; clean: def f(cursor, key):\n    query = f"SELECT * FROM users WHERE id = {key}"\n    cursor.execute(query)
; clean: spark.sql("SELECT * FROM users WHERE id = :id", args={"id": key})
; clean: query = "SELECT * FROM users WHERE name = %s"
; clean: query = f"SELECT * FROM {TABLE} WHERE id = ?"
; clean: query = f"SELECT {columns} FROM {table} WHERE id = ?"
; clean: text = f"select a file from {folder}"
; clean: text = "with " + name + " as the first"
; clean: def f(limit: int):\n    return f"SELECT * FROM t WHERE n = {limit}"
((assignment left: (_) @name right: [(string) (concatenated_string) (binary_operator) (call) (parenthesized_expression)] @finding)
  (#not-handed? @name "execute\\w*" "fetch\\w*" "raw" "RawSQL" "read_sql\\w*" "text")
  (#says? @finding "(?is)^[rbfu]{0,2}[\"']{1,3}\\s*\\(?(select\\b.*\\bfrom\\b|insert\\s+into\\b|update\\s.*\\sset\\b|delete\\s+from\\b|with\\s+\\w+\\s+as\\s*\\()")
  (#says? @finding "(?is)(=|<|>|\\blike|\\bvalues\\s*\\(|\\bin\\s*\\()[^={]{0,80}(\\{|%[sdr(]|[\"']{1,3}$)")
  (#built? @finding "$sql-names"))
((return_statement [(string) (concatenated_string) (binary_operator) (call) (parenthesized_expression)] @finding)
  (#says? @finding "(?is)^[rbfu]{0,2}[\"']{1,3}\\s*\\(?(select\\b.*\\bfrom\\b|insert\\s+into\\b|update\\s.*\\sset\\b|delete\\s+from\\b|with\\s+\\w+\\s+as\\s*\\()")
  (#says? @finding "(?is)(=|<|>|\\blike|\\bvalues\\s*\\(|\\bin\\s*\\()[^={]{0,80}(\\{|%[sdr(]|[\"']{1,3}$)")
  (#built? @finding "$sql-names"))
((call function: (_) @callee arguments: (argument_list . [(string) (concatenated_string) (binary_operator) (call) (parenthesized_expression)] @finding))
  (#not-match? @callee "(?i)(log|print|echo|warn|error|exception|debug|info|format|fail|raise|assert)\\w*$")
  (#says? @finding "(?is)^[rbfu]{0,2}[\"']{1,3}\\s*\\(?(select\\b.*\\bfrom\\b|insert\\s+into\\b|update\\s.*\\sset\\b|delete\\s+from\\b|with\\s+\\w+\\s+as\\s*\\()")
  (#says? @finding "(?is)(=|<|>|\\blike|\\bvalues\\s*\\(|\\bin\\s*\\()[^={]{0,80}(\\{|%[sdr(]|[\"']{1,3}$)")
  (#built? @finding "$sql-names"))
((assignment right: (call function: (attribute object: (string) @sql attribute: (identifier) @method) arguments: (argument_list (_) (_) @value)) @finding)
  (#eq? @method "replace") (#dynamic? @value "$sql-names")
  (#says? @sql "(?is)^[rbu]{0,2}[\"']{1,3}\\s*(select\\b.*\\bfrom\\b|insert\\s+into\\b|update\\s.*\\sset\\b|delete\\s+from\\b)"))

; rule: python-sqlalchemy-text
; severity: error
; confidence: medium
; cwe: 89
; needs: text literal_column
; at: \b(?:text|literal_column)\s*\(
; covers: python-sql-text
; message: the SQL given to {callee} is put together from text
; help: Use bound parameters: text("... where id = :id").bindparams(id=value).
; tests: no
; found: from sqlalchemy import text\ntext(f"select * from users where name = '{name}'")
; found: import sqlalchemy as sa\nsa.text("delete from t where id = " + key)
; clean: from sqlalchemy import text\ntext("select * from users where name = :name")
; clean: from rich import text\ntext(f"select {name} from us")
((call function: (_) @callee arguments: (argument_list . (_) @query)) @finding
  (#resolves? @callee "sqlalchemy.text" "sqlalchemy.sql.text" "sqlalchemy.sql.expression.text" "sqlalchemy.literal_column")
  (#built? @query "$sql-names"))

; rule: python-django-extra
; severity: warning
; confidence: medium
; cwe: 89
; needs: extra
; at: \.extra\s*\(
; message: {value} becomes SQL as it stands
; help: Use filter, annotate and expressions, or hand values over in params and select_params.
; replaces: S610
; tests: no
; found: User.objects.filter(id=1).extra(where=["name = '%s'" % name])
; found: User.objects.all().extra(select={"age": expression})
; found: queryset.extra(dict(a="b"), ["x = " + y])
; clean: User.objects.extra(where=["a = b"], select={"age": "a + b"})
; clean: User.objects.extra(where=["name = %s"], params=[name])
; clean: self._stream.extra(Attribute.local_address, None)
((call function: (attribute object: (_) @object attribute: (identifier) @method)
    arguments: (argument_list (keyword_argument name: (identifier) @key value: [
      [(identifier) (attribute) (call) (binary_operator) (string (interpolation))] @value
      (list [(identifier) (attribute) (call) (binary_operator) (string (interpolation))] @value)
      (tuple [(identifier) (attribute) (call) (binary_operator) (string (interpolation))] @value)
      (dictionary (pair value: [(identifier) (attribute) (call) (binary_operator) (string (interpolation))] @value))
    ]))) @finding
  (#eq? @method "extra") (#any-of? @key "select" "where" "tables" "order_by") (#match? @object "(?i)(^|[.\\s])objects\\b|(query_?set|qs)(\\.\\w+\\(.*\\))*$"))
((call function: (attribute object: (_) @object attribute: (identifier) @method)
    arguments: (argument_list [
      [(identifier) (attribute) (call) (binary_operator) (string (interpolation))] @value
      (list [(identifier) (attribute) (call) (binary_operator) (string (interpolation))] @value)
      (tuple [(identifier) (attribute) (call) (binary_operator) (string (interpolation))] @value)
      (dictionary (pair value: [(identifier) (attribute) (call) (binary_operator) (string (interpolation))] @value))
    ])) @finding
  (#eq? @method "extra") (#match? @object "(?i)(^|[.\\s])objects\\b|(query_?set|qs)(\\.\\w+\\(.*\\))*$"))

; rule: python-template-built
; severity: error
; confidence: medium
; cwe: 1336
; needs: render_template_string Template from_string
; at: \b(?:render_template_string|Template)\s*\(
; message: {callee} runs text that is not constant as a template
; help: Keep the template constant and hand the values to render as variables.
; tests: no
; found: from flask import render_template_string, request\nrender_template_string("<b>" + request.args["q"] + "</b>")
; found: from jinja2 import Template\nTemplate(f"Hello {name}").render()
; clean: from flask import render_template_string\nrender_template_string("<b>{{ q }}</b>", q=q)
; clean: from string import Template\nTemplate(f"Hello {name}")
; clean: from jinja2 import Template\nTemplate("Hello {{ name }}").render(name=name)
((call function: (_) @callee arguments: (argument_list . (_) @template)) @finding
  (#resolves? @callee "flask.render_template_string" "jinja2.Template" "mako.template.Template")
  (#built? @template))
((call function: (_) @callee arguments: (argument_list . (_) @template)) @finding
  (#resolves? @callee "flask.render_template_string" "jinja2.Template" "mako.template.Template")
  (#mentions? @template "$request"))

; rule: python-path-from-request
; severity: error
; confidence: medium
; cwe: 22
; needs: open send_file join remove unlink Path rmtree FileResponse
; needs: request
; at: \b(?:open|send_file|join|remove|unlink|Path|rmtree|FileResponse)\s*\(
; message: a path is made from the request: {path}
; help: Check the name against a list, or resolve the path and see that it stays inside the folder.
; tests: no
; found: from flask import request\nopen(request.args["file"])
; found: import os\ndef view(request):\n    name = request.GET.get("name")\n    os.remove("/data/" + name)
; found: import os\ndef view(request):\n    return os.path.join(BASE, request.POST["name"])
; clean: from flask import request\nopen(secure_filename(request.args["file"]))
; clean: from flask import request\n", ".join(request.args)
; clean: from flask import request\nopen("data/" + str(int(request.args["n"])))
((call function: (_) @callee arguments: (argument_list (_) @path)) @finding
  (#resolves? @callee "open" "io.open" "os.open" "os.remove" "os.unlink" "os.path.join" "shutil.rmtree" "pathlib.Path" "flask.send_file" "django.http.FileResponse" "fastapi.responses.FileResponse" "starlette.responses.FileResponse")
  (#mentions? @path "$request"))

; rule: python-fetch-from-request
; severity: error
; confidence: medium
; cwe: 918
; needs: requests httpx urlopen aiohttp urllib3
; needs: request
; at: \b(?:get|post|put|patch|delete|head|request|urlopen|stream)\s*\(
; message: the server fetches an address that the request names: {url}
; help: Compare the host with a list of those that are meant, and refuse private addresses.
; tests: no
; found: import requests\nfrom flask import request\nrequests.get(request.args["url"])
; found: from urllib.request import urlopen\ndef view(request):\n    url = request.GET["url"]\n    urlopen(url)
; clean: import requests\nrequests.get("https://api.invalid/items", params=request.args)
; clean: import requests\nfrom flask import request\nrequest.args.get("url")
((call function: (_) @callee arguments: (argument_list . (_) @url)) @finding
  (#resolves? @callee "requests.get" "requests.post" "requests.put" "requests.patch" "requests.delete" "requests.head" "httpx.get" "httpx.post" "httpx.put" "httpx.request" "httpx.stream" "urllib.request.urlopen")
  (#mentions? @url "$request"))

; rule: python-open-redirect
; severity: warning
; confidence: medium
; cwe: 601
; needs: redirect HttpResponseRedirect RedirectResponse
; needs: request
; unless: url_has_allowed_host_and_scheme is_safe_url is_safe_redirect_url
; message: a redirect goes wherever the request says: {url}
; help: Accept only paths of this site (url_has_allowed_host_and_scheme), or names from a list.
; tests: no
; found: from flask import redirect, request\nredirect(request.args.get("next"))
; found: from django.shortcuts import redirect\ndef view(request):\n    target = request.GET["next"]\n    return redirect(target)
; clean: from flask import redirect, url_for, request\nredirect(url_for("page", name=request.args["name"]))
; clean: from flask import redirect\nredirect("/login")
; clean: def view(request):\n    url = request.GET["next"]\n    if url_has_allowed_host_and_scheme(url, None):\n        return redirect(url)
((call function: (_) @callee arguments: (argument_list . (_) @url)) @finding
  (#match? @callee "(^|\\.)(redirect|HttpResponseRedirect|RedirectResponse)$")
  (#mentions? @url "$request"))

; rule: python-unpickle-remote
; severity: error
; confidence: high
; cwe: 502
; needs: pickle cPickle _pickle dill cloudpickle jsonpickle marshal
; at: \b(?:loads?|decode|Unpickler)\s*\(
; message: {callee} reads data from outside, which can run any code
; help: Send JSON or another plain format, or check a signature before reading.
; tests: no
; found: import pickle\nfrom flask import request\npickle.loads(request.data)
; found: import pickle\ndef serve(conn):\n    data = conn.recv(1024)\n    return pickle.loads(data)
; clean: import pickle\nwith open("cache", "rb") as file:\n    pickle.load(file)
; clean: import json\njson.loads(request.data)
((call function: (_) @callee arguments: (argument_list . (_) @data)) @finding
  (#resolves? @callee "pickle.loads" "pickle.load" "cPickle.loads" "_pickle.loads" "dill.loads" "cloudpickle.loads" "jsonpickle.decode" "marshal.loads" "pickle.Unpickler")
  (#mentions? @data "$remote"))

; rule: python-unpickle
; severity: warning
; confidence: medium
; cwe: 502
; needs: pickle cPickle dill cloudpickle jsonpickle shelve joblib read_pickle
; at: \b(?:loads?|decode|Unpickler|open|read_pickle)\s*\(
; message: {callee} can run any code that its data asks for
; help: Use JSON or another plain format for data that others may have written.
; found: import dill\ndill.Unpickler(file).load()
; found: import pickle\npickle.load(open("cache.pickle", "rb"))
; clean: import pickle\npickle.loads(b"\x80\x04K\x01.")
; replaces: S301
; tests: no
; found: import pickle\npickle.load(file)
; found: import dill\ndill.loads(data)
; found: import pandas as pd\npd.read_pickle(path)
; clean: import pickle\npickle.loads(pickle.dumps(value))
; clean: import pickle\npickle.dumps(value)
; clean: import json\njson.load(file)
; clean: import marshal\nmarshal.load(file)
((call function: (_) @callee arguments: (argument_list . (_) @data)) @finding
  (#resolves? @callee "pickle.loads" "pickle.load" "pickle.Unpickler" "cPickle.loads" "cPickle.load" "dill.load" "dill.loads" "cloudpickle.load" "cloudpickle.loads" "cPickle.Unpickler" "dill.Unpickler" "jsonpickle.decode" "jsonpickle.unpickler.decode" "joblib.load" "shelve.open" "pandas.read_pickle")
  (#not-match? @data "^[rb]*[\"']|^\\w+\\.dumps\\(") (#not-mentions? @data "$remote"))
((call function: (_) @callee) @finding (#resolves? @callee "jsonpickle.unpickler.Unpickler"))

; rule: python-unmarshal
; severity: warning
; confidence: medium
; cwe: 502
; needs: marshal
; at: \bloads?\s*\(
; message: {callee} reads code as well as data, and crashes on what is malformed
; help: Use JSON or another plain format for data that others may have written.
; replaces: S302
; tests: no
; found: import marshal\nmarshal.load(file)
; found: from marshal import loads\nloads(data)
; clean: import marshal\nmarshal.loads(marshal.dumps(value))
; clean: import json\njson.loads(data)
((call function: (_) @callee arguments: (argument_list . (_) @data)) @finding
  (#resolves? @callee "marshal.loads" "marshal.load")
  (#not-match? @data "^\\w+\\.dumps\\(") (#not-mentions? @data "$remote"))

; rule: python-yaml-unsafe
; severity: error
; confidence: high
; cwe: 502
; needs: unsafe_load unsafe_load_all full_load full_load_all unsafe
; message: {callee} builds any object that the file names
; help: Use yaml.safe_load.
; rewrite: safe_load
; rewrite-safe: no
; found: import yaml\nyaml.unsafe_load(file)
; found: import yaml\nyaml.unsafe_load_all(file)
; found: from yaml import unsafe_load\nunsafe_load(file)
; clean: import yaml\nyaml.safe_load(file)
; clean: loader.unsafe_load(file)
((call function: (attribute attribute: (identifier) @rewrite) @callee) @finding
  (#resolves? @callee "yaml.unsafe_load" "yaml.full_load"))
((call function: (attribute) @callee) @finding
  (#resolves? @callee "yaml.unsafe_load_all" "yaml.full_load_all"))
((call function: (identifier) @callee) @finding
  (#resolves? @callee "yaml.unsafe_load" "yaml.full_load" "yaml.unsafe_load_all" "yaml.full_load_all"))

; rule: python-ruamel-unsafe
; severity: error
; confidence: high
; cwe: 502
; needs: ruamel
; at: \btyp\s*=\s*["']unsafe
; message: {callee} builds any object that the file names
; help: Use YAML(typ="safe").
; rewrite: "safe"
; rewrite-safe: no
; tests: no
; found: from ruamel.yaml import YAML\nYAML(typ="unsafe")
; found: import ruamel.yaml\nruamel.yaml.YAML(typ="unsafe", pure=True)
; clean: from ruamel.yaml import YAML\nYAML(typ="safe")
; clean: from ruamel.yaml import YAML\nYAML()
((call function: (_) @callee arguments: (argument_list (keyword_argument name: (identifier) @key value: (string) @rewrite))) @finding
  (#resolves? @callee "ruamel.yaml.YAML") (#eq? @key "typ") (#match? @rewrite "unsafe"))

; rule: python-model-unpickle
; severity: warning
; confidence: medium
; cwe: 502
; needs: torch numpy
; at: \bweights_only\s*=\s*False|\ballow_pickle\s*=\s*True
; message: {callee} unpickles, which can run any code that the file asks for
; help: Pass weights_only=True (torch), leave allow_pickle off (numpy), or use safetensors.
; tests: no
; found: import torch\ntorch.load(path, weights_only=False)
; found: import numpy as np\nnp.load(path, allow_pickle=True)
; clean: import torch\ntorch.load(path, weights_only=True)
; clean: import torch\ntorch.load(path)
; clean: import numpy as np\nnp.load(path)
((call function: (_) @callee arguments: (argument_list) @arguments) @finding
  (#resolves? @callee "torch.load") (#keyword? @arguments "weights_only" "False"))
((call function: (_) @callee arguments: (argument_list) @arguments) @finding
  (#resolves? @callee "numpy.load") (#keyword? @arguments "allow_pickle" "True"))

; rule: python-password-hash
; severity: error
; confidence: high
; cwe: 916
; needs: hashlib
; at: \b(?:md5|sha1|sha224|sha256|sha384|sha512|blake2b|blake2s)\s*\([^\n]{0,200}?[Pp]ass
; covers: python-weak-hash
; message: a fast hash protects {secret}, which can be guessed billions of times a second
; help: Use argon2, bcrypt, or hashlib.scrypt with a salt of its own for each password.
; replaces: S303 S324
; tests: no
; found: import hashlib\nhashlib.md5(password.encode()).hexdigest()
; found: from hashlib import sha256\nsha256((salt + user_password).encode())
; clean: import hashlib\nhashlib.md5(file.read()).hexdigest()
; clean: import hashlib\nhashlib.scrypt(password, salt=salt, n=16384, r=8, p=1)
((call function: (_) @callee arguments: (argument_list . (_) @secret)) @finding
  (#resolves? @callee "hashlib.md5" "hashlib.sha1" "hashlib.sha224" "hashlib.sha256" "hashlib.sha384" "hashlib.sha512" "hashlib.blake2b" "hashlib.blake2s")
  (#match? @secret "(?i)\\b\\w*(password|passwd|passphrase)\\b(?!_)"))

; rule: python-weak-hash
; severity: warning
; confidence: medium
; cwe: 328
; needs: hashlib Hash hashes crypt
; at: (?im)^(?![^\n]*(?:digest\(\)\s*\[|e_?tag|check_?sum|cache|finger_?print|unchanged|:\s*hashes\.))[^\n]*\b(?:md[245]|sha1?|new|crypt|mksalt)\b[^\n]*
; message: {finding} can be made to collide, or undone by guessing
; help: Use SHA-256 or better; where nothing hangs on it, say so with usedforsecurity=False.
; replaces: S303 S324
; tests: no
; found: import hashlib\nhashlib.md5(data).hexdigest()
; found: from hashlib import sha1\nsha1(data)
; found: import hashlib\nhashlib.new("md5", data)
; found: import hashlib\nhashlib.new(name="SHA1", data=data)
; found: from Crypto.Hash import MD4\nMD4.new()
; found: from cryptography.hazmat.primitives import hashes\nhashes.SHA1()
; found: import crypt\ncrypt.crypt(word, salt=crypt.METHOD_MD5)
; clean: import hashlib\nhashlib.md5(data, usedforsecurity=False)
; clean: import hashlib\nhashlib.sha256(data)
; clean: import hashlib\nhashlib.new("sha256", data)
; clean: import hashlib\nname = hashlib.sha1(data).hexdigest()[:12]
; clean: import hashlib\netag = hashlib.md5(data).hexdigest()
; clean: from cryptography.hazmat.primitives import hashes\nTABLE = {\n    OID: hashes.SHA1(),\n}
; clean: import crypt\ncrypt.crypt(word, salt=crypt.METHOD_SHA512)
((call function: (_) @callee arguments: (argument_list) @arguments) @finding
  (#resolves? @callee "hashlib.md5" "hashlib.sha1") (#not-keyword? @arguments "usedforsecurity" "False"))
((call function: (_) @callee arguments: (argument_list . [(string) @name (keyword_argument value: (string) @name)]) @arguments) @finding
  (#resolves? @callee "hashlib.new") (#match? @name "(?i)^['\"](md[245]|sha1?)['\"]$") (#not-keyword? @arguments "usedforsecurity" "False"))
((call function: (_) @callee) @finding
  (#resolves? @callee "Crypto.Hash.MD2.new" "Crypto.Hash.MD4.new" "Crypto.Hash.MD5.new" "Crypto.Hash.SHA.new" "Crypto.Hash.SHA1.new" "Cryptodome.Hash.MD2.new" "Cryptodome.Hash.MD4.new" "Cryptodome.Hash.MD5.new" "Cryptodome.Hash.SHA.new" "Cryptodome.Hash.SHA1.new" "cryptography.hazmat.primitives.hashes.MD5" "cryptography.hazmat.primitives.hashes.SHA1"))
((call function: (_) @callee arguments: (argument_list [(attribute) @method (keyword_argument value: (attribute) @method)])) @finding
  (#resolves? @callee "crypt.crypt" "crypt.mksalt") (#resolves? @method "crypt.METHOD_CRYPT" "crypt.METHOD_MD5" "crypt.METHOD_BLOWFISH"))

; rule: python-password-fixed
; severity: warning
; confidence: medium
; cwe: 259
; needs: password passwd passphrase pwd Password PASSWORD PASSWD PASSPHRASE PWD db_password db_passwd db_pwd DB_PASSWORD DB_PASSWD DB_PWD email_password email_pwd EMAIL_PASSWORD EMAIL_HOST_PASSWORD MAIL_PASSWORD SMTP_PASSWORD smtp_password smtp_pass user_password user_pwd USER_PASSWORD admin_password ADMIN_PASSWORD root_password ROOT_PASSWORD default_password DEFAULT_PASSWORD MYSQL_PASSWORD mysql_password POSTGRES_PASSWORD postgres_password REDIS_PASSWORD redis_password FTP_PASSWORD ftp_password SSH_PASSWORD ssh_password master_password MASTER_PASSWORD login_password LOGIN_PASSWORD DATABASE_PASSWORD database_password
; at: (?i)(?:password|passwd|passphrase|pwd)\w{0,30}["']?\]?\s{0,9}(?::\s{0,9}\w{1,30}\s{0,9})?(?:==?|!=)
; message: a password stands in the code: whoever reads it can come in
; help: Change it, and read it from the environment or from a store for secrets.
; tests: no
; found: password = "blerg"
; found: def login(user, password="Admin"):\n    pass
; found: def login(user, password: str = "Admin"):\n    pass
; found: connect(password="letmein")
; found: EMAIL_PASSWORD = "sesame"
; found: if password == "root":\n    admin()
; found: if self.password == "this cool password":\n    pass
; found: settings["password"] = "blerg"
; clean: password = ""
; clean: password = "your-password"
; clean: FIELD_PASSWORD = "password"
; clean: reset_password = "/reset"
; clean: password = "***"
; clean: connect(password="{{ password }}")
; clean: password = os.environ["PASSWORD"]
; clean: if password == "-":\n    ask()
; clean: if self.update_password == "always":\n    pass
; clean: def f(field="password1"):\n    pass
([
   (assignment left: [(identifier) @name (attribute attribute: (identifier) @name)] right: (string) @value)
   (assignment left: (subscript subscript: (string (string_content) @name)) right: (string) @value)
   (default_parameter name: (identifier) @name value: (string) @value)
   (typed_default_parameter name: (identifier) @name value: (string) @value)
   (keyword_argument name: (identifier) @name value: (string) @value)
 ] @finding
  (#match? @name "(?i)^(\\w*_)?(password|passwd|passphrase|pwd)\\d?$")
  (#not-match? @name "(?i)(^|_)(no|reset|change|update|forgot|set|show|use|require|has|is|field|label|type|env)_")
  (#match? @value "^[bru]*[\"']([A-Za-z]{3,24}|[\\w!@#$%^&*+=-]{3,7}|[a-z]+_[a-z]+)[\"']$")
  (#not-match? @value "(?i)pass|pwd|\\*\\*|xxx|example|your|change|none|null|text|string|secret_?key|prompt|login|redact|hidden|mask"))
((comparison_operator [(identifier) @name (attribute attribute: (identifier) @name)] (string) @value) @finding
  (#match? @name "(?i)^(\\w*_)?(password|passwd|passphrase|pwd)$") (#match? @finding "[!=]=")
  (#not-match? @name "(?i)(^|_)(no|reset|change|update|forgot|set|show|use|require|has|is|field|label|type|env)_")
  (#match? @value "^[bru]*[\"'][^\"']*[A-Za-z0-9]{3}"))

; rule: python-random-secret
; severity: error
; confidence: medium
; cwe: 338
; needs: random
; at: \brandom\.\w+\(
; message: {name} comes from a generator that can be predicted
; help: Use the secrets module: secrets.token_urlsafe(), secrets.choice().
; replaces: S311
; tests: no
; found: import random\ntoken = "".join(random.choice(ALPHABET) for _ in range(32))
; found: import random\nself.reset_code = random.randint(100000, 999999)
; found: import random\npassword = "".join(random.sample(letters, 8))
; clean: import secrets\ntoken = secrets.token_hex()
; clean: import random\ntoken_count = random.randint(1, 9)
; clean: import random\nkey = random.choice(list(keys))
; clean: import random\ntokens = random.sample(words, 3)
((assignment left: [(identifier) @name (attribute attribute: (identifier) @name)] right: (_) @value) @finding
  (#match? @name "(?i)(^|_)(password|passwd|secret|api_?key|secret_?key|(access|auth|session|csrf|reset|api)_?token|token|otp|nonce|salt|session_?id|reset_?code|verification_?code)$")
  (#match? @value "(^|[^.\\w])random\\.(random|randint|randrange|choice|choices|sample|getrandbits|uniform|randbytes|shuffle)\\("))

; rule: python-weak-cipher
; severity: error
; confidence: high
; cwe: 327
; needs: MODE_ECB ECB ARC2 ARC4 DES DES3 Blowfish XOR RC4 TripleDES IDEA CAST CAST5 SEED
; at: \b(?:new|ECB|MODE_ECB|ARC4|TripleDES|Blowfish|IDEA|CAST5|SEED)\b
; message: {callee} does not hide what it encrypts
; help: Use AES in GCM mode, or cryptography's Fernet.
; replaces: S304 S305
; found: from Crypto.Cipher import AES\nAES.new(key, AES.MODE_ECB)
; found: from Crypto.Cipher import DES\nDES.new(key, DES.MODE_CBC, iv)
; found: from cryptography.hazmat.primitives.ciphers import modes\nmodes.ECB()
; found: from Crypto.Cipher import Blowfish as fish\nfish.new(key, fish.MODE_CBC, iv)
; found: from Cryptodome.Cipher import ARC2\nARC2.new(key, ARC2.MODE_CFB, iv)
; clean: from Crypto.Cipher import AES\nAES.new(key, AES.MODE_GCM)
; clean: mode = "ECB"
((call function: (_) @callee arguments: (argument_list . (_) . (attribute) @mode)) @finding
  (#resolves? @mode "Crypto.Cipher.AES.MODE_ECB" "Cryptodome.Cipher.AES.MODE_ECB"))
((call function: (_) @callee) @finding
  (#resolves? @callee "Crypto.Cipher.ARC2.new" "Crypto.Cipher.XOR.new" "Crypto.Cipher.CAST.new" "Cryptodome.Cipher.ARC2.new" "Cryptodome.Cipher.XOR.new" "Cryptodome.Cipher.CAST.new" "cryptography.hazmat.primitives.ciphers.algorithms.IDEA" "cryptography.hazmat.primitives.ciphers.algorithms.CAST5" "cryptography.hazmat.primitives.ciphers.algorithms.SEED" "Crypto.Cipher.DES.new" "Crypto.Cipher.DES3.new" "Crypto.Cipher.ARC4.new" "Crypto.Cipher.Blowfish.new" "Cryptodome.Cipher.DES.new" "Cryptodome.Cipher.DES3.new" "Cryptodome.Cipher.ARC4.new" "Cryptodome.Cipher.Blowfish.new" "cryptography.hazmat.primitives.ciphers.modes.ECB" "cryptography.hazmat.primitives.ciphers.algorithms.ARC4" "cryptography.hazmat.primitives.ciphers.algorithms.TripleDES" "cryptography.hazmat.primitives.ciphers.algorithms.Blowfish"))

; rule: python-fixed-iv
; severity: error
; confidence: high
; cwe: 329
; needs: AES CBC CTR GCM CFB ChaCha20
; at: \b(?:new|CBC|CTR|GCM|CFB|OFB)\s*\(
; message: the start value {iv} is the same for every message
; help: Make a new one for each message with secrets.token_bytes, and send it along.
; tests: no
; found: from Crypto.Cipher import AES\nAES.new(key, AES.MODE_CBC, b"0123456789abcdef")
; found: from cryptography.hazmat.primitives.ciphers import modes\nmodes.CBC(b"\\x00" * 16)
; clean: from Crypto.Cipher import AES\nAES.new(key, AES.MODE_CBC, iv)
; clean: import os\nfrom cryptography.hazmat.primitives.ciphers import modes\nmodes.CBC(os.urandom(16))
((call function: (_) @callee arguments: (argument_list . (_) . (_) . (_) @iv)) @finding
  (#resolves? @callee "Crypto.Cipher.AES.new" "Cryptodome.Cipher.AES.new") (#not-match? @iv "^\\w+\\s*=") (#not-dynamic? @iv))
((call function: (_) @callee arguments: (argument_list . (_) @iv)) @finding
  (#match? @callee "\\bmodes\\.(CBC|CTR|GCM|CFB|OFB)$") (#not-dynamic? @iv))

; rule: python-fixed-salt
; severity: warning
; confidence: high
; cwe: 760
; needs: pbkdf2_hmac scrypt PBKDF2HMAC Scrypt PBKDF2 hashpw
; message: the salt {salt} is the same for every password
; help: Make a salt of its own for each password with secrets.token_bytes(16) and store it beside the hash.
; tests: no
; found: import hashlib\nhashlib.pbkdf2_hmac("sha256", password, b"salt", 600000)
; found: import hashlib\nhashlib.scrypt(password, salt=b"pepper", n=16384, r=8, p=1)
; clean: import hashlib\nhashlib.pbkdf2_hmac("sha256", password, salt, 600000)
; clean: import hashlib\nhashlib.scrypt(password, salt=os.urandom(16), n=16384, r=8, p=1)
((call function: (_) @callee arguments: (argument_list . (_) . (_) . (string) @salt)) @finding
  (#resolves? @callee "hashlib.pbkdf2_hmac"))
((call function: (_) @callee arguments: (argument_list (keyword_argument name: (identifier) @key value: (_) @salt))) @finding
  (#eq? @key "salt") (#match? @callee "(^|\\.)(scrypt|pbkdf2_hmac|PBKDF2HMAC|Scrypt)$") (#not-dynamic? @salt) (#not-match? @salt "^None$"))

; rule: python-few-iterations
; severity: warning
; confidence: high
; cwe: 916
; needs: pbkdf2_hmac PBKDF2HMAC
; message: {count} rounds are too few for a password
; help: Take 600,000 rounds or more for SHA-256.
; tests: no
; found: import hashlib\nhashlib.pbkdf2_hmac("sha256", password, salt, 1000)
; found: PBKDF2HMAC(algorithm=SHA256(), length=32, salt=salt, iterations=4096)
; clean: import hashlib\nhashlib.pbkdf2_hmac("sha256", password, salt, 600_000)
; clean: PBKDF2HMAC(algorithm=SHA256(), length=32, salt=salt, iterations=600000)
((call function: (_) @callee arguments: (argument_list . (_) . (_) . (_) . (integer) @count)) @finding
  (#resolves? @callee "hashlib.pbkdf2_hmac") (#match? @count "^\\d{1,4}$"))
((call function: (_) @callee arguments: (argument_list (keyword_argument name: (identifier) @key value: (integer) @count))) @finding
  (#eq? @key "iterations") (#match? @callee "(^|\\.)(pbkdf2_hmac|PBKDF2HMAC)$") (#match? @count "^\\d{1,4}$"))

; rule: python-tls-unchecked
; severity: error
; confidence: high
; cwe: 295
; needs: check_hostname CERT_NONE _create_unverified_context verify_ssl verify
; at: \bcheck_hostname\s*=\s*False|\bCERT_NONE\b|\b_create_unverified_context\b|\bverify_ssl\s*=\s*False|\.verify\s*=\s*False
; message: {finding} lets anyone pose as the server
; help: Leave the checks on, and add a private authority with load_verify_locations or verify="ca.pem".
; replaces: S323
; tests: no
; found: context.check_hostname = False
; found: import ssl\ncontext.verify_mode = ssl.CERT_NONE
; found: import ssl\nssl._create_default_https_context = ssl._create_unverified_context
; found: session.verify = False
; found: import aiohttp\naiohttp.TCPConnector(verify_ssl=False)
; clean: context.check_hostname = True
; clean: class Context:\n    def __init__(self):\n        self.check_hostname = False
; clean: session.verify = "/etc/ca.pem"
; clean: import ssl\nif context.verify_mode == ssl.CERT_NONE:\n    raise ValueError
((assignment left: (attribute object: (_) @object attribute: (identifier) @name) right: (false)) @finding
  (#eq? @name "check_hostname") (#not-eq? @object "self"))
((assignment left: (attribute object: (_) @object attribute: (identifier) @name) right: (false)) @finding
  (#eq? @name "verify") (#match? @object "(?i)(session|client|http|sess)\\w*$"))
((assignment left: (attribute object: (_) @object attribute: (identifier) @name) right: (_) @value) @finding
  (#eq? @name "verify_mode") (#not-eq? @object "self") (#resolves? @value "ssl.CERT_NONE"))
((assignment left: (attribute) right: (_) @value) @finding (#resolves? @value "ssl._create_unverified_context"))
((call function: (_) @value) @finding (#resolves? @value "ssl._create_unverified_context"))
((keyword_argument name: (identifier) @name value: (false)) @finding (#eq? @name "verify_ssl"))

; rule: python-jwt-unverified
; severity: error
; confidence: high
; cwe: 347
; needs: jwt
; at: \b(?:verify_signature|verify|none|None)\b
; message: the token is read without a check of its signature
; help: Pass the key and the one algorithm that you sign with: jwt.decode(token, key, algorithms=["HS256"]).
; tests: no
; found: import jwt\njwt.decode(token, options={"verify_signature": False})
; found: import jwt\njwt.decode(token, key, verify=False)
; found: import jwt\njwt.decode(token, key, algorithms=["HS256", "none"])
; found: import jwt\njwt.encode(claims, None, algorithm="none")
; clean: import jwt\njwt.decode(token, key, algorithms=["HS256"])
; clean: import jwt\njwt.decode(token, key, algorithms=["HS256"], options={"verify_signature": True})
((call function: (_) @callee arguments: (argument_list (keyword_argument value: (dictionary) @options))) @finding
  (#resolves? @callee "jwt.decode" "jose.jwt.decode") (#keyword? @options "verify_signature" "False"))
((call function: (_) @callee arguments: (argument_list) @arguments) @finding
  (#resolves? @callee "jwt.decode" "jose.jwt.decode") (#keyword? @arguments "verify" "False"))
((call function: (_) @callee arguments: (argument_list (keyword_argument value: (list (string) @algorithm)))) @finding
  (#match? @algorithm "(?i)^.none.$") (#resolves? @callee "jwt.decode" "jose.jwt.decode"))
((call function: (_) @callee arguments: (argument_list) @arguments) @finding
  (#resolves? @callee "jwt.encode") (#keyword? @arguments "algorithm" "none" "None"))

; rule: python-jwt-for-ever
; severity: warning
; confidence: high
; cwe: 613
; needs: jwt
; at: \bverify_exp\b
; message: a token that has run out is read all the same
; help: Leave the check on, and give the token a longer time where it runs out too soon.
; tests: no
; found: import jwt\njwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": False})
; found: from jose import jwt\njwt.decode(token, key, options={"verify_iss": False, "verify_exp": False})
; clean: import jwt\njwt.decode(token, key, algorithms=["HS256"], options={"verify_exp": True})
; clean: import jwt\njwt.decode(token, key, algorithms=["HS256"])
((call function: (_) @callee arguments: (argument_list (keyword_argument value: (dictionary) @options))) @finding
  (#resolves? @callee "jwt.decode" "jose.jwt.decode") (#keyword? @options "verify_exp" "False"))

; rule: python-debug-on
; severity: warning
; confidence: high
; cwe: 489
; needs: debug DEBUG use_debugger
; at: \.debug\s*=\s*True|["']DEBUG["']|\buse_debugger
; message: {finding} opens a console that runs code for whoever reaches the server
; help: Read the switch from the environment, with off as its default.
; tests: no
; found: from flask import Flask\napp = Flask(__name__)\napp.debug = True
; found: app.config["DEBUG"] = True
; found: from werkzeug.serving import run_simple\nrun_simple("localhost", 80, app, use_debugger=True)
; clean: app.debug = os.environ.get("DEBUG") == "1"
; clean: self.debug = True
((assignment left: (attribute object: (identifier) @object attribute: (identifier) @name) right: (true)) @finding
  (#eq? @name "debug") (#any-of? @object "app" "application" "flask_app"))
((assignment left: (subscript value: (attribute) @object subscript: (string) @name) right: (true)) @finding
  (#match? @object "^(app|application|flask_app|self\\.app|current_app)\\.config$") (#match? @name "^.DEBUG.$"))
((call function: (_) @callee arguments: (argument_list) @arguments) @finding
  (#match? @callee "(^|\\.)run_simple$") (#keyword? @arguments "use_debugger" "True"))

; rule: python-django-debug
; severity: warning
; confidence: medium
; cwe: 489
; needs: DEBUG
; needs: INSTALLED_APPS ROOT_URLCONF WSGI_APPLICATION ALLOWED_HOSTS
; at: (?m)^DEBUG\s*=\s*True\b
; message: error pages show settings and code to whoever meets one
; help: Read the switch from the environment, with off as its default.
; tests: no
; found: DEBUG = True\nALLOWED_HOSTS = []
; found: DEBUG = True\nROOT_URLCONF = "site.urls"
; clean: DEBUG = os.environ.get("DEBUG") == "1"\nALLOWED_HOSTS = []
; clean: DEBUG = False\nALLOWED_HOSTS = []
; clean: DEBUG = True
((assignment left: (identifier) @name right: (true)) @finding (#eq? @name "DEBUG"))

; rule: python-autoescape-off
; severity: error
; confidence: high
; cwe: 79
; needs: autoescape
; needs: aiohttp_jinja2 tornado
; at: \bautoescape\s*=\s*(?:False|None)
; message: {callee} lets values into the page unescaped
; help: Leave autoescape on, and mark what is HTML already with the filter safe.
; tests: no
; found: import aiohttp_jinja2\naiohttp_jinja2.setup(app, autoescape=False)
; found: from tornado.template import Loader\nLoader("templates", autoescape=None)
; clean: import aiohttp_jinja2\naiohttp_jinja2.setup(app, autoescape=True)
; clean: from tornado.template import Loader\nLoader("templates")
((call function: (_) @callee arguments: (argument_list) @arguments) @finding
  (#resolves? @callee "aiohttp_jinja2.setup" "aiohttp_jinja2.setup_jinja2" "tornado.template.Template" "tornado.template.Loader" "tornado.template.DictLoader" "tornado.web.Application")
  (#keyword? @arguments "autoescape" "False" "None"))

; rule: python-cookie-open
; severity: warning
; confidence: high
; cwe: 1004
; needs: set_cookie SESSION_COOKIE_HTTPONLY SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE
; message: a cookie may be read by scripts or sent without encryption
; help: Set httponly=True, secure=True and samesite="Lax".
; tests: no
; found: response.set_cookie("session", value, httponly=False)
; found: response.set_cookie("session_id", value, max_age=60)
; found: SESSION_COOKIE_SECURE = False
; found: app.config["SESSION_COOKIE_SECURE"] = False
; found: app.config.update(SESSION_COOKIE_HTTPONLY=False)
; clean: response.set_cookie("session", value, httponly=True, secure=True)
; clean: response.set_cookie("theme", value)
; clean: SESSION_COOKIE_SECURE = True
((call function: (attribute attribute: (identifier) @callee) arguments: (argument_list) @arguments) @finding
  (#eq? @callee "set_cookie") (#keyword? @arguments "httponly" "False"))
((call function: (attribute attribute: (identifier) @callee) arguments: (argument_list . (string) @name) @arguments) @finding
  (#eq? @callee "set_cookie") (#match? @name "(?i)session|auth|jwt|access_token|refresh_token") (#lacks? @arguments "httponly"))
((assignment left: (identifier) @name right: (false)) @finding
  (#any-of? @name "SESSION_COOKIE_HTTPONLY" "SESSION_COOKIE_SECURE" "CSRF_COOKIE_SECURE"))
((assignment left: (subscript subscript: (string (string_content) @name)) right: (false)) @finding
  (#any-of? @name "SESSION_COOKIE_HTTPONLY" "SESSION_COOKIE_SECURE" "CSRF_COOKIE_SECURE"))
((call function: (attribute object: (_) @object attribute: (identifier) @method)
    arguments: (argument_list (keyword_argument name: (identifier) @name value: (false)) @finding))
  (#eq? @method "update") (#match? @object "config$")
  (#any-of? @name "SESSION_COOKIE_HTTPONLY" "SESSION_COOKIE_SECURE" "CSRF_COOKIE_SECURE"))

; rule: python-cors-any
; severity: warning
; confidence: high
; cwe: 942
; needs: allow_origins CORS allow_credentials supports_credentials CORS_ALLOW_CREDENTIALS
; at: \b(?:allow_credentials|supports_credentials)\b
; message: any site may call this with the user's cookies
; help: Name the origins that are meant.
; tests: no
; found: app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
; found: CORS(app, origins="*", supports_credentials=True)
; clean: app.add_middleware(CORSMiddleware, allow_origins=["https://shop.invalid"], allow_credentials=True)
; clean: app.add_middleware(CORSMiddleware, allow_origins=["*"])
((call arguments: (argument_list) @arguments) @finding
  (#keyword? @arguments "allow_credentials" "True") (#keyword? @arguments "allow_origins" "[\"*\"]" "['*']" "*"))
((call arguments: (argument_list) @arguments) @finding
  (#keyword? @arguments "supports_credentials" "True") (#keyword? @arguments "origins" "[\"*\"]" "['*']" "*"))

; rule: python-csrf-off
; severity: warning
; confidence: medium
; cwe: 352
; needs: csrf_exempt WTF_CSRF_ENABLED WTF_CSRF_CHECK_DEFAULT
; message: {name} lets other sites act in the user's name
; help: Leave the check on and send the token; for calls by programs use a key in a header instead of the cookie.
; tests: no
; found: from django.views.decorators.csrf import csrf_exempt\n@csrf_exempt\ndef view(request):\n    pass
; found: WTF_CSRF_ENABLED = False
; found: app.config["WTF_CSRF_ENABLED"] = False
; clean: WTF_CSRF_ENABLED = True
; clean: from django.views.decorators.csrf import csrf_exempt
((decorator (identifier) @name) @finding (#eq? @name "csrf_exempt"))
((assignment left: (identifier) @name right: (false)) @finding (#any-of? @name "WTF_CSRF_ENABLED" "WTF_CSRF_CHECK_DEFAULT"))
((assignment left: (subscript subscript: (string) @name) right: (false)) @finding (#match? @name "^.WTF_CSRF_(ENABLED|CHECK_DEFAULT).$"))

; rule: python-html-unescaped
; severity: error
; confidence: medium
; cwe: 79
; needs: mark_safe SafeString format_html Markup HTMLResponse HttpResponse make_response
; at: \b(?:mark_safe|SafeString|format_html|Markup|HTMLResponse|HttpResponse|make_response)\s*\(
; message: {callee} gets HTML that is put together from text
; help: Use format_html with arguments, or a template that escapes.
; replaces: S308 S704
; tests: no
; found: from django.utils.safestring import mark_safe\nmark_safe("<b>" + name + "</b>")
; found: from django.utils.html import format_html\nformat_html(f"<b>{name}</b>")
; found: from markupsafe import Markup\nMarkup("<b>%s</b>" % name)
; found: from django.http import HttpResponse\ndef view(request):\n    return HttpResponse(f"<p>{request.GET['q']}</p>")
; clean: from django.utils.safestring import mark_safe\nmark_safe("<b>bold</b>")
; clean: from django.utils.html import format_html\nformat_html("<b>{}</b>", name)
; clean: from markupsafe import Markup\nMarkup("<b>%s</b>") % name
((call function: (_) @callee arguments: (argument_list . (_) @html)) @finding
  (#resolves? @callee "django.utils.safestring.mark_safe" "django.utils.html.format_html" "django.utils.safestring.SafeString" "markupsafe.Markup" "flask.Markup")
  (#built? @html))
((call function: (_) @callee arguments: (argument_list . (_) @html)) @finding
  (#match? @callee "(^|\\.)(HTMLResponse|HttpResponse|make_response)$") (#says? @html "<[a-zA-Z]") (#built? @html) (#mentions? @html "$request"))

; rule: python-html-trusted
; severity: warning
; confidence: medium
; cwe: 79
; needs: mark_safe SafeString SafeText SafeBytes SafeUnicode Markup
; at: \b(?:mark_safe|SafeString|SafeText|SafeBytes|SafeUnicode|Markup)\s*\(
; message: {html} goes into the page as it is
; help: Escape it, or let format_html and templates do so.
; replaces: S308 S704
; tests: no
; found: from django.utils.safestring import mark_safe\ndef f(text):\n    return mark_safe(text)
; found: from django.utils import safestring\nsafestring.mark_safe(make(name))
; found: from markupsafe import Markup\ndef f(text):\n    return Markup(text)
; clean: from django.utils.safestring import mark_safe\nmark_safe("<b>bold</b>")
; clean: from django.utils.safestring import mark_safe\nmark_safe(escape(text))
; clean: from django.utils.safestring import mark_safe\nmark_safe(render_to_string("a.html"))
((call function: (_) @callee arguments: (argument_list . (_) @html)) @finding
  (#resolves? @callee "django.utils.safestring.mark_safe" "django.utils.safestring.SafeString" "django.utils.safestring.SafeText" "django.utils.safestring.SafeBytes" "django.utils.safestring.SafeUnicode" "markupsafe.Markup" "flask.Markup")
  (#dynamic? @html) (#not-built? @html) (#not-match? @html "escape|render|clean|sanitize|json|dumps|Markup|mark_safe"))

; rule: python-xml-entities
; severity: error
; confidence: high
; cwe: 611
; needs: resolve_entities no_network feature_external_ges feature_external_pes
; at: \b(?:resolve_entities|no_network|feature_external_ges|feature_external_pes)\b
; message: the parser follows entities, which can read files and fetch addresses
; help: Leave resolve_entities and the external features off, or parse with defusedxml.
; tests: no
; found: from lxml import etree\netree.XMLParser(resolve_entities=True)
; found: from lxml import etree\netree.XMLPullParser(no_network=False)
; found: from xml.sax.handler import feature_external_ges\nparser.setFeature(feature_external_ges, True)
; clean: from lxml import etree\netree.XMLParser(resolve_entities=False)
; clean: from xml.sax.handler import feature_external_ges\nparser.setFeature(feature_external_ges, False)
((call function: (_) @callee arguments: (argument_list) @arguments) @finding
  (#match? @callee "XML(Pull)?Parser$|XMLTreeBuilder$|iterparse$") (#keyword? @arguments "resolve_entities" "True"))
((call function: (_) @callee arguments: (argument_list) @arguments) @finding
  (#match? @callee "XML(Pull)?Parser$|XMLTreeBuilder$|iterparse$") (#keyword? @arguments "no_network" "False"))
((call function: (attribute attribute: (identifier) @callee) arguments: (argument_list . (_) @feature . [(true) (integer)] @on)) @finding
  (#eq? @callee "setFeature") (#match? @feature "feature_external_(ges|pes)$") (#not-eq? @on "0"))

; rule: python-archive-member
; severity: warning
; confidence: medium
; cwe: 22
; needs: filename
; needs: zipfile tarfile ZipFile TarFile infolist namelist getmembers getnames
; at: \bopen\s*\(
; message: a file is written where the archive says: {path}
; help: Resolve the path and see that it lies inside the folder, or use ZipFile.extract, which does.
; tests: no
; found: import os\nfor member in archive.infolist():\n    with open(os.path.join(folder, member.filename), "wb") as out:\n        out.write(archive.read(member))
; found: import os\nfor one in archive.infolist():\n    open(os.path.join(folder, one.filename), "xb").write(archive.read(one))
; clean: import os\nfor member in archive.infolist():\n    archive.extract(member, folder)
; clean: import os\nfor member in archive.infolist():\n    open(os.path.join(folder, os.path.basename(member.filename)), "wb")
((call function: (identifier) @callee arguments: (argument_list . (call) @path . (string) @mode)) @finding
  (#eq? @callee "open") (#match? @mode "[wxa]") (#match? @path "join\\(.*\\.filename\\b") (#not-match? @path "basename"))

; rule: python-umask-open
; severity: warning
; confidence: high
; cwe: 732
; needs: umask
; message: new files may be written by everyone
; help: Use os.umask(0o077), or set the mode of the one file that others must write.
; tests: no
; found: import os\nos.umask(0)
; found: import os\nos.umask(0o000)
; clean: import os\nos.umask(0o077)
; clean: import os\nmask = os.umask(0)\nos.umask(mask)
; rewrite: 0o077
; rewrite-safe: no
((expression_statement (call function: (_) @callee arguments: (argument_list . (integer) @rewrite .)) @finding)
  (#resolves? @callee "os.umask") (#match? @rewrite "^0(o?0*)?$"))

; rule: python-shared-temp-file
; severity: warning
; confidence: high
; cwe: 377
; needs: tmp shm
; at: ["']/(?:(?:var/)?tmp|dev/shm)/
; message: others can put a file or a link at {path} first
; help: Use tempfile.NamedTemporaryFile or tempfile.mkdtemp.
; replaces: S108
; tests: no
; found: open("/tmp/report.txt", "w")
; found: import os\nos.mkdir("/var/tmp/work")
; clean: open("/tmp/report.txt")
; clean: folder = "/tmp/work"
((call function: (identifier) @callee arguments: (argument_list . (string) @path . (string) @mode)) @finding
  (#eq? @callee "open") (#match? @path "^[rbf]*[\"']{1,3}((/var)?/tmp|/dev/shm)/\\w") (#match? @mode "[wax+]") (#not-dynamic? @path))
((call function: (_) @callee arguments: (argument_list . (string) @path)) @finding
  (#resolves? @callee "os.mkdir" "os.makedirs") (#match? @path "^[rbf]*[\"']{1,3}((/var)?/tmp|/dev/shm)/\\w") (#not-dynamic? @path))

; rule: python-bind-all
; severity: information
; confidence: high
; cwe: 605
; needs: bind run run_simple serve uvicorn create_server start_server
; at: [\"'](?:0\.0\.0\.0|::)[\"']
; message: the server listens on every network of the machine
; help: Bind to 127.0.0.1, and let the deployment open it where it must be reached.
; replaces: S104
; tests: no
; found: sock.bind(("0.0.0.0", 80))
; found: app.run(host="0.0.0.0")
; found: import uvicorn\nuvicorn.run(app, host="0.0.0.0", port=80)
; clean: app.run(host="127.0.0.1")
; clean: if host == "0.0.0.0":\n    host = "localhost"
((call function: (attribute attribute: (identifier) @callee) arguments: (argument_list . (tuple . (string) @host))) @finding
  (#any-of? @callee "bind" "create_server") (#match? @host "^.(0\\.0\\.0\\.0|::).$"))
((call function: (_) @callee arguments: (argument_list) @arguments) @finding
  (#match? @callee "(^|\\.)(run|run_simple|serve|create_server|start_server|run_app)$") (#keyword? @arguments "host" "0.0.0.0" "::"))

; rule: python-assert-permission
; severity: warning
; confidence: high
; cwe: 617
; needs: assert
; needs: is_admin is_superuser is_staff is_authenticated has_perm has_permission check_permission is_authorized can_edit can_access verify_password check_password
; at: \bassert\s
; message: this check is gone when Python runs with -O
; help: Raise PermissionError instead.
; tests: no
; found: assert user.is_admin, "admins only"
; found: assert request.user.has_perm("app.edit")
; clean: if not user.is_admin:\n    raise PermissionError
; clean: assert items
((assert_statement . (_) @condition) @finding
  (#match? @condition "\\.(is_admin|is_superuser|is_staff|is_authenticated|has_perm|has_permission|check_permission|is_authorized|can_edit|can_access|verify_password|check_password)\\b"))

; rule: python-log-secret
; severity: warning
; confidence: medium
; cwe: 532
; needs: log logger logging print LOG LOGGER _log _logger
; at: [Ll][Oo][Gg]\w{0,30}(?:\([^()\n]{0,80}\))?\.\w{1,30}\([^;]{0,300}?(?:assword|ASSWORD|asswd|ecret|ECRET|oken|OKEN|[Pp]i_?[Kk]ey|API_?KEY|assphrase|rivate_?[Kk]ey)
; message: {secret} is written to the log
; help: Leave it out, or log only whether it is set.
; tests: no
; found: logger.info("login %s %s", user, password)
; found: import logging\nlogging.debug(f"key is {api_key}")
; found: log.warning("bad token: " + self.access_token)
; clean: logger.info("wrong password for %s", user)
; clean: logger.info("%d tokens", token_count)
; clean: math.log(token)
((call function: (attribute object: (_) @logger attribute: (identifier) @level)
    arguments: (argument_list [
      (identifier) @secret
      (attribute attribute: (identifier) @secret)
      (string (interpolation [(identifier) @secret (attribute attribute: (identifier) @secret)]))
      (binary_operator right: [(identifier) @secret (attribute attribute: (identifier) @secret)])
    ])) @finding
  (#any-of? @level "debug" "info" "warning" "warn" "error" "exception" "critical" "log")
  (#match? @logger "(?i)(^|[._])log(ger|ging)?(\\(.*\\))?$")
  (#match? @secret "(?i)^(\\w*_)?(password|passwd|passphrase|secret_?key|client_secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key)$"))

; rule: python-ldap-built
; severity: error
; confidence: medium
; cwe: 90
; needs: search_s search_ext search_ext_s search_st ldap ldap3
; at: \b(?:search_s|search_ext|search_ext_s|search_st|search)\s*\(
; message: the LDAP filter {filter} is put together from text
; help: Escape the values with ldap.filter.escape_filter_chars.
; tests: no
; found: import ldap\nconnection.search_s(base, ldap.SCOPE_SUBTREE, f"(uid={name})")
; found: import ldap3\nconnection.search(base, "(uid=" + name + ")")
; clean: import ldap\nconnection.search_s(base, ldap.SCOPE_SUBTREE, "(objectClass=person)")
; clean: import re\nre.search("(uid=" + name + ")", text)
((call function: (attribute attribute: (identifier) @callee) arguments: (argument_list . (_) . (_) . (_) @filter)) @finding
  (#match? @callee "^search_(s|ext|ext_s|st)$") (#says? @filter "\\([\\w:.]+[~<>]?=") (#built? @filter) (#not-match? @filter "escape_filter"))
((call function: (attribute object: (_) @object attribute: (identifier) @callee) arguments: (argument_list . (_) . (_) @filter)) @finding
  (#eq? @callee "search") (#match? @object "(?i)(conn|connection|ldap\\w*)$") (#says? @filter "\\([\\w:.]+[~<>]?=") (#built? @filter) (#not-match? @filter "escape_filter"))

; rule: python-xpath-built
; severity: warning
; confidence: medium
; cwe: 643
; needs: xpath XPath
; at: \b(?:xpath|XPath)\s*\(
; message: the XPath {path} is put together from text
; help: Pass the value as a variable: tree.xpath("//a[@id=$id]", id=value).
; tests: no
; found: tree.xpath("//user[@name='" + name + "']")
; found: tree.xpath(f"//user[@name='{name}']")
; clean: tree.xpath("//user[@name=$name]", name=name)
; clean: tree.xpath(f"//{tag}/text()")
((call function: (attribute attribute: (identifier) @callee) arguments: (argument_list . (_) @path)) @finding
  (#any-of? @callee "xpath" "XPath") (#says? @path "=\\s*\\\\?[\"']") (#built? @path))

; rule: python-timing-compare
; severity: warning
; confidence: medium
; cwe: 208
; needs: hmac hexdigest digest compute_signature
; at: ==|!=
; message: how long this takes tells how much of the signature is right
; help: Compare with hmac.compare_digest.
; tests: no
; found: import hmac\nif hmac.new(key, body, "sha256").hexdigest() == signature:\n    pass
; found: import hmac\nexpected_signature = hmac.new(key, body, "sha256").hexdigest()\nif expected_signature != given:\n    pass
; clean: import hmac\nif hmac.compare_digest(a, b):\n    pass
; clean: import hashlib\nif hashlib.sha256(data).hexdigest() == checksum:\n    pass
((comparison_operator (call) @left) @finding (#match? @finding "(==|!=)") (#match? @left "^hmac\\.(new|digest)\\("))
((comparison_operator (identifier) @left) @finding (#match? @finding "(==|!=)")
  (#match? @left "(?i)^(expected_|computed_|calculated_|actual_)(signature|sig|hmac|mac)$"))

; rule: python-regex-from-request
; severity: warning
; confidence: medium
; cwe: 1333
; needs: re
; needs: request
; at: \bre\.\w+\s*\(
; message: the pattern {pattern} comes from the request and can take for ever
; help: Use re.escape, or match plain text.
; tests: no
; found: import re\nfrom flask import request\nre.search(request.args["q"], text)
; clean: import re\nfrom flask import request\nre.search(re.escape(request.args["q"]), text)
; clean: import re\nfrom flask import request\nre.search("a+", request.args["q"])
((call function: (_) @callee arguments: (argument_list . (_) @pattern)) @finding
  (#resolves? @callee "re.compile" "re.search" "re.match" "re.fullmatch" "re.findall" "re.sub" "re.split" "re.finditer")
  (#mentions? @pattern "$request"))

; rule: python-not-awaited
; severity: error
; confidence: high
; cwe: 1164
; needs: asyncio
; at: (?m)^[ \t]*(?:asyncio\.)?(?:sleep|wait|wait_for|to_thread)\s*\(
; message: {callee} does nothing here: it is not awaited
; help: Put await in front.
; rewrite: await {call}
; rewrite-safe: no
; found: import asyncio\nasync def f():\n    asyncio.sleep(1)
; found: from asyncio import wait_for\nasync def f():\n    wait_for(g(), 3)
; clean: import asyncio\nasync def f():\n    await asyncio.sleep(1)
; clean: import time\ntime.sleep(1)
((expression_statement . (call function: (_) @callee) @call @finding .)
  (#resolves? @callee "asyncio.sleep" "asyncio.wait" "asyncio.wait_for" "asyncio.to_thread"))

; rule: python-changed-while-iterated
; severity: error
; confidence: medium
; cwe: 662
; needs: del pop remove
; at: \bfor\s+(\w+)\s+in\s+(\w+)\s*:[ \t]*\r?\n(?:[^\n]*\n){0,3}?\s*(?:del\s+\2\[\1\]|\2\.(?:remove|pop)\(\1\))
; message: {collection} is changed while the loop runs over it
; help: Loop over a copy: list({collection}).
; rewrite: list({collection})
; rewrite-safe: no
; found: for key in items:\n    del items[key]
; found: for item in items:\n    if item.old:\n        items.remove(item)
; clean: for key in list(items):\n    del items[key]
; clean: for item in items:\n    if item.old:\n        items.remove(item)\n        break
; clean: for key in items:\n    if key:\n        del items[key]\n        return
((for_statement left: (identifier) @key right: (identifier) @collection @rewrite
   body: (block (delete_statement (subscript value: (identifier) @same subscript: (identifier) @again)) @finding .))
  (#eq? @key @again) (#eq? @collection @same))
((for_statement left: (identifier) @key right: (identifier) @collection @rewrite
   body: (block (if_statement consequence: (block (delete_statement (subscript value: (identifier) @same subscript: (identifier) @again)) @finding .))))
  (#eq? @key @again) (#eq? @collection @same))
((for_statement left: (identifier) @key right: (identifier) @collection @rewrite
   body: (block (if_statement consequence: (block (expression_statement (call
     function: (attribute object: (identifier) @same attribute: (identifier) @method)
     arguments: (argument_list . (identifier) @again))) @finding .))))
  (#any-of? @method "remove" "pop") (#eq? @key @again) (#eq? @collection @same))

; rule: python-join-absolute
; severity: warning
; confidence: high
; cwe: 73
; needs: join
; at: \bjoin\s*\([^()\n]*,\s*["']/
; message: join throws away what stands before {part}, which starts at the root
; help: Take the leading slash off.
; found: import os\nos.path.join(base, "/etc/passwd")
; found: from os.path import join\njoin(base, "/data", name)
; clean: import os\nos.path.join("/etc", name)
; clean: import os\nos.path.join(base, "data")
; clean: ", ".join(["/a"])
((call function: (_) @callee arguments: (argument_list . (_) . (string) @part)) @finding
  (#resolves? @callee "os.path.join" "posixpath.join") (#match? @part "^[rbu]*[\"']/\\w"))

; rule: python-thread-called
; severity: error
; confidence: medium
; cwe: 572
; needs: Thread Process Timer
; at: \btarget\s*=\s*[\w.]+\(
; message: {target} runs here and now, not in the new {callee}
; help: Give the function itself as target, and its arguments as args=(...).
; tests: no
; found: import threading\nthreading.Thread(target=work()).start()
; found: from multiprocessing import Process\nProcess(target=self.work())
; clean: import threading\nthreading.Thread(target=work).start()
; clean: import threading, functools\nthreading.Thread(target=functools.partial(work, 1))
; clean: import threading\nthreading.Thread(target=guarded(work))
((call function: (_) @callee arguments: (argument_list (keyword_argument name: (identifier) @key value: (call function: (_) @function arguments: (argument_list) @none) @target))) @finding
  (#eq? @key "target") (#match? @none "^\\(\\s*\\)$") (#resolves? @callee "threading.Thread" "multiprocessing.Process")
  (#not-match? @function "(?i)partial|wrap|make|create|build|factory|get|context|decor|lambda|bind|curry|copy|method|closure|ref|generate"))

; rule: python-tls-old
; severity: error
; confidence: high
; cwe: 327
; needs: PROTOCOL_SSLv2 PROTOCOL_SSLv3 PROTOCOL_TLSv1 PROTOCOL_TLSv1_1 SSLv2_METHOD SSLv3_METHOD TLSv1_METHOD TLSv1_1_METHOD minimum_version
; message: {version} has been broken
; help: Use ssl.create_default_context(), or TLS_METHOD with a minimum version.
; replaces: S502 S503
; tests: no
; found: import ssl\nssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_SSLv3)
; found: import ssl\ndef connect(version=ssl.PROTOCOL_TLSv1):\n    pass
; found: from OpenSSL import SSL\nSSL.Context(method=SSL.SSLv3_METHOD)
; found: import ssl\ncontext.minimum_version = ssl.TLSVersion.TLSv1
; clean: import ssl\ncontext.minimum_version = ssl.TLSVersion.TLSv1_2
; clean: import ssl\nssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
; clean: import ssl\nif version in (ssl.PROTOCOL_SSLv3, ssl.PROTOCOL_TLSv1):\n    raise ValueError(version)
; clean: import ssl\nNAMES = {ssl.PROTOCOL_SSLv3: "SSL 3"}
((keyword_argument value: (attribute attribute: (identifier) @version)) @finding
  (#match? @version "^(PROTOCOL_(SSLv2|SSLv3|TLSv1|TLSv1_1)|(SSLv2|SSLv3|TLSv1|TLSv1_1)_METHOD)$"))
((default_parameter value: (attribute attribute: (identifier) @version)) @finding
  (#match? @version "^(PROTOCOL_(SSLv2|SSLv3|TLSv1|TLSv1_1)|(SSLv2|SSLv3|TLSv1|TLSv1_1)_METHOD)$"))
((call function: (_) @callee arguments: (argument_list . (attribute attribute: (identifier) @version))) @finding
  (#match? @callee "(^|\\.)(SSLContext|Context|wrap_socket)$")
  (#match? @version "^(PROTOCOL_(SSLv2|SSLv3|TLSv1|TLSv1_1)|(SSLv2|SSLv3|TLSv1|TLSv1_1)_METHOD)$"))
((assignment left: (attribute attribute: (identifier) @name) right: (attribute) @version) @finding
  (#eq? @name "minimum_version") (#resolves? @version "ssl.TLSVersion.SSLv3" "ssl.TLSVersion.TLSv1" "ssl.TLSVersion.TLSv1_1" "ssl.TLSVersion.MINIMUM_SUPPORTED"))

; rule: python-model-unpinned
; severity: information
; confidence: low
; cwe: 494
; needs: from_pretrained load_dataset hf_hub_download snapshot_download
; message: {callee} takes whatever its owner puts there next
; help: Name the commit: revision="..." with its full hash.
; tests: no
; found: from transformers import AutoModel\nAutoModel.from_pretrained("org/model")
; found: from datasets import load_dataset\nload_dataset("org/data")
; found: from datasets import load_dataset\nload_dataset("org/data", revision="main")
; found: from huggingface_hub import snapshot_download\nsnapshot_download(repo_id="org/model")
; clean: from transformers import AutoModel\nAutoModel.from_pretrained("org/model", revision="5d0f2e8a7f1d87d1eb2f9d6f4d1d4a0a7f3b8e21")
; clean: from transformers import AutoModel\nAutoModel.from_pretrained(path)
((call function: [(attribute attribute: (identifier) @name) (identifier) @name] @callee
    arguments: (argument_list . (string)) @arguments) @finding
  (#any-of? @name "from_pretrained" "load_dataset" "hf_hub_download" "snapshot_download")
  (#lacks? @arguments "revision"))
((call function: [(attribute attribute: (identifier) @name) (identifier) @name] @callee
    arguments: (argument_list . (keyword_argument name: (identifier) @key value: (string))) @arguments) @finding
  (#any-of? @name "from_pretrained" "load_dataset" "hf_hub_download" "snapshot_download")
  (#any-of? @key "repo_id" "path" "pretrained_model_name_or_path") (#lacks? @arguments "revision"))
((call function: [(attribute attribute: (identifier) @name) (identifier) @name] @callee
    arguments: (argument_list (keyword_argument name: (identifier) @key value: (string) @revision))) @finding
  (#any-of? @name "from_pretrained" "load_dataset" "hf_hub_download" "snapshot_download")
  (#eq? @key "revision") (#not-match? @revision "^['\"][0-9a-f]{40}['\"]$"))

; rule: python-model-runs-code
; severity: warning
; confidence: medium
; cwe: 494
; needs: trust_remote_code
; message: {callee} runs code that its owner may change tomorrow
; help: Name the commit whose code was looked at: revision="..." with its full hash.
; tests: no
; found: from transformers import AutoModel\nAutoModel.from_pretrained("org/model", trust_remote_code=True)
; found: from datasets import load_dataset\nload_dataset("org/data", trust_remote_code=True)
; clean: from transformers import AutoModel\nAutoModel.from_pretrained("org/model")
; clean: from transformers import AutoModel\nAutoModel.from_pretrained("org/model", trust_remote_code=True, revision="5d0f2e8a7f1d87d1eb2f9d6f4d1d4a0a7f3b8e21")
((call function: (_) @callee arguments: (argument_list . (string)) @arguments) @finding
  (#keyword? @arguments "trust_remote_code" "True") (#lacks? @arguments "revision"))

;; What gets where it must not: flow rules, which show the way.

; rule: python-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: execute executemany executescript raw text read_sql read_sql_query RawSQL extra
; sources: $request
; sinks: *.execute(0) *.executemany(0) *.executescript(0) *.raw(0) sqlalchemy.text(0) *.read_sql(0) *.read_sql_query(0) *.RawSQL(0) *.fetch(0) *.fetchrow(0)
; covers: python-sql-built python-sqlalchemy-text python-sql-text
; message: {source} gets into the SQL of {sink}
; help: Pass the values as parameters, and take names of tables only from a fixed list.
; tests: no
; found: from flask import request\ndef view(db):\n    name = request.args["n"]\n    db.execute("SELECT * FROM t WHERE n = '" + name + "'")
; found: from flask import request\ndef find(db, where):\n    return db.execute(f"SELECT * FROM t WHERE {where}")\ndef view(db):\n    return find(db, request.args.get("q"))
; found: def view(request, cursor):\n    sql = "SELECT * FROM t"\n    sql += " WHERE n = '%s'" % request.GET["n"]\n    cursor.execute(sql)
; clean: from flask import request\ndef view(db):\n    db.execute("SELECT * FROM t WHERE n = ?", (request.args["n"],))
; clean: from flask import request\ndef view(db):\n    n = int(request.args["n"])\n    db.execute(f"SELECT * FROM t WHERE n = {n}")
; clean: from flask import request\ndef view(db):\n    name = request.args["n"]\n    name = "fixed"\n    db.execute("SELECT * FROM t WHERE n = " + name)

; rule: python-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: system popen run call check_call check_output Popen getoutput getstatusoutput create_subprocess_shell spawn
; sources: $request
; sinks: os.system(0) os.popen(0) subprocess.run(0) subprocess.call(0) subprocess.check_call(0) subprocess.check_output(0) subprocess.Popen(0) subprocess.getoutput(0) subprocess.getstatusoutput(0) asyncio.create_subprocess_shell(0) asyncio.create_subprocess_exec(0) pexpect.spawn(0)
; covers: python-shell python-os-command
; message: {source} gets into the command of {sink}
; help: Take the program and its options from a fixed list; give what users send as one argument behind --.
; tests: no
; found: import os\nfrom flask import request\ndef view():\n    host = request.form["host"]\n    os.system("ping " + host)
; found: import subprocess\nfrom flask import request\ndef ping(host):\n    subprocess.run(["sh", "-c", "ping " + host])\ndef view():\n    ping(request.args.get("h"))
; clean: import subprocess, shlex\nfrom flask import request\nsubprocess.run("ping " + shlex.quote(request.args["h"]), shell=True)
; clean: import subprocess\nfrom flask import request\nsubprocess.run(["ls"], input=request.data)

; rule: python-code-flow
; severity: error
; confidence: high
; cwe: 95
; needs: eval exec compile import_module __import__
; sources: $request
; sinks: eval(0) exec(0) compile(0) importlib.import_module(0) __import__(0)
; covers: python-eval python-exec
; message: {source} is run as code by {sink}
; help: Pick behaviour from a table of functions, and read data with json.loads.
; tests: no
; found: from flask import request\ndef view():\n    return eval(request.args["formula"])
; found: import importlib\nfrom flask import request\ndef view():\n    name = request.args["plugin"]\n    importlib.import_module("plugins." + name)
; clean: from flask import request\ndef view():\n    return TABLE[request.args["formula"]]()
; clean: from flask import request\ndef view():\n    return eval(TABLE[int(request.args["n"])])

; rule: python-markup-flow
; severity: error
; confidence: medium
; cwe: 79
; needs: Markup mark_safe make_response HttpResponse HTMLResponse format_html SafeString
; sources: $request
; sinks: flask.Markup(0) markupsafe.Markup(0) Markup(0) mark_safe(0) django.utils.safestring.mark_safe(0) make_response(0) flask.make_response(0) django.http.HttpResponse(0) HttpResponse(0) fastapi.responses.HTMLResponse(0) starlette.responses.HTMLResponse(0) HTMLResponse(0)
; cleaners: escape html.escape jsonify dumps bleach.clean render render_template render_template_string
; covers: python-html-unescaped python-html-trusted
; message: {source} gets into the page through {sink}, unescaped
; help: Hand the value to a template, which escapes it, or call html.escape.
; tests: no
; found: from flask import request, make_response\ndef view():\n    name = request.args["n"]\n    return make_response("<h1>Hello " + name + "</h1>")
; found: from markupsafe import Markup\nfrom flask import request\nMarkup(f"<b>{request.args.get('q')}</b>")
; clean: from flask import request, make_response\nfrom html import escape\ndef view():\n    return make_response("<h1>" + escape(request.args["n"]) + "</h1>")
; clean: from flask import make_response, render_template, request\ndef view():\n    return make_response(render_template("a.html", n=request.args["n"]))

; rule: python-ldap-flow
; severity: error
; confidence: high
; cwe: 90
; needs: search search_s search_ext search_ext_s search_st
; needs: ldap ldap3
; sources: $request
; sinks: *.search_s(0,2) *.search_ext(0,2) *.search_ext_s(0,2) *.search_st(0,2) *.search(0,1)
; cleaners: escape_filter_chars escape_dn_chars escape_rdn
; message: {source} gets into an LDAP query
; help: Escape it with ldap.filter.escape_filter_chars, or ldap3.utils.conv.escape_filter_chars.
; tests: no
; found: import ldap\nfrom flask import request\ndef view(con):\n    con.search_s("dc=x", 2, "(uid=" + request.args["u"] + ")")
; found: from ldap3 import Connection\nfrom flask import request\ndef view(con):\n    f = f"(uid={request.args['u']})"\n    con.search("dc=x", f)
; clean: import ldap\nfrom ldap.filter import escape_filter_chars\nfrom flask import request\ndef view(con):\n    con.search_s("dc=x", 2, "(uid=" + escape_filter_chars(request.args["u"]) + ")")
; clean: import re\nfrom flask import request\nre.search("a", request.args["u"])

; rule: python-xpath-flow
; severity: error
; confidence: medium
; cwe: 643
; needs: xpath XPath etree
; needs: lxml etree elementpath
; sources: $request
; sinks: *.xpath(0) lxml.etree.XPath(0) etree.XPath(0) elementpath.select(1)
; message: {source} gets into an XPath expression
; help: Pass it as a variable: tree.xpath("//user[@name = $name]", name=name).
; tests: no
; found: from lxml import etree\nfrom flask import request\ndef view(tree):\n    return tree.xpath("//user[@n='" + request.args["n"] + "']")
; found: from lxml import etree\nfrom flask import request\ndef view():\n    n = request.form.get("n")\n    etree.XPath(f"//a[@b='{n}']")
; clean: from lxml import etree\nfrom flask import request\ndef view(tree):\n    return tree.xpath("//user[@n=$n]", n=request.args["n"])
; clean: from lxml import etree\ntree.xpath("//user")

; rule: python-header-flow
; severity: warning
; confidence: low
; cwe: 113
; needs: headers set_cookie
; sources: $request
; sinks: *.headers.add(1) *.headers.set(1) *.set_cookie(1)
; message: {source} gets into a header through {sink}
; help: Keep line ends out of it, and allow only values from a list.
; tests: no
; found: from flask import request\ndef view(response):\n    response.headers.set("X-Name", request.args["n"])
; found: from flask import request\ndef view(response):\n    response.set_cookie("theme", request.args["t"])
; clean: from flask import request\ndef view(response):\n    response.headers.set("X-N", str(int(request.args["n"])))
; clean: def view(response):\n    response.set_cookie("theme", "dark")

; rule: python-trust-flow
; severity: warning
; confidence: low
; cwe: 501
; needs: session
; sources: $request
; sinks: session.update(0) flask.session.update(0)
; message: {source} is put into the session as it comes
; help: Check what users send before it stands among what the server knows.
; tests: no
; found: from flask import request, session\ndef view():\n    session.update(request.form)
; found: from flask import request, session\ndef view():\n    data = request.json\n    session.update(data)
; clean: from flask import session\ndef view(user):\n    session.update(user_id=user.id)
; clean: from flask import request, session\ndef view():\n    session.update(n=int(request.args["n"]))
