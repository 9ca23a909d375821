;; Podium's own rules for PHP; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.
;; echo, print, include and exit are statements of their own here and no calls.

; words: literal = string_content escape_sequence integer float boolean null comment heredoc_start heredoc_end nowdoc_string php_tag magic_constant
; words: text = string encapsed_string heredoc nowdoc
; words: composed = binary_expression unary_op_expression parenthesized_expression heredoc_body nowdoc_body array_creation_expression array_element_initializer sequence_expression error_suppression_expression argument
; words: mapped = conditional_expression subscript_expression
; words: functions = anonymous_function arrow_function
; words: subscript = subscript_expression
; words: conditional = conditional_expression
; words: choosing = || or
; words: assignment = assignment_expression augmented_assignment_expression
; words: blocks = compound_statement program
; words: loops = foreach_statement for_statement while_statement do_statement
; words: name = variable_name name
; words: member = member_access_expression nullsafe_member_access_expression scoped_property_access_expression class_constant_access_expression subscript_expression
; words: call = function_call_expression member_call_expression nullsafe_member_call_expression scoped_call_expression object_creation_expression cast_expression
; words: join = binary_expression
; words: arguments = arguments
; words: argument = argument
; words: text-methods = sprintf vsprintf implode join trim ltrim rtrim strtolower strtoupper ucfirst str_replace str_repeat substr strtr nl2br dirname realpath str_pad
; words: carriers = sprintf vsprintf implode join trim ltrim rtrim chop strtolower strtoupper ucfirst lcfirst ucwords str_replace str_ireplace substr mb_substr strtr nl2br base64_decode urldecode rawurldecode stripslashes html_entity_decode htmlspecialchars_decode explode array_merge array_values current reset end array_pop array_shift json_decode filter_input iconv mb_convert_encoding utf8_decode utf8_encode str_pad strrev preg_split wordwrap wp_unslash dirname gzuncompress gzinflate hex2bin
; words: formatters = sprintf vsprintf implode join
; words: pure = int integer float double bool boolean intval floatval boolval count strlen time date mktime microtime md5 sha1 hash crc32 escapeshellarg escapeshellcmd htmlspecialchars htmlentities esc_html esc_attr esc_url esc_sql esc_js urlencode rawurlencode http_build_query json_encode bin2hex uniqid getmypid phpversion php_uname sys_get_temp_dir php_sapi_name quote quoteIdentifier q qn backquote table_name tableName quoteString array2list addQuotes idf_escape quoteTable quoteSimpleColumnName now currentTimestamp timestamp escape escapeString quoteName quote_identifier real_escape_string mysqli_real_escape_string pg_escape_string pg_escape_literal pg_escape_identifier ldap_escape ldapSlashes filterEscape _filterEscape absint number_format max min abs round floor ceil strtotime addQuotes buildComparison
; words: cleaners = integer boolean enum date user session ip method isMethod ajax isJson wantsJson expectsJson has filled missing attributes validate validated safe hasFile routeIs is int integer float double bool boolean intval floatval boolval count sizeof strlen is_numeric is_array is_string is_int isset empty in_array array_key_exists ctype_digit md5 sha1 hash crc32 hash_hmac password_hash password_verify escapeshellarg escapeshellcmd htmlspecialchars htmlentities strip_tags esc_html esc_attr esc_url esc_sql esc_js wp_kses wp_kses_post sanitize_text_field sanitize_key sanitize_file_name sanitize_title urlencode rawurlencode http_build_query json_encode base64_encode bin2hex basename quote quoteIdentifier q qn backquote table_name tableName quoteString array2list addQuotes idf_escape quoteTable quoteSimpleColumnName now currentTimestamp timestamp escape escapeString real_escape_string mysqli_real_escape_string pg_escape_string pg_escape_literal pg_escape_identifier ldap_escape ldapSlashes filterEscape _filterEscape preg_quote absint number_format max min abs round floor ceil strtotime purify strcmp strpos stripos preg_match filter_var
; words: plain-types = int float bool true false DateTime DateTimeImmutable DateTimeInterface Carbon CarbonImmutable Uuid UuidInterface Ulid
; words: plain-holders = null
; words: request = $_GET $_POST $_REQUEST $_COOKIE $_FILES
; words: sent = $_GET $_POST $_REQUEST
; words: sources = $request.* $this.request.* $request.query $request.route $request.only $request.except $request.collect $request.string $request.str $request.json $request.file $request.header $request.server $request.fullUrl $request.path $request.segment ^request Request.all Request.query Request.post Request.cookie Request.header Request.json Request.only Request.except Request.route Input.all Input.only $_GET $_POST $_REQUEST $_COOKIE $_FILES $_SERVER.QUERY_STRING $_SERVER.REQUEST_URI $_SERVER.PATH_INFO $_SERVER.PHP_SELF $_SERVER.HTTP_REFERER $_SERVER.HTTP_USER_AGENT $_SERVER.HTTP_HOST $_SERVER.HTTP_X_FORWARDED_FOR filter_input_array getallheaders apache_request_headers $request.query.get $request.request.get $request.get $request.input $request.all $request.cookies.get $request.headers.get $request.getContent $request.getParam $request.getQueryParams $request.getParsedBody $request.getCookieParams $request.post $request.cookie $this.request.getPost $this.request.getVar $this.request.getGet $this.request.query $this.input.get $this.input.post Request.get Request.input Input.get
; words: targets = $request.* $this.request.* $request.query $request.route $request.only $request.except $request.collect $request.string $request.str $request.json $request.file $request.header $request.server $request.fullUrl $request.path $request.segment ^request Request.all Request.query Request.post Request.cookie Request.header Request.json Request.only Request.except Request.route Input.all Input.only $_GET $_POST $_REQUEST $_COOKIE $_SERVER.QUERY_STRING $_SERVER.HTTP_REFERER $_SERVER.HTTP_USER_AGENT $_SERVER.HTTP_X_FORWARDED_FOR filter_input_array getallheaders apache_request_headers $request.query.get $request.request.get $request.get $request.input $request.all $request.cookies.get $request.headers.get $request.getContent $request.getParam $request.getQueryParams $request.getParsedBody $request.getCookieParams $request.post $request.cookie $this.request.getPost $this.request.getVar $this.request.getGet $this.request.query $this.input.get $this.input.post Request.get Request.input Input.get
; words: sql-names = table tablename tableName table_name tbl columns column cols col fields field where whereClause where_clause conditions order orderBy orderby order_by direction limit offset prefix schema placeholders db dbname database posts postmeta users usermeta options terms comments site sitemeta blogs blogmeta links commentmeta termmeta signups registration_log term_taxonomy term_relationships $table $tablename $tableName $table_name $tbl $columns $column $cols $col $fields $field $where $whereClause $where_clause $conditions $order $orderBy $orderby $order_by $direction $limit $offset $prefix $schema $placeholders $db $dbname $database $join $tables $sets $set $values $from $sort $index $charset $collate $charset_collate

; rule: php-eval
; severity: error
; confidence: high
; cwe: 95
; needs: eval create_function
; at: (?<![>:\w$])(?:eval|create_function)\s*\(
; message: {callee} runs text as PHP
; help: Parse data with json_decode, and pick behaviour from a table of functions.
; tests: no
; found: <?php eval($data);
; found: <?php $f = create_function('$a', 'return ' . $body . ';');
; found: <?php eval('return ' . $expression . ';');
; clean: <?php eval('return 1;');
; clean: <?php $model->eval($data);
; clean: <?php $redis->eval($script, 0);
((function_call_expression function: (name) @callee arguments: (arguments . (argument (_) @code) .)) @finding
  (#eq? @callee "eval") (#dynamic? @code))
((function_call_expression function: (name) @callee arguments: (arguments . (_) . (argument (_) @code))) @finding
  (#eq? @callee "create_function") (#dynamic? @code))

; rule: php-assert-text
; severity: error
; confidence: high
; cwe: 95
; needs: assert
; at: (?<![>:\w$])assert\s*\(
; message: assert can run the text {code} as PHP
; help: Give assert an expression, not text.
; found: <?php assert("is_int($x)");
; found: <?php assert('$a > ' . $b);
; clean: <?php assert(is_int($x));
; clean: <?php assert($x > 1, "x is $x");
; clean: <?php $this->assert("x $y");
((function_call_expression function: (name) @callee arguments: (arguments . (argument [(string) (encapsed_string) (binary_expression operator: ".")] @code))) @finding
  (#eq? @callee "assert"))

; rule: php-shell
; severity: error
; confidence: medium
; cwe: 78
; needs: exec system passthru shell_exec popen proc_open pcntl_exec
; at: (?<![>:\w$])(?:exec|system|passthru|shell_exec|popen|proc_open)\s*\(
; message: a shell runs the text {command}
; help: Put every part that is not fixed into escapeshellarg, or give proc_open a list of arguments.
; tests: no
; found: <?php exec("ls " . $folder);
; found: <?php $out = shell_exec("git log $branch");
; found: <?php $c = "rm " . $path; \system($c);
; clean: <?php exec("ls -l | wc");
; clean: <?php exec("ls " . escapeshellarg($folder));
; clean: <?php $pdo->exec("DELETE $x");
; clean: <?php proc_open(["ls", $folder], [], $pipes);
; clean: <?php exec(sprintf('kill -9 %d', (int) $pid));
((function_call_expression function: (_) @callee arguments: (arguments . (argument (_) @command))) @finding
  (#match? @callee "^\\\\?(exec|system|passthru|shell_exec|popen|proc_open)$") (#built? @command)
  (#not-match? @command "\\$\\w*(esc|quoted|safe)"))

; rule: php-backticks
; severity: error
; confidence: high
; cwe: 78
; needs: php
; at: `[^`]{0,400}\$
; message: a shell runs this text
; help: Use proc_open with a list of arguments, or put every part into escapeshellarg first.
; tests: no
; found: <?php $out = `ls $folder`;
; found: <?php echo `cat {$this->file}`;
; clean: <?php $out = `ls -l`;
; clean: <?php $sql = "SELECT `a` FROM $t";
; clean: <?php $f = escapeshellarg($g); $out = `cat $f`;
((shell_command_expression [
  (variable_name) @part (member_access_expression) @part (subscript_expression) @part
  (function_call_expression) @part (member_call_expression) @part]) @finding
  (#dynamic? @part))

; rule: php-sql-built
; severity: error
; confidence: medium
; cwe: 89
; needs: query exec execute prepare unprepared_query mysqli_query mysql_query pg_query sqlite_query executeQuery executeStatement get_results get_row get_var get_col real_query selectRaw whereRaw
; needs: SELECT select INSERT insert UPDATE update DELETE delete DROP drop ALTER alter REPLACE TRUNCATE Select Insert Update Delete
; at: \b(?:\w*[qQ]uery|exec|execute|executeStatement|prepare|get_results|get_row|get_var|get_col|selectRaw|whereRaw)\s*\(
; message: the SQL of {method} is put together from text
; help: Write ? in the SQL and pass the values as parameters.
; tests: no
; found: <?php $db->query("SELECT * FROM users WHERE name = '$name'");
; found: <?php mysqli_query($db, "DELETE FROM users WHERE id = " . $id);
; found: <?php $sql = "SELECT * FROM t WHERE id = " . $id; $pdo->exec($sql);
; found: <?php $wpdb->get_results("SELECT * FROM {$wpdb->posts} WHERE post_title = '{$title}'");
; found: <?php $sql = sprintf("SELECT * FROM t WHERE a = '%s'", $a); $db->query($sql);
; clean: <?php $db->prepare("SELECT * FROM users WHERE name = ?");
; clean: <?php $db->query("SELECT * FROM {$this->table} WHERE a = 1");
; clean: <?php $db->query("SELECT * FROM t WHERE id = " . (int) $id);
; clean: <?php $db->query("SELECT * FROM t WHERE n = '" . $db->real_escape_string($n) . "'");
; clean: <?php $wpdb->get_results($wpdb->prepare("SELECT * FROM {$wpdb->posts} WHERE post_title = %s", $title));
; clean: <?php $db->prepare("UPDATE $this->table SET $this->dataCol = :data WHERE id = :id");
; clean: <?php $db->query("DELETE FROM a WHERE id IN ($ids)");
; clean: <?php $xpath->query("//select[@id='$id']");
((member_call_expression object: (_) @object name: (name) @method arguments: (arguments . (argument (_) @query))) @finding
  (#any-of? @method "query" "exec" "execute" "executeQuery" "executeStatement" "get_results" "get_row" "get_var" "get_col" "real_query" "unprepared_query" "selectRaw" "whereRaw" "prepare")
  (#says? @query "(?is)^[\"'<A-Z]*\\s*\\(?(select\\s.*\\sfrom\\s|insert\\s+into|replace\\s+into|update\\s.*\\sset\\s|delete\\s+from)")
  (#says? @query "(?is)(=|<|>|\\blike\\b)\\s*['%]*(\\{?\\$(?!wpdb)\\w|%s|[\"']$)")
  (#built? @query "$sql-names") (#not-says? @query "[=(,]\\s*(\\?|:\\w|%[sd]\\W)") (#not-match? @object "(?i)xpath|xp$"))
((function_call_expression function: (_) @method arguments: (arguments (argument (_) @query))) @finding
  (#match? @method "^\\\\?(mysqli?_query|mysqli_(real|multi)_query|mysqli_prepare|pg_query|pg_prepare|sqlite_query|odbc_exec|mssql_query|sqlsrv_query)$")
  (#says? @query "(?is)^[\"'<A-Z]*\\s*\\(?(select\\s.*\\sfrom\\s|insert\\s+into|replace\\s+into|update\\s.*\\sset\\s|delete\\s+from)")
  (#says? @query "(?is)(=|<|>|\\blike\\b)\\s*['%]*(\\{?\\$(?!wpdb)\\w|%s|[\"']$)")
  (#built? @query "$sql-names"))
((scoped_call_expression scope: (name) @scope name: (name) @method arguments: (arguments . (argument (_) @query))) @finding
  (#eq? @scope "DB") (#any-of? @method "select" "insert" "update" "delete" "statement" "unprepared" "raw")
  (#says? @query "(?is)(=|<|>|\\blike\\b)\\s*['%]*(\\{?\\$(?!wpdb)\\w|%s|[\"']$)")
  (#built? @query "$sql-names"))

; rule: php-echo-request
; severity: error
; confidence: high
; cwe: 79
; needs: $_GET $_POST $_REQUEST $_COOKIE
; at: (?<![\w$>])(?:echo|print|exit|die)\b|<\?=
; message: the page repeats {value} of the request as HTML
; help: Put the value into htmlspecialchars.
; tests: no
; found: <?php echo "Hello " . $_GET['name'];
; found: <?php print $_POST['q'];
; found: <p><?= $_GET['q'] ?></p>
; found: <?php $n = $_REQUEST['n']; echo "<h1>$n</h1>";
; found: <?php die("no such page: {$_GET['page']}");
; clean: <?php echo htmlspecialchars($_GET['name']);
; clean: <p><?= esc_html($_GET['q']) ?></p>
; clean: <?php echo (int) $_GET['page'];
; clean: <?php echo isset($_GET['q']) ? 'yes' : 'no';
; clean: <?php echo json_encode(['q' => $_GET['q']]);
; clean: <?php echo $names[$_GET['n']];
((echo_statement (_) @value) @finding (#mentions? @value "$sent"))
((print_intrinsic (_) @value) @finding (#mentions? @value "$sent"))
((exit_statement (_) @value) @finding (#mentions? @value "$sent"))
((_ (php_tag) @tag) . (expression_statement (_) @value) @finding
  (#eq? @tag "<?=") (#mentions? @value "$sent"))
((program (php_tag) @tag . (expression_statement (_) @value) @finding)
  (#eq? @tag "<?=") (#mentions? @value "$sent"))
((function_call_expression function: (name) @callee arguments: (arguments . (argument (_) @value))) @finding
  (#eq? @callee "die") (#mentions? @value "$sent"))

; rule: php-echo-self
; severity: error
; confidence: high
; cwe: 79
; needs: PHP_SELF PATH_INFO REQUEST_URI QUERY_STRING HTTP_REFERER HTTP_USER_AGENT
; at: (?:echo|print|<\?=)[^;]{0,300}?(?:PHP_SELF|PATH_INFO|REQUEST_URI|QUERY_STRING|HTTP_REFERER|HTTP_USER_AGENT)
; message: the page repeats {value}, which the visitor decides
; help: Put the value into htmlspecialchars.
; tests: no
; found: <form action="<?= $_SERVER['PHP_SELF'] ?>">
; found: <?php echo '<form action="' . $_SERVER['PHP_SELF'] . '">';
; found: <?php echo "from {$_SERVER['HTTP_REFERER']}";
; clean: <?php echo htmlspecialchars($_SERVER['PHP_SELF']);
; clean: <?php echo $_SERVER['SERVER_NAME'];
; clean: <?php echo basename($_SERVER['PHP_SELF']);
((echo_statement [
  (subscript_expression) @value
  (binary_expression (subscript_expression) @value)
  (binary_expression (binary_expression (subscript_expression) @value))
  (encapsed_string (subscript_expression) @value)
  (sequence_expression (subscript_expression) @value)]) @finding
  (#match? @value "^\\$_SERVER\\[.?(PHP_SELF|PATH_INFO|REQUEST_URI|QUERY_STRING|HTTP_REFERER|HTTP_USER_AGENT)"))
((_ (php_tag) @tag) . (expression_statement [
  (subscript_expression) @value
  (binary_expression (subscript_expression) @value)]) @finding
  (#eq? @tag "<?=") (#match? @value "^\\$_SERVER\\[.?(PHP_SELF|PATH_INFO|REQUEST_URI|QUERY_STRING|HTTP_REFERER|HTTP_USER_AGENT)"))
((program (php_tag) @tag . (expression_statement [
  (subscript_expression) @value
  (binary_expression (subscript_expression) @value)]) @finding)
  (#eq? @tag "<?=") (#match? @value "^\\$_SERVER\\[.?(PHP_SELF|PATH_INFO|REQUEST_URI|QUERY_STRING|HTTP_REFERER|HTTP_USER_AGENT)"))

; rule: php-include-request
; severity: error
; confidence: high
; cwe: 98
; needs: include include_once require require_once
; needs: $_GET $_POST $_REQUEST $_COOKIE $_FILES
; message: the request decides which file runs
; help: Look the name up in a list of the pages that there are.
; tests: no
; found: <?php include $_GET['page'] . '.php';
; found: <?php $p = $_REQUEST['p']; require_once "pages/$p";
; clean: <?php include __DIR__ . '/page.php';
; clean: <?php include 'pages/' . basename($_GET['page']) . '.php';
; clean: <?php $pages = ['a' => 'a.php']; include $pages[$_GET['p']];
([
  (include_expression (_) @file) (include_once_expression (_) @file)
  (require_expression (_) @file) (require_once_expression (_) @file)
] @finding (#mentions? @file "$request"))

; rule: php-include-variable
; severity: warning
; confidence: low
; cwe: 98
; needs: include include_once require require_once
; message: which file runs here is put together from {file}
; help: Make sure that no part of the name comes from a request; better look it up in a list.
; tests: no
; found: <?php include "pages/$page.php";
; found: <?php require $dir . '/' . $name;
; clean: <?php require __DIR__ . '/a.php';
; clean: <?php include ROOT . '/a.php';
([
  (include_expression (_) @file) (include_once_expression (_) @file)
  (require_expression (_) @file) (require_once_expression (_) @file)
] @finding (#built? @file))

; rule: php-unserialize
; severity: warning
; confidence: low
; cwe: 502
; needs: unserialize
; message: who writes {data} can build any object here
; help: Use json_decode, or give ['allowed_classes' => false].
; tests: no
; found: <?php $x = unserialize($data);
; found: <?php $x = unserialize(file_get_contents($file));
; clean: <?php $x = unserialize($data, ['allowed_classes' => false]);
; clean: <?php $x = unserialize('a:0:{}');
((function_call_expression function: (_) @callee arguments: (arguments . (argument (_) @data) .)) @finding
  (#match? @callee "^\\\\?unserialize$") (#dynamic? @data))

; rule: php-extract-request
; severity: error
; confidence: high
; cwe: 621
; needs: extract parse_str import_request_variables
; message: the request can set any variable here
; help: Read the values that are meant one by one; give parse_str an array for its result.
; tests: no
; found: <?php extract($_POST);
; found: <?php extract($_GET, EXTR_SKIP);
; found: <?php parse_str($_SERVER['QUERY_STRING']);
; clean: <?php extract($defaults);
; clean: <?php parse_str($query, $values);
; clean: <?php extract(['a' => 1]);
((function_call_expression function: (name) @callee arguments: (arguments . (argument (variable_name) @data))) @finding
  (#eq? @callee "extract") (#any-of? @data "$_GET" "$_POST" "$_REQUEST" "$_COOKIE" "$_FILES"))
((function_call_expression function: (name) @callee arguments: (arguments . (argument) .)) @finding
  (#any-of? @callee "parse_str" "mb_parse_str"))

; rule: php-redirect-header
; severity: error
; confidence: high
; cwe: 601
; needs: header
; at: \bheader\s*\(
; message: the request decides where this sends the visitor
; help: Allow only paths of this site, or look the target up in a list.
; tests: no
; found: <?php header("Location: " . $_GET['next']);
; found: <?php $to = $_REQUEST['to']; header("Location: $to");
; found: <?php header('Location: ' . $_SERVER['HTTP_REFERER']);
; clean: <?php header("Location: /home");
; clean: <?php header("Location: /search?q=" . urlencode($_GET['q']));
; clean: <?php header("Location: /page/" . $_GET['q']);
; clean: <?php header("X-Page: " . $_GET['p']);
((function_call_expression function: (_) @callee arguments: (arguments . (argument (_) @value))) @finding
  (#match? @callee "^\\\\?header$") (#match? @value "(?i)^.location:\\s*([\"']\\s*\\.|\\{?\\$)") (#mentions? @value "$sources"))

; rule: php-header-request
; severity: warning
; confidence: medium
; cwe: 113
; needs: header setrawcookie
; at: \b(?:header|setrawcookie)\s*\(
; message: {callee} takes a header's text from the request
; help: Check the value against a pattern without line ends first.
; tests: no
; found: <?php header('Content-Disposition: attachment; filename=' . $_GET['name']);
; found: <?php $n = $_POST['n']; header("Content-Type: $n");
; clean: <?php header('X-Count: ' . intval($_GET['n']));
; clean: <?php header('Location: ' . $_GET['url']);
; clean: <?php header('Content-Disposition: attachment; filename=' . rawurlencode($_GET['name']));
((function_call_expression function: (_) @callee arguments: (arguments . (argument (_) @value))) @finding
  (#match? @callee "^\\\\?header$") (#mentions? @value "$request") (#not-match? @value "(?i)^.(location|refresh|access-control)"))

; rule: php-upload-name
; severity: error
; confidence: high
; cwe: 434
; needs: move_uploaded_file
; message: the visitor decides the name and the ending of the file
; help: Make a name of your own and keep a fixed list of endings.
; tests: no
; found: <?php move_uploaded_file($_FILES['f']['tmp_name'], "uploads/" . $_FILES['f']['name']);
; found: <?php $n = $_FILES['f']['name']; move_uploaded_file($_FILES['f']['tmp_name'], "$dir/$n");
; clean: <?php move_uploaded_file($_FILES['f']['tmp_name'], "uploads/" . bin2hex(random_bytes(8)) . '.png');
; clean: <?php move_uploaded_file($_FILES['f']['tmp_name'], $target);
((function_call_expression function: (name) @callee arguments: (arguments . (_) . (argument (_) @target))) @finding
  (#eq? @callee "move_uploaded_file") (#mentions? @target "$_FILES"))

; rule: php-callback-request
; severity: error
; confidence: high
; cwe: 470
; needs: $_GET $_POST $_REQUEST $_COOKIE
; at: \$_(?:GET|POST|REQUEST|COOKIE)\[[^\]]{1,60}\]\s*\(|\bnew\s+\$
; message: the request decides which code runs
; help: Look the name up in a list of the functions that are meant.
; tests: no
; found: <?php $_GET['f']($x);
; found: <?php $c = $_POST['class']; $o = new $c();
; clean: <?php call_user_func('f', $_GET['x']);
; clean: <?php array_map('trim', $_POST);
; clean: <?php $o = new Cart($_POST['id']);
((function_call_expression function: (subscript_expression . (variable_name) @callee)) @finding
  (#any-of? @callee "$_GET" "$_POST" "$_REQUEST" "$_COOKIE"))
((object_creation_expression . (variable_name) @class) @finding (#mentions? @class "$request"))

; rule: php-preg-eval
; severity: error
; confidence: high
; cwe: 95
; needs: preg_replace mb_ereg_replace
; message: the modifier e runs the replacement as PHP
; help: Use preg_replace_callback.
; found: <?php preg_replace('/(\w+)/e', 'f("\\1")', $text);
; found: <?php preg_replace("#a#ie", 'strtoupper("\\0")', $text);
; clean: <?php preg_replace('/(\w+)/i', 'x', $text);
; clean: <?php preg_replace('/e/', 'x', $text);
; clean: <?php preg_replace_callback('/(\w+)/', $f, $text);
((function_call_expression function: (_) @callee arguments: (arguments . (argument [(string) (encapsed_string)] @pattern))) @finding
  (#match? @callee "^\\\\?preg_replace$") (#match? @pattern "(?s)^[\"']([/#~!@%|,]).*\\1[imsxADSUXu]*e[imsxADSUXu]*[\"']$"))

; rule: php-regex-request
; severity: warning
; confidence: medium
; cwe: 1333
; needs: preg_match preg_match_all preg_replace preg_split
; needs: $_GET $_POST $_REQUEST
; message: the pattern comes from the request and can take for ever
; help: Put the value into preg_quote with the delimiter.
; tests: no
; found: <?php preg_match('/' . $_GET['q'] . '/', $text);
; found: <?php $q = $_POST['q']; preg_replace("/$q/i", '', $text);
; clean: <?php preg_match('/' . preg_quote($_GET['q'], '/') . '/', $text);
; clean: <?php preg_match('/^a+$/', $_GET['q']);
((function_call_expression function: (_) @callee arguments: (arguments . (argument (_) @pattern))) @finding
  (#match? @callee "^\\\\?preg_(match|match_all|replace|split|replace_callback)$") (#mentions? @pattern "$sent"))

; rule: php-password-hash
; severity: error
; confidence: high
; cwe: 916
; needs: md5 sha1 hash crypt
; at: (?<![>:\w$])(?:md5|sha1|hash|crypt)\s*\(
; message: {callee} is too fast to protect a password
; help: Use password_hash and password_verify.
; tests: no
; found: <?php $hash = md5($password);
; found: <?php $ok = sha1($salt . $_POST['password']) == $row['hash'];
; found: <?php $h = hash('sha256', $this->password);
; clean: <?php $hash = password_hash($password, PASSWORD_DEFAULT);
; clean: <?php $key = md5($file);
; clean: <?php $h = hash('sha256', $body);
((function_call_expression function: (_) @callee arguments: (arguments . (argument [
    (variable_name) @secret (member_access_expression name: (_) @secret) (subscript_expression (_) (string) @secret)
    (binary_expression [(variable_name) @secret (member_access_expression name: (_) @secret) (subscript_expression (_) (string) @secret)])]))) @finding
  (#match? @callee "^\\\\?(md5|sha1)$") (#match? @secret "(?i)^[$'\"]?(\\w*_)?(password|passwd|pwd|passphrase|userpass|user_pass)['\"]?$"))
((function_call_expression function: (_) @callee arguments: (arguments . (argument (string) @algorithm) . (argument [
    (variable_name) @secret (member_access_expression name: (_) @secret) (subscript_expression (_) (string) @secret)
    (binary_expression [(variable_name) @secret (member_access_expression name: (_) @secret) (subscript_expression (_) (string) @secret)])]))) @finding
  (#match? @callee "^\\\\?hash$") (#match? @algorithm "(?i)md5|sha") (#match? @secret "(?i)^[$'\"]?(\\w*_)?(password|passwd|pwd|passphrase|userpass|user_pass)['\"]?$"))

; rule: php-weak-cipher
; severity: error
; confidence: high
; cwe: 327
; needs: openssl_encrypt openssl_decrypt mcrypt_encrypt mcrypt_decrypt mcrypt_cbc mcrypt_ecb
; at: \b(?:openssl_(?:en|de)crypt|mcrypt_\w+)\s*\(
; message: {finding} uses a cipher or mode that is broken
; help: Use openssl_encrypt with aes-256-gcm, or sodium_crypto_secretbox.
; tests: no
; found: <?php openssl_encrypt($text, 'des-ede3-cbc', $key);
; found: <?php openssl_encrypt($text, "AES-128-ECB", $key);
; found: <?php mcrypt_encrypt(MCRYPT_DES, $key, $text, MCRYPT_MODE_ECB);
; clean: <?php openssl_encrypt($text, 'aes-256-gcm', $key, 0, $iv, $tag);
; clean: <?php openssl_encrypt($text, $cipher, $key);
((function_call_expression function: (_) @callee arguments: (arguments . (_) . (argument [(string) (encapsed_string)] @cipher))) @finding
  (#match? @callee "^\\\\?openssl_encrypt$") (#match? @cipher "(?i)^.(des|rc2|rc4|bf|cast5|seed|idea)\\b|-ecb.$"))
((function_call_expression function: (_) @callee) @finding (#match? @callee "^\\\\?mcrypt_(encrypt|ecb|cbc|cfb|ofb)$"))

; rule: php-weak-random
; severity: error
; confidence: high
; cwe: 338
; needs: rand mt_rand uniqid lcg_value shuffle
; at: (?<![>:\w$])(?:rand|mt_rand|uniqid|lcg_value)\s*\(
; message: who sees some values of {callee} can tell the next, so it makes no secret
; help: Use random_bytes or random_int.
; tests: no
; found: <?php $token = md5(uniqid(rand(), true));
; found: <?php $this->resetToken = sha1(mt_rand());
; found: <?php $row['password'] = substr(md5(rand()), 0, 8);
; clean: <?php $token = bin2hex(random_bytes(16));
; clean: <?php $id = uniqid();
; clean: <?php $color = rand(0, 255);
((assignment_expression left: [(variable_name) @name (member_access_expression name: (_) @name) (subscript_expression (_) (string) @name)]
    right: [
      (function_call_expression function: (_) @callee)
      (function_call_expression arguments: (arguments . (argument (function_call_expression function: (_) @callee))))
      (function_call_expression arguments: (arguments . (argument (function_call_expression arguments: (arguments . (argument (function_call_expression function: (_) @callee)))))))
      (function_call_expression arguments: (arguments . (argument (binary_expression (function_call_expression function: (_) @callee)))))
    ]) @finding
  (#match? @callee "^\\\\?(rand|mt_rand|uniqid|lcg_value)$")
  (#match? @name "(?i)(^|[^a-z])(\\w*_)?(token|csrf|nonce|secret|password|passwd|salt|session_?id|api_?key|otp)['\"]?$|Token$|Secret$|Password$"))

; rule: php-curl-verify-off
; severity: error
; confidence: high
; cwe: 295
; needs: CURLOPT_SSL_VERIFYPEER CURLOPT_SSL_VERIFYHOST
; message: this connection takes any certificate
; help: Leave {option} alone; give the certificate of your own authority with CURLOPT_CAINFO.
; tests: no
; found: <?php curl_setopt($c, CURLOPT_SSL_VERIFYPEER, false);
; found: <?php curl_setopt_array($c, [CURLOPT_SSL_VERIFYHOST => 0]);
; found: <?php curl_setopt($c, CURLOPT_SSL_VERIFYHOST, FALSE);
; clean: <?php curl_setopt($c, CURLOPT_SSL_VERIFYPEER, true);
; clean: <?php curl_setopt($c, CURLOPT_SSL_VERIFYHOST, 2);
; clean: <?php curl_setopt($c, CURLOPT_SSL_VERIFYPEER, $verify);
((function_call_expression arguments: (arguments (argument (name) @option) . (argument (_) @value))) @finding
  (#any-of? @option "CURLOPT_SSL_VERIFYPEER" "CURLOPT_SSL_VERIFYHOST") (#match? @value "(?i)^(false|0|null|\\\\false)$"))
((array_element_initializer . (name) @option . (_) @value) @finding
  (#any-of? @option "CURLOPT_SSL_VERIFYPEER" "CURLOPT_SSL_VERIFYHOST") (#match? @value "(?i)^(false|0|null|\\\\false)$"))

; rule: php-verify-off
; severity: error
; confidence: high
; cwe: 295
; needs: verify verify_peer verify_peer_name sslverify allow_self_signed
; at: ["'](?:verify|verify_peer|verify_peer_name|sslverify|verify_host|allow_self_signed)["']\s*=>\s*(?i:false|0|true)
; message: this connection takes any certificate
; help: Leave the check on; give the certificate of your own authority as cafile or verify.
; tests: no
; found: <?php $client = new Client(['verify' => false]);
; found: <?php stream_context_create(['ssl' => ['verify_peer' => false]]);
; found: <?php wp_remote_get($url, ['sslverify' => false]);
; clean: <?php $client = new Client(['verify' => '/etc/ca.pem']);
; clean: <?php stream_context_create(['ssl' => ['verify_peer' => true]]);
; clean: <?php $form = ['verify' => 'false'];
((array_element_initializer . (string) @option . (_) @value) @finding
  (#any-of? @option "'verify_peer'" "'verify_peer_name'" "'sslverify'" "'verify_host'") (#match? @value "(?i)^(false|0)$"))
((array_element_initializer . (encapsed_string) @option . (_) @value) @finding
  (#any-of? @option "\"verify_peer\"" "\"verify_peer_name\"" "\"sslverify\"" "\"verify_host\"") (#match? @value "(?i)^(false|0)$"))
((object_creation_expression [(name) (qualified_name)] @class (arguments (argument (array_creation_expression
    (array_element_initializer . [(string) (encapsed_string)] @option . (_) @value) @finding))))
  (#match? @class "(?i)client$") (#match? @option "^.verify.$") (#match? @value "(?i)^false$"))
((member_call_expression name: (_) @method arguments: (arguments (argument (array_creation_expression
    (array_element_initializer . [(string) (encapsed_string)] @option . (_) @value) @finding))))
  (#any-of? @method "request" "get" "post" "put" "send" "withOptions") (#match? @option "^.verify.$") (#match? @value "(?i)^false$"))

; rule: php-xml-entities
; severity: error
; confidence: high
; cwe: 611
; needs: LIBXML_NOENT LIBXML_DTDLOAD libxml_disable_entity_loader
; message: the parser follows entities, which can read files and fetch addresses
; help: Leave LIBXML_NOENT and LIBXML_DTDLOAD off.
; tests: no
; found: <?php $doc->loadXML($xml, LIBXML_NOENT | LIBXML_DTDLOAD);
; found: <?php simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NOENT);
; found: <?php libxml_disable_entity_loader(false);
; clean: <?php $doc->loadXML($xml, LIBXML_NONET);
; clean: <?php libxml_disable_entity_loader(true);
; clean: <?php $flags = defined('LIBXML_NOENT');
([(function_call_expression) (member_call_expression) (object_creation_expression)] @finding
  (#match? @finding "(?s)^[^;{]{0,400}[,|(\\s]\\\\?LIBXML_NOENT\\b")
  (#match? @finding "(?i)^.{0,80}(load(XML|HTML)?|simplexml_load_(string|file)|SimpleXMLElement|XML|open)\\s*\\("))
((function_call_expression function: (_) @callee arguments: (arguments . (argument (boolean) @value) .)) @finding
  (#match? @callee "^\\\\?libxml_disable_entity_loader$") (#match? @value "(?i)^false$"))

; rule: php-cookie-open
; severity: warning
; confidence: medium
; cwe: 1004
; needs: setcookie setrawcookie session_set_cookie_params ini_set
; at: \b(?:setcookie|setrawcookie|ini_set)\s*\(
; message: scripts of the page can read this cookie, or it travels unencrypted
; help: Give the options ['httponly' => true, 'secure' => true, 'samesite' => 'Lax'].
; tests: no
; found: <?php setcookie('session_token', $token);
; found: <?php setcookie('auth', $value, time() + 3600, '/');
; found: <?php ini_set('session.cookie_httponly', 0);
; clean: <?php setcookie('session_token', $token, ['httponly' => true, 'secure' => true]);
; clean: <?php ini_set('session.cookie_httponly', 1);
; clean: <?php setcookie('theme', $theme);
; clean: <?php setcookie('auth', $value, 0, '/', '', true, true);
; clean: <?php setcookie('auth', '', time() - 3600);
((function_call_expression function: (name) @callee
    arguments: (arguments . (argument (string) @name) . (argument (_) @value) . (argument)? . (argument)? . (argument)? . (argument)? .) @arguments) @finding
  (#not-match? @arguments "(?i),\\s*(true|1)\\s*\\)$")
  (#any-of? @callee "setcookie" "setrawcookie") (#match? @name "(?i)^.(\\w*[_-])?(session(_?(id|token|key))?|auth(_?token)?|jwt|access_?token|refresh_?token|remember(_?me|_token)?).$")
  (#not-match? @arguments "=>|\\$(options|params|args)|\\[") (#not-match? @value "^(''|\"\"|null|false|NULL|FALSE)$"))
((function_call_expression function: (name) @callee arguments: (arguments . (argument (string) @name) . (argument (_) @value) .)) @finding
  (#eq? @callee "ini_set") (#match? @name "session\\.cookie_(httponly|secure)") (#match? @value "(?i)^['\"]?(0|false|off|no)?['\"]?$"))

; rule: php-magic-hash
; severity: warning
; confidence: high
; cwe: 697
; needs: md5 sha1 hash hash_hmac crypt
; at: (?:[!=]=\s*\\?|\b)(?:md5|sha1|hash|hash_hmac|crypt)\s*\([^;]{0,200}
; message: == takes hashes that look like numbers for numbers, and its time tells how much is right
; help: Use hash_equals, or password_verify for passwords.
; tests: no
; found: <?php if (md5($x) == $hash) {}
; found: <?php if ($_GET['sig'] != hash_hmac('sha256', $body, $key)) {}
; found: <?php return $token == sha1($id);
; clean: <?php if (hash_equals($hash, md5($x))) {}
; clean: <?php if (md5($x) === $hash) {}
; clean: <?php if (strlen(md5($x)) == 32) {}
((binary_expression left: (function_call_expression function: (_) @callee) operator: ["==" "!=" "<>"] right: (_) @other) @finding
  (#match? @callee "^\\\\?(md5|sha1|hash|hash_hmac|crypt)$") (#not-match? @other "^(false|null|FALSE|NULL|''|\"\")$"))
((binary_expression left: (_) @other operator: ["==" "!=" "<>"] right: (function_call_expression function: (_) @callee)) @finding
  (#match? @callee "^\\\\?(md5|sha1|hash|hash_hmac|crypt)$"))

; rule: php-timing-compare
; severity: warning
; confidence: medium
; cwe: 208
; needs: hash_hmac
; at: [!=]==
; message: how long this takes tells how much of the signature is right
; help: Use hash_equals.
; tests: no
; found: <?php if (hash_hmac('sha256', $body, $key) === $signature) {}
; found: <?php $expected = hash_hmac('sha256', $body, $key); if ($expected !== $given) {}
; clean: <?php if (hash_equals(hash_hmac('sha256', $body, $key), $signature)) {}
; clean: <?php $mac = hash_hmac('sha256', $body, $key); if ($mac === false) {}
((binary_expression left: (_) @left operator: ["===" "!=="] right: (_) @right) @finding
  (#match? @left "^\\\\?hash_hmac\\(|^\\$(expected|computed|calculated)\\w*$") (#not-match? @right "(?i)^(true|false|null|''|\"\"|\\d+|.*::class)$"))
((binary_expression left: (_) @left operator: ["===" "!=="] right: (_) @right) @finding
  (#match? @right "^\\\\?hash_hmac\\(|^\\$(expected|computed|calculated)(Sig\\w*|Hash|Mac|Hmac|_sig\\w*|_hash|_mac|_hmac)$"))

; rule: php-world-writable
; severity: warning
; confidence: high
; cwe: 732
; needs: chmod mkdir umask
; at: (?<![>:\w$])(?:chmod|mkdir|umask)\s*\(
; message: everyone on the machine may write here
; help: Use 0755 for folders and 0644 for files, or less.
; tests: no
; found: <?php chmod($file, 0777);
; found: <?php chmod($file, 0666);
; found: <?php umask(0);
; clean: <?php chmod($file, 0644);
; clean: <?php mkdir($dir, 0755, true);
; clean: <?php chmod($file, $mode);
; clean: <?php $old = umask(0); mkdir($d, 0755); umask($old);
((function_call_expression function: (_) @callee arguments: (arguments . (_) . (argument (integer) @mode))) @finding
  (#match? @callee "^\\\\?chmod$") (#match? @mode "^0o?[0-7]?[0-7][0-7][2367]$"))
((expression_statement (function_call_expression function: (_) @callee arguments: (arguments . (argument (integer) @mode) .)) @finding)
  (#match? @callee "^\\\\?umask$") (#match? @mode "^0+$"))

; rule: php-temp-name
; severity: warning
; confidence: medium
; cwe: 377
; needs: file_put_contents fopen
; at: \b(?:file_put_contents|fopen)\s*\(\s*["']/tmp/
; message: anyone can guess {path} and put a link there first
; help: Use tempnam(sys_get_temp_dir(), 'name') or tmpfile().
; tests: no
; found: <?php file_put_contents('/tmp/report.txt', $text);
; found: <?php $f = fopen("/tmp/out-$user.log", 'w');
; clean: <?php $f = fopen('/tmp/in.txt', 'r');
; clean: <?php file_put_contents(tempnam('/tmp', 'x'), $text);
((function_call_expression function: (_) @callee arguments: (arguments . (argument [(string) (encapsed_string)] @path))) @finding
  (#match? @callee "^\\\\?file_put_contents$") (#match? @path "^./tmp/"))
((function_call_expression function: (_) @callee arguments: (arguments . (argument [(string) (encapsed_string)] @path) . (argument (_) @mode))) @finding
  (#match? @callee "^\\\\?fopen$") (#match? @path "^./tmp/") (#match? @mode "^.[wa]"))

; rule: php-ldap-built
; severity: error
; confidence: medium
; cwe: 90
; needs: ldap_search ldap_list ldap_read
; message: the filter {filter} is put together from text
; help: Put every part into ldap_escape ldapSlashes filterEscape _filterEscape with LDAP_ESCAPE_FILTER.
; tests: no
; found: <?php ldap_search($c, $base, "(uid=$user)");
; found: <?php $f = '(&(cn=' . $name . ')(a=b))'; ldap_list($c, $base, $f);
; clean: <?php ldap_search($c, $base, '(uid=' . ldap_escape($user, '', LDAP_ESCAPE_FILTER) . ')');
; clean: <?php ldap_search($c, $base, '(objectClass=*)');
((function_call_expression function: (_) @callee arguments: (arguments . (_) . (_) . (argument (_) @filter))) @finding
  (#match? @callee "^\\\\?ldap_(search|list|read)$") (#built? @filter))

; rule: php-display-errors
; severity: warning
; confidence: medium
; cwe: 209
; needs: display_errors display_startup_errors
; message: errors with paths and data are shown to every visitor
; help: Turn display_errors off and log_errors on; decide it in php.ini.
; tests: no
; found: <?php ini_set('display_errors', 1);
; found: <?php ini_set("display_errors", "On");
; clean: <?php ini_set('display_errors', 0);
; clean: <?php if (DEBUG) { ini_set('display_errors', '1'); }
; clean: <?php ini_set('display_errors', $debug);
((program (expression_statement (function_call_expression function: (_) @callee
    arguments: (arguments . (argument [(string) (encapsed_string)] @option) . (argument (_) @value) .)) @finding))
  (#match? @callee "^\\\\?ini_set$") (#match? @option "display_(startup_)?errors") (#match? @value "(?i)^.?(1|on|true|yes|true).?$"))

; rule: php-info
; severity: warning
; confidence: medium
; cwe: 200
; needs: phpinfo
; message: phpinfo shows settings, paths and secrets of the environment
; help: Take it out before the site goes live.
; tests: no
; found: <?php phpinfo();
; found: <?php if (isset($_GET['i'])) { phpinfo(); }
; clean: <?php echo PHP_VERSION;
; clean: <?php ob_start(); phpinfo(INFO_GENERAL); $i = ob_get_clean();
((function_call_expression function: (_) @callee arguments: (arguments) @arguments) @finding
  (#match? @callee "^\\\\?phpinfo$") (#eq? @arguments "()"))

; rule: php-password-in-call
; severity: error
; confidence: high
; cwe: 798
; needs: mysqli_connect mysqli mysql_connect PDO pg_connect ftp_login ldap_bind oci_connect
; message: the password stands in the source
; help: Read it from the environment or from a file outside of the repository.
; tests: no
; found: <?php $db = new PDO('mysql:host=db', 'root', 's3cr3t!pw');
; found: <?php $db = mysqli_connect('localhost', 'root', 'hunter2pass');
; found: <?php ftp_login($c, 'admin', 'Pa55word!');
; clean: <?php $db = new PDO($dsn, $user, getenv('DB_PASSWORD'));
; clean: <?php $db = mysqli_connect('localhost', 'root', '');
; clean: <?php $db = new PDO('sqlite::memory:');
; clean: <?php new mysqli('localhost', 'user', 'password');
((object_creation_expression [(name) (qualified_name)] @class (arguments . (_) . (_) . (argument (string (string_content) @secret)))) @finding
  (#match? @class "^\\\\?(PDO|mysqli)$") (#match? @secret "^.{4,}$") (#not-match? @secret "(?i)^(pass(word|wd)?|secret|xxx+|\\*+|test|changeme|your.*|<.*>|mypassword)$"))
((function_call_expression function: (_) @callee arguments: (arguments . (_) . (_) . (argument (string (string_content) @secret)))) @finding
  (#match? @callee "^\\\\?(mysqli?_connect|mysql_pconnect|ftp_login|ldap_bind)$") (#match? @secret "^.{4,}$") (#not-match? @secret "(?i)^(pass(word|wd)?|secret|xxx+|\\*+|test|changeme|your.*|<.*>|mypassword)$"))

; rule: php-cors-any
; severity: warning
; confidence: high
; cwe: 942
; needs: HTTP_ORIGIN
; at: (?i:access-control-allow-origin)
; message: any site may read this, whatever it calls itself
; help: Compare the origin with a list of the sites that are meant.
; tests: no
; found: <?php header("Access-Control-Allow-Origin: " . $_SERVER['HTTP_ORIGIN']);
; found: <?php header("Access-Control-Allow-Origin: {$_SERVER['HTTP_ORIGIN']}");
; clean: <?php header("Access-Control-Allow-Origin: https://shop.invalid"); $o = $_SERVER['HTTP_ORIGIN'];
; clean: <?php if (in_array($_SERVER['HTTP_ORIGIN'], $allowed)) { header("Access-Control-Allow-Origin: $_SERVER[HTTP_ORIGIN]"); }
((program (expression_statement (function_call_expression function: (name) @callee arguments: (arguments . (argument (_) @value))) @finding))
  (#eq? @callee "header") (#match? @value "(?is)^.access-control-allow-origin:.*HTTP_ORIGIN"))
((compound_statement (expression_statement (function_call_expression function: (name) @callee arguments: (arguments . (argument (binary_expression) @value))) @finding) @_line) @_block
  (#eq? @callee "header") (#match? @value "(?is)^.access-control-allow-origin:.*HTTP_ORIGIN") (#not-match? @_block "in_array|preg_match|allowed|===?"))

; rule: php-log-secret
; severity: warning
; confidence: medium
; cwe: 532
; needs: error_log syslog logger log debug info
; at: (?:error_log|syslog|[lL]og(?:ger)?(?:\(\))?->\w{1,20}|var_dump|print_r)\s*\([^;]{0,300}?(?i:passw|secret|token|api_?key)
; message: {secret} is written to the log
; help: Leave it out, or log only whether it is set.
; tests: no
; found: <?php error_log("login $user $password");
; found: <?php $this->logger->info('key ' . $apiKey);
; found: <?php error_log($_POST['password']);
; clean: <?php error_log("wrong password for $user");
; clean: <?php $logger->info('tokens', ['count' => $tokenCount]);
((function_call_expression function: (_) @callee arguments: (arguments (argument [
    (variable_name) @secret (subscript_expression (_) (string) @secret)
    (encapsed_string (variable_name) @secret)
    (binary_expression right: [(variable_name) @secret (member_access_expression name: (_) @secret) (subscript_expression (_) (string) @secret)])
    (binary_expression left: (binary_expression right: [(variable_name) @secret (subscript_expression (_) (string) @secret)]))]))) @finding
  (#match? @callee "^\\\\?(error_log|syslog)$")
  (#match? @secret "(?i)^[$'\"]?(\\w*_)?(password|passwd|passphrase|secretKey|secret_key|client_?secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key)['\"]?$"))
((member_call_expression object: (_) @logger name: (_) @level arguments: (arguments (argument [
    (variable_name) @secret
    (encapsed_string (variable_name) @secret)
    (binary_expression right: [(variable_name) @secret (member_access_expression name: (_) @secret)])]))) @finding
  (#any-of? @level "debug" "info" "notice" "warning" "error" "log") (#match? @logger "(?i)log(ger)?(\\(\\))?$")
  (#match? @secret "(?i)^[$'\"]?(\\w*_)?(password|passwd|passphrase|secretKey|secret_key|client_?secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key)['\"]?$"))

; rule: php-strpos-as-truth
; severity: warning
; confidence: medium
; cwe: 697
; needs: strpos stripos mb_strpos array_search
; at: (?:\bif|\belseif|\bwhile|&&|\|\|)\s*\(*\s*!?\s*\\?(?:strpos|stripos|mb_strpos|array_search)\s*\(
; message: {callee} gives 0, which is false, for the first place
; help: Compare with !== false, or use str_contains.
; found: <?php if (strpos($name, 'x')) { run(); }
; found: <?php if (!strpos($name, 'x')) { run(); }
; found: <?php if ($a && stripos($name, 'x')) { run(); }
; clean: <?php if (strpos($name, 'x') !== false) { run(); }
; clean: <?php if (str_contains($name, 'x')) { run(); }
; clean: <?php if (strpos($name, 'x') > 0) { run(); }
([
  (if_statement condition: (parenthesized_expression (function_call_expression function: (_) @callee) @finding))
  (else_if_clause condition: (parenthesized_expression (function_call_expression function: (_) @callee) @finding))
  (while_statement condition: (parenthesized_expression (function_call_expression function: (_) @callee) @finding))
  (unary_op_expression operator: "!" argument: (function_call_expression function: (_) @callee)) @finding
  (binary_expression operator: ["&&" "||"] (function_call_expression function: (_) @callee) @finding)
] (#match? @callee "^\\\\?(strpos|stripos|mb_strpos|array_search)$"))

; rule: php-assign-in-condition
; severity: error
; confidence: high
; cwe: 481
; needs: if while elseif
; at: \b(?:if|while|elseif)\s*\([^()=!<>]{1,60}=\s*["'\d`tfnTFN]
; message: this sets {left} and does not compare it
; help: Write === to compare.
; rewrite: {left} === {right}
; rewrite-safe: no
; found: <?php if ($mode = 'fast') { run(); }
; found: <?php while ($state = 3) { run(); }
; clean: <?php if ($mode === 'fast') { run(); }
; clean: <?php while ($row = next($rows)) { run(); }
; clean: <?php if (($m = 'x') && $y) { run(); }
([
  (if_statement condition: (parenthesized_expression (assignment_expression
    left: (_) @left right: [(string) (encapsed_string) (integer) (boolean) (null)] @right) @finding))
  (else_if_clause condition: (parenthesized_expression (assignment_expression
    left: (_) @left right: [(string) (encapsed_string) (integer) (boolean) (null)] @right) @finding))
  (while_statement condition: (parenthesized_expression (assignment_expression
    left: (_) @left right: [(string) (encapsed_string) (integer) (boolean) (null)] @right) @finding))
])

; rule: php-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: query exec prepare mysqli_query mysql_query pg_query executeQuery executeStatement get_results get_row get_var whereRaw selectRaw orderByRaw raw select statement unprepared
; sources: $sources
; sinks: *.query(0) $db.exec(0) $pdo.exec(0) $dbh.exec(0) $conn.exec(0) $this.db.exec(0) $this.pdo.exec(0) *.prepare(0) *.real_query(0) *.multi_query(0) mysqli_query(1) mysqli_multi_query(1) mysqli_prepare(1) mysql_query(0) pg_query(*) sqlsrv_query(1) *.executeQuery(0) *.executeStatement(0) *.get_results(0) *.get_row(0) *.get_var(0) *.get_col(0) *.whereRaw(0) *.selectRaw(0) *.orderByRaw(0) *.havingRaw(0) DB.raw(0) DB.select(0) DB.statement(0) DB.unprepared(0)
; cleaners: quote real_escape_string mysqli_real_escape_string pg_escape_string pg_escape_literal pg_escape_identifier esc_sql quoteIdentifier
; covers: php-sql-built
; message: {source} gets into the SQL of {sink}
; help: Write ? in the SQL and pass the value as a parameter; take names of columns from a fixed list.
; tests: no
; found: <?php $id = $_GET['id']; $sql = "SELECT * FROM t WHERE id = " . $id; mysqli_query($db, $sql);
; found: <?php function f($db, $request) { $n = $request->input('n'); return $db->query("SELECT * FROM t WHERE n = '$n'"); }
; found: <?php function f(Request $request) { DB::select("SELECT * FROM u WHERE name = '" . $request->name . "'"); }
; found: <?php function f(Request $request) { DB::select("SELECT * FROM u WHERE name = '" . $request["name"] . "'"); }
; found: <?php function f(Request $request) { DB::select("SELECT * FROM u WHERE name = " . $request->route("name")); }
; found: <?php function f() { DB::select("SELECT * FROM u WHERE name = " . request("name")); }
; found: <?php function f() { DB::select("SELECT * FROM u WHERE name = " . request()->input("name")); }
; found: <?php Route::get("/users/{name}", function ($name) { return DB::select("SELECT * FROM u WHERE name = '" . $name . "'"); });
; found: <?php class UserController extends Controller { public function show(string $id) { return DB::select("SELECT * FROM u WHERE id = " . $id); } }
; clean: <?php $s = $db->prepare("SELECT * FROM t WHERE id = ?"); $s->execute([$_GET['id']]);
; clean: <?php $id = (int) $_GET['id']; $db->query("SELECT * FROM t WHERE id = $id");
; clean: <?php function f(Request $request) { DB::select("SELECT * FROM u WHERE id = " . $request->user()->id); }
; clean: <?php function f(Request $request) { DB::select("SELECT * FROM u WHERE id = " . $request->integer("id")); }
; clean: <?php function f(Request $request) { DB::select("SELECT * FROM u WHERE id = ?", [$request->id]); }
; clean: <?php class UserController extends Controller { public function show(int $id) { return DB::select("SELECT * FROM u WHERE id = " . $id); } }
; clean: <?php class UserController extends Controller { public function show(User $user) { return DB::select("SELECT * FROM u WHERE id = " . $user->id); } }
; clean: <?php function f(Request $request) { $by = in_array($request->sort, ["a", "b"], true) ? $request->sort : "a"; DB::select("SELECT * FROM u ORDER BY " . $by); }

; rule: php-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: exec system passthru shell_exec popen pcntl_exec
; sources: $sources
; sinks: exec(0) system(0) passthru(0) shell_exec(0) popen(0) pcntl_exec(0) Process.fromShellCommandline(0)
; cleaners: escapeshellarg escapeshellcmd
; covers: php-shell
; message: {source} gets into the command of {sink}
; help: Put it into escapeshellarg, or give proc_open a list of arguments.
; tests: no
; found: <?php $host = $_POST['host']; $c = "ping -c 1 " . $host; exec($c, $out);
; found: <?php function f($request) { $f = $request->query->get('f'); shell_exec("file $f"); }
; clean: <?php $host = escapeshellarg($_POST['host']); exec("ping -c 1 $host", $out);
; clean: <?php proc_open(['ping', $_POST['host']], [], $pipes);

; rule: php-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: file_get_contents file_put_contents fopen readfile unlink file rename copy rmdir scandir opendir SplFileObject BinaryFileResponse
; sources: $targets
; sinks: file_get_contents(0) file_put_contents(0) fopen(0) readfile(0) unlink(0) file(0) rename(*) copy(*) rmdir(0) scandir(0) opendir(0) highlight_file(0) parse_ini_file(0) SplFileObject(0) BinaryFileResponse(0)
; cleaners: basename intval sanitize_file_name
; message: {source} decides the path of {sink}
; help: Take the basename, put it below a fixed folder, and look the name up where you can.
; tests: no
; found: <?php $name = $_GET['name']; $path = __DIR__ . '/files/' . $name; readfile($path);
; found: <?php function f($request) { $f = $request->get('file'); return new BinaryFileResponse('/srv/' . $f); }
; found: <?php Route::get("/files/{name}", fn (string $name) => readfile("/srv/files/" . $name));
; clean: <?php $name = basename($_GET['name']); readfile(__DIR__ . '/files/' . $name);
; clean: <?php file_put_contents('/var/log/app.txt', $_POST['text']);
; clean: <?php $s = in_array($_GET["x"], $allowed, true) ? $_GET["x"] : "a"; readfile("/srv/" . $s . ".php");
; clean: <?php $x = $_GET["x"]; $s = in_array($x, $allowed, true) ? $x : "a"; readfile("/srv/" . $s . ".php");

; rule: php-fetch-flow
; severity: error
; confidence: high
; cwe: 918
; needs: curl_init curl_setopt file_get_contents fsockopen Client wp_remote_get wp_remote_post get_headers
; sources: $sources
; sinks: curl_init(0) curl_setopt(2) fsockopen(0) get_headers(0) wp_remote_get(0) wp_remote_post(0) $client.get(0) $client.request(1) $client.post(0) Http.get(0) Http.post(0)
; cleaners: wp_http_validate_url
; message: {source} decides which server {sink} talks to
; help: Look the host up in a list of those that are meant.
; tests: no
; found: <?php $u = $_GET['url']; $c = curl_init($u); curl_exec($c);
; found: <?php $u = $_POST['feed']; $r = wp_remote_get($u);
; clean: <?php $c = curl_init('https://api.invalid/?q=' . urlencode($_GET['q']));
; clean: <?php $u = FEED_URL; wp_remote_get($u);

; rule: php-redirect-flow
; severity: error
; confidence: high
; cwe: 601
; needs: wp_redirect RedirectResponse Redirect redirect
; sources: $targets
; sinks: wp_redirect(0) RedirectResponse(0) Redirect.to(0) Redirect.away(0) redirect.to(0) redirect.away(0)
; cleaners: wp_validate_redirect route url_for
; message: {source} decides where {sink} sends the visitor
; help: Allow only paths of this site, or look the target up in a list.
; tests: no
; found: <?php $to = $_GET['to']; wp_redirect($to);
; found: <?php function f($request) { $next = $request->query->get('next'); return new RedirectResponse($next); }
; clean: <?php wp_safe_redirect($_GET['to']);
; clean: <?php function f($request) { return redirect('/home'); }

; rule: php-mail-flow
; severity: warning
; confidence: medium
; cwe: 93
; needs: mail setrawcookie mb_send_mail
; sources: $sources
; sinks: mail(3) mb_send_mail(3) setrawcookie(1)
; cleaners: urlencode rawurlencode
; message: {source} gets into a header of {sink}
; help: Check the value against a pattern without line ends first.
; tests: no
; found: <?php $from = $_POST['from']; mail($to, 'Hello', $text, "From: $from");
; found: <?php setrawcookie('name', $_GET['name']);
; clean: <?php mail($to, 'Hello', $_POST['text']);
; clean: <?php setrawcookie('name', rawurlencode($_GET['name']));

; rule: php-object-flow
; severity: error
; confidence: high
; cwe: 502
; needs: unserialize yaml_parse
; sources: $sources
; sinks: unserialize(0) maybe_unserialize(0) yaml_parse(0)
; covers: php-unserialize
; message: {source} can build any object through {sink}
; help: Use json_decode, or give ['allowed_classes' => false].
; tests: no
; found: <?php $raw = $_COOKIE['cart']; $cart = unserialize(base64_decode($raw));
; found: <?php function f($request) { $d = $request->getContent(); return unserialize($d); }
; clean: <?php $cart = json_decode($_COOKIE['cart'], true);
; clean: <?php $d = file_get_contents('cache.bin'); $x = unserialize($d);

; rule: php-code-flow
; severity: error
; confidence: high
; cwe: 94
; needs: eval create_function call_user_func call_user_func_array assert preg_replace
; sources: $sources
; sinks: eval(0) create_function(1) assert(0) call_user_func(0) call_user_func_array(0)
; covers: php-eval php-assert-text
; message: {source} decides what {sink} runs
; help: Look the name up in a list of the functions that are meant.
; tests: no
; found: <?php $f = $_GET['f']; call_user_func($f, 1);
; found: <?php function f($request) { $c = $request->input('code'); eval($c); }
; clean: <?php $v = $_GET['v']; call_user_func('f', $v);
; clean: <?php eval('return 1;');

; rule: php-html-flow
; severity: error
; confidence: high
; cwe: 79
; needs: printf Response vprintf write setContent
; sources: $sources
; sinks: printf(*) vprintf(*) Response(0) *.setContent(0) HtmlString(0)
; cleaners: htmlspecialchars htmlentities strip_tags esc_html esc_attr e purify json_encode
; covers: php-echo-request
; message: the answer repeats {source} as HTML
; help: Put the value into htmlspecialchars, or answer with a template that does.
; tests: no
; found: <?php function f($request) { $n = $request->query->get('n'); return new Response("<p>$n</p>"); }
; found: <?php $q = $_GET['q']; printf('<p>%s</p>', $q);
; clean: <?php $q = htmlspecialchars($_GET['q']); printf('<p>%s</p>', $q);
; clean: <?php function f($request) { return new Response('<p>done</p>'); }

; rule: php-ldap-flow
; severity: error
; confidence: high
; cwe: 90
; needs: ldap_search ldap_list ldap_read ldap_bind
; sources: $sources
; sinks: ldap_search(1,2) ldap_list(1,2) ldap_read(1,2)
; cleaners: ldap_escape
; covers: php-ldap-built
; message: {source} changes the query of {sink}
; help: Put it into ldap_escape.
; tests: no
; found: <?php $u = $_POST['u']; ldap_search($c, $base, '(uid=' . $u . ')');
; found: <?php $dn = $_GET['dn']; ldap_read($c, $dn, '(objectClass=*)');
; clean: <?php $u = ldap_escape($_POST['u'], '', LDAP_ESCAPE_FILTER); ldap_search($c, $base, "(uid=$u)");
; clean: <?php ldap_search($c, $base, '(objectClass=*)');

; rule: php-xpath-flow
; severity: error
; confidence: high
; cwe: 643
; needs: xpath evaluate DOMXPath
; sources: $sources
; sinks: *.xpath(0) *.evaluate(0) $xpath.query(0)
; message: {source} changes the XPath expression of {sink}
; help: Check the value against a pattern without quotes first.
; tests: no
; found: <?php $n = $_GET['n']; $xml->xpath("//user[name='$n']");
; found: <?php $n = $_POST['n']; $q = "//a[@b='" . $n . "']"; $x->evaluate($q);
; clean: <?php $n = (int) $_GET['n']; $xml->xpath("//user[@id=$n]");
; clean: <?php $xml->xpath('//user');
