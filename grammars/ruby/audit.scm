;; Podium's own rules for Ruby; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.
;; The text of a heredoc stands apart from the place that opens it, so it counts as constant.

; words: literal = string_content escape_sequence integer float rational complex true false nil comment simple_symbol hash_key_symbol bare_string bare_symbol character heredoc_beginning string_array symbol_array file line
; words: text = string chained_string delimited_symbol
; words: composed = interpolation binary unary parenthesized_statements array hash pair range
; words: functions = lambda
; words: subscript = element_reference
; words: conditional = conditional if unless if_modifier unless_modifier
; words: choosing = || or
; words: assignment = assignment operator_assignment
; words: blocks = body_statement block_body then else do program
; words: loops = while until for
; words: getters = fetch dig
; words: name = identifier constant instance_variable global_variable class_variable
; words: member = scope_resolution
; words: call = call
; words: join = binary
; words: arguments = argument_list
; words: options = hash
; words: splat = hash_splat_argument splat_argument block_argument
; words: keyword = pair block_argument
; words: text-methods = format sprintf join strip lstrip rstrip chomp downcase upcase capitalize gsub sub concat to_s tr squeeze dup freeze squish strip_heredoc html_safe String
; words: carriers = format sprintf join strip lstrip rstrip chomp downcase upcase capitalize gsub sub concat to_s to_str to_sym to_json tr dup squish fetch dig unescape unescapeHTML decode decode64 strict_decode64 urlsafe_decode64 unpack unpack1 split first last to_h to_a permit require merge slice symbolize_keys with_indifferent_access to_unsafe_h to_unsafe_hash values flatten compact reverse read String Array presence parse force_encoding encode
; words: formatters = format sprintf join
; words: pure = to_i to_f to_r Integer Float Rational shellescape shelljoin h html_escape escapeHTML escape_html escape url_encode encode_www_form encode_www_form_component quote quote_string quote_value quote_column_name quote_table_name quote_identifier quoted_table_name quoted_primary_key quoted_date quoted_true quoted_false table_name primary_key column_name sanitize sanitize_sql sanitize_sql_array sanitize_sql_like sanitize_sql_for_conditions sanitize_sql_for_order strip_tags escape_javascript j length size count object_id hexdigest pid now today to_sql arel_table uuid hex __FILE__ __method__ __dir__ RbConfig.ruby Gem.ruby ERB.Util.html_escape
; words: cleaners = presence_in to_i to_f to_r Integer Float Rational shellescape shelljoin h html_escape escapeHTML escape_html escape url_encode encode_www_form_component quote quote_string quote_column_name quote_table_name sanitize sanitize_sql sanitize_sql_array sanitize_sql_like strip_tags escape_javascript j basename length size count to_date to_time Date.parse Time.parse present? blank? nil? empty? include? key? has_key? is_a? match? start_with? end_with? hexdigest to_i18n parameterize permitted? url_from safe_join t translate I18n.t
; words: request = params cookies request.params request.body request.raw_post request.headers request.env request.query_string request.query_parameters request.request_parameters request.referer request.referrer request.user_agent request.cookies request.GET request.POST
; words: sql-names = table table_name tablename tbl column columns column_name column_names cols col fields field where where_clause conditions order order_by direction limit offset prefix schema placeholders table_alias quoted_table_name quoted_primary_key primary_key database_name db_name index_name constraint_name sequence_name sql

; rule: ruby-eval
; severity: error
; confidence: medium
; cwe: 95
; needs: eval
; at: (?<![\w@$:])(?:Kernel\.|binding\.)?eval[\s(]
; message: eval runs the text {code} as code
; help: Parse data with JSON.parse, and pick behaviour from a hash of lambdas or with public_send from a fixed list.
; tests: no
; found: eval("call_#{name}(1)")
; found: eval "@#{field} = value"
; found: binding.eval("x = " + value)
; clean: eval("1 + 1")
; clean: model.eval("x #{y}")
; clean: JSON.parse(data)
; clean: eval(File.read("x.gemspec"))
((call !receiver method: (identifier) @callee arguments: (argument_list . (_) @code)) @finding
  (#eq? @callee "eval") (#built? @code))
((call receiver: (_) @object method: (identifier) @callee arguments: (argument_list . (_) @code)) @finding
  (#eq? @callee "eval") (#any-of? @object "Kernel" "binding") (#built? @code))

; rule: ruby-shell
; severity: error
; confidence: medium
; cwe: 78
; needs: system exec spawn popen popen2 popen2e popen3 capture2 capture2e capture3 pipeline
; at: (?<![\w@$:])(?:system|exec|spawn|(?:IO\.)?popen|(?:Open3\.)?(?:popen[23]e?|capture[23]e?|pipeline))[\s(]
; message: a shell runs the text {command}
; help: Give the program and its arguments one by one; then no shell reads them. Or use Shellwords.escape.
; tests: no
; found: system("ls #{folder}")
; found: exec "git log " + branch
; found: Open3.capture2e("convert #{name} out.png")
; found: IO.popen("tar xf #{file}") { |io| io.read }
; clean: system("ls", folder)
; clean: system("ls -l | wc")
; clean: system("ls #{Shellwords.escape(folder)}")
; clean: system("ls #{folder.shellescape}")
; clean: connection.exec("SELECT #{x}")
; clean: IO.popen(["tar", "xf", file])
((call !receiver method: (identifier) @callee arguments: (argument_list . (_) @command . (pair)* .)) @finding
  (#any-of? @callee "system" "exec" "spawn") (#built? @command))
((call receiver: (constant) @module method: (identifier) @callee arguments: (argument_list . (_) @command)) @finding
  (#any-of? @module "Kernel" "Process" "IO" "Open3")
  (#any-of? @callee "system" "exec" "spawn" "popen" "popen2" "popen2e" "popen3" "capture2" "capture2e" "capture3" "pipeline")
  (#not-match? @command "^\\[") (#built? @command) (#match? @finding "^[^,]*(, *(\"[rw]b?\\+?\"|'[rw]b?\\+?'|\\w+:.*))?[)\\s]*(\\{|do\\b|$)"))

; rule: ruby-backticks
; severity: error
; confidence: medium
; cwe: 78
; needs: php ruby require def class module end if do x
; at: (?:`|%x.)[^`\n]{0,300}#\{
; message: a shell runs this text
; help: Use Open3.capture2 with the program and its arguments one by one, or Shellwords.escape.
; tests: no
; found: out = `ls #{folder}` if x
; found: def f(x)\n  %x(cat #{x})\nend
; clean: out = `ls -l` if x
; clean: x = 1; out = `ls #{Shellwords.escape(folder)}`
; clean: x = 1; out = `kill #{pid.to_i}`
; clean: def f; `ps -p #{Process.pid}`; end
((subshell (interpolation (_) @part)) @finding (#dynamic? @part) (#not-match? @part "^[A-Z][\\w:.]*$|(?i:^\\w*(escaped|quoted))"))

; rule: ruby-open-pipe
; severity: error
; confidence: high
; cwe: 78
; needs: open
; at: (?<![\w@$:.])(?:Kernel\.)?open[\s(]+["']\|
; message: open runs {command} in a shell
; help: Use IO.popen with a list of the program and its arguments.
; tests: no
; found: open("|ls #{folder}") { |io| io.read }
; found: open("| git log " + branch)
; clean: open("|date")
; clean: File.open("|#{x}")
; clean: IO.popen(["ls", folder])
((call !receiver method: (identifier) @callee arguments: (argument_list . (_) @command)) @finding
  (#eq? @callee "open") (#match? @command "^[\"']\\s*\\|") (#built? @command))

; rule: ruby-sql-built
; severity: error
; confidence: medium
; cwe: 89
; needs: where find_by_sql execute exec_query select_all select_value select_values select_rows select_one exists update_all delete_all having order joins from group count_by_sql exec_update exec_delete pluck reorder not or
; at: \b(?:where|rewhere|find_by_sql|execute|exec_query|select_all|select_values?|select_rows|select_one|exists\?|update_all|delete_all|having|count_by_sql|exec_update|exec_delete|not)[\s(]+["'(]
; message: the SQL of {method} is put together from text
; help: Write ? in the SQL and pass the value behind it, or give a hash: where(name: name).
; tests: no
; found: User.where("name = '#{params[:name]}'")
; found: User.where("age > " + age)
; found: connection.execute("DELETE FROM users WHERE id = #{id}")
; found: User.find_by_sql("SELECT * FROM users WHERE email = '%s'" % email)
; found: users.update_all("score = #{score}")
; clean: User.where("name = ?", name)
; clean: User.where(name: "x#{name}")
; clean: User.where("#{table_name}.id = ?", id)
; clean: connection.execute("DELETE FROM users WHERE id = #{id.to_i}")
; clean: connection.execute("SELECT * FROM #{quoted_table_name} WHERE a = #{connection.quote(a)}")
; clean: User.where("#{User.table_name}.kind IN (?)", kinds)
; clean: shell.execute("echo a=#{b}")
; clean: User.where("id IN (#{subquery.to_sql})")
((call receiver: (_)? @object method: (identifier) @method arguments: (argument_list . (_) @query)) @finding
  (#any-of? @method "where" "rewhere" "having" "exists?" "delete_all" "update_all" "not")
  (#says? @query "(?is)(=|<|>|\\blike\\b)\\s*['%]*(#\\{|%s|[\"']$)") (#built? @query "$sql-names"))
((call method: (identifier) @method arguments: (argument_list . (_) @query)) @finding
  (#any-of? @method "find_by_sql" "execute" "exec_query" "select_all" "select_value" "select_values" "select_rows" "select_one" "count_by_sql" "exec_update" "exec_delete")
  (#says? @query "(?is)^[\"'%(A-Z{]*\\s*(select\\s.*\\sfrom\\s|insert\\s+into|replace\\s+into|update\\s.*\\sset\\s|delete\\s+from)")
  (#says? @query "(?is)(=|<|>|\\blike\\b)\\s*['%]*(#\\{|%s|[\"']$)") (#built? @query "$sql-names"))

; rule: ruby-yaml-load
; severity: warning
; confidence: medium
; cwe: 502
; needs: YAML Psych
; at: \b(?:YAML|Psych)\.(?:load|unsafe_load|load_stream)\b
; message: {callee} can build any object from {data}
; help: Use YAML.safe_load.
; tests: no
; found: YAML.unsafe_load(body)
; found: YAML.load(request.body.read)
; found: data = Net::HTTP.get(uri); YAML.load(data)
; clean: YAML.safe_load(body)
; clean: YAML.load(File.read("config.yml"))
; clean: YAML.load("a: 1")
((call receiver: (constant) @callee method: (identifier) @method arguments: (argument_list . (_) @data)) @finding
  (#any-of? @callee "YAML" "Psych") (#eq? @method "unsafe_load") (#dynamic? @data) (#not-match? @data "(?i)file|path|\\.read\\b"))
((call receiver: (constant) @callee method: (identifier) @method arguments: (argument_list . (_) @data)) @finding
  (#any-of? @callee "YAML" "Psych") (#any-of? @method "load" "load_stream")
  (#mentions? @data "$request" "Net.HTTP.get" "Net.HTTP.get_response" "HTTParty.get" "RestClient.get" "URI.open"))

; rule: ruby-marshal-load
; severity: warning
; confidence: medium
; cwe: 502
; needs: Marshal
; at: \bMarshal\.(?:load|restore)\b
; message: who writes {data} can run code here
; help: Use JSON.parse; keep Marshal for data that never left this program.
; tests: no
; found: Marshal.load(cookie)
; found: Marshal.load(Base64.decode64(text))
; found: value = redis.get(key); Marshal.load(value)
; clean: Marshal.load(Marshal.dump(object))
; clean: Marshal.load("\x04\b0")
; clean: File.open(path, "rb") { |file| Marshal.load(file) }
((call receiver: (constant) @module method: (identifier) @method arguments: (argument_list . (_) @data)) @finding
  (#eq? @module "Marshal") (#any-of? @method "load" "restore") (#dynamic? @data)
  (#not-match? @data "(?i)Marshal\\.dump|^@?(f|fh|fp|io|file\\w*|\\w*_?file|dump(ed)?\\w*|\\w*dump|cached?|stream|pipe|reader|\\w+_io|@?buffer)$|File\\.|\\.(read|binread)\\b"))

; rule: ruby-html-safe
; severity: warning
; confidence: medium
; cwe: 79
; needs: html_safe raw
; at: \.html_safe\b|(?<![\w.@$:])raw[\s(]
; message: {value} becomes HTML as it is
; help: Build it with content_tag or safe_join, or put every part into h first.
; tests: no
; found: "<b>#{name}</b>".html_safe
; found: raw("<li>#{item.title}</li>")
; found: ("<p>" + text + "</p>").html_safe
; clean: "<b>done</b>".html_safe
; clean: "<b>#{h(name)}</b>".html_safe
; clean: content_tag(:b, name)
; clean: raw("<br>")
; clean: "<b>#{count.to_i}</b>".html_safe
((call receiver: (_) @value method: (identifier) @method) @finding
  (#eq? @method "html_safe") (#says? @value "<[a-zA-Z/]") (#built? @value)
  (#match? @value "#\\{\\s*@?(?!(?:\\w*_(?:tag|link|html|path|url|to|icon|class|id|for)|link_to|render|yield|l|t|safe_join|icon|tag|image_tag|content|html|capture|attrs?|options|css\\w*|style)\\b)[a-z_]|[+]"))
((call !receiver method: (identifier) @method arguments: (argument_list . (_) @value .)) @finding
  (#eq? @method "raw") (#says? @value "<[a-zA-Z/]") (#built? @value))

; rule: ruby-render-inline
; severity: error
; confidence: high
; cwe: 1336
; needs: render ERB Haml Slim Liquid
; at: \brender[\s(]+(?::inline\s*=>|inline:)|\b(?:ERB|Haml::Engine|Haml::Template)\.new\b
; message: {template} is run as a template
; help: Keep templates in files and give them the values as locals.
; tests: no
; found: render inline: "<p>#{name}</p>"
; found: render inline: "Hello " + name
; found: ERB.new("<p>#{text}</p>").result
; clean: render inline: "<p><%= @name %></p>"
; clean: render "show", locals: { name: name }
; clean: ERB.new(File.read("a.erb")).result
((call method: (identifier) @callee arguments: (argument_list (pair key: (_) @key value: (_) @template))) @finding
  (#eq? @callee "render") (#any-of? @key "inline" ":inline") (#built? @template))
((call receiver: (_) @class method: (identifier) @callee arguments: (argument_list . (_) @template)) @finding
  (#any-of? @class "ERB" "Haml::Engine" "Haml::Template") (#eq? @callee "new") (#built? @template) (#says? @template "#\\{|[+]"))

; rule: ruby-permit-all
; severity: warning
; confidence: high
; cwe: 915
; needs: permit params
; at: \.permit!|\.permit\s*\(
; message: the request can set any attribute, also those that no form has
; help: List the attributes that are meant: params.require(:user).permit(:name).
; tests: no
; found: User.new(params.require(:user).permit!)
; found: params[:user].permit!
; found: params.permit!.to_h
; clean: params.require(:user).permit(:name)
; clean: filter.permit!
((call receiver: (_) @object method: (identifier) @method) @finding
  (#eq? @method "permit!") (#match? @object "^@?params\\b"))

; rule: ruby-mass-assignment
; severity: warning
; confidence: medium
; cwe: 915
; needs: params
; at: \b(?:new|create!?|update!?|update_attributes!?|assign_attributes|insert|upsert|update_columns)[\s(]+params\b
; message: every attribute comes from the request
; help: List the attributes that are meant: params.require(:user).permit(:name).
; tests: no
; found: User.update_columns(params[:user])
; found: user.assign_attributes(params.to_unsafe_h)
; found: User.create(params[:user].to_unsafe_h)
; clean: User.new(params.require(:user).permit(:name))
; clean: User.create(name: params[:name])
; clean: Query.new(params)
((call method: (identifier) @method arguments: (argument_list . (call receiver: (_) @object method: (identifier) @unsafe) .)) @finding
  (#any-of? @method "new" "create" "create!" "update" "update!" "update_attributes" "assign_attributes" "update_columns" "insert" "upsert")
  (#match? @object "^params\\b") (#any-of? @unsafe "to_unsafe_h" "to_unsafe_hash"))
((call method: (identifier) @method arguments: (argument_list . (element_reference object: (identifier) @object) .)) @finding
  (#any-of? @method "update_columns" "insert" "upsert" "insert!" "update_all") (#eq? @object "params"))

; rule: ruby-verify-none
; severity: error
; confidence: high
; cwe: 295
; needs: VERIFY_NONE verify_ssl verify ssl_verify ssl_verifypeer verify_peer ssl
; at: \bVERIFY_NONE\b|\b(?:verify_ssl|ssl_verify|ssl_verifypeer|verify_peer|verify)(?::\s*|\s*=>\s*|\s*=\s*)false
; message: this connection takes any certificate
; help: Leave the check on; give the certificate of your own authority with ca_file.
; tests: no
; found: http.verify_mode = OpenSSL::SSL::VERIFY_NONE
; found: Faraday.new(url, ssl: { verify: false })
; found: RestClient::Request.execute(url: url, verify_ssl: false)
; found: HTTParty.get(url, verify: false)
; clean: http.verify_mode = OpenSSL::SSL::VERIFY_PEER
; clean: Faraday.new(url, ssl: { verify: true })
; clean: user.save(verify: false)
; clean: insecure = mode == OpenSSL::SSL::VERIFY_NONE
((assignment left: (_) @left right: (scope_resolution name: (constant) @mode)) @finding
  (#eq? @mode "VERIFY_NONE") (#match? @left "(?i)verify"))
((pair key: (_) @key value: (scope_resolution name: (constant) @mode)) @finding
  (#eq? @mode "VERIFY_NONE") (#match? @key "(?i)verify"))
((pair key: (_) @key value: (hash (pair key: (_) @option value: (false)) @finding))
  (#any-of? @key "ssl" ":ssl") (#any-of? @option "verify" ":verify" "verify_peer"))
((pair key: (_) @key value: (false)) @finding
  (#any-of? @key "verify_ssl" ":verify_ssl" "ssl_verifypeer" ":ssl_verifypeer" "ssl_verify" ":ssl_verify"))
((call receiver: (constant) @client arguments: (argument_list (pair key: (_) @key value: (false)) @finding))
  (#any-of? @client "HTTParty" "Excon" "HTTPX" "Typhoeus") (#any-of? @key "verify" ":verify" "ssl_verify_peer"))

; rule: ruby-password-digest
; severity: error
; confidence: high
; cwe: 916
; needs: MD5 SHA1 SHA256 SHA2 SHA512
; at: \b(?:MD5|SHA1|SHA256|SHA512|SHA2)\b
; message: {callee} is too fast to protect a password
; help: Use BCrypt::Password.create or has_secure_password.
; tests: no
; found: Digest::MD5.hexdigest(password)
; found: Digest::SHA1.hexdigest(salt + password)
; found: self.hash = Digest::SHA256.hexdigest("#{salt}#{params[:password]}")
; clean: Digest::MD5.hexdigest(content)
; clean: BCrypt::Password.create(password)
; clean: Digest::SHA256.hexdigest(token)
((call receiver: (scope_resolution) @callee method: (identifier) @method arguments: (argument_list . [
    (identifier) @secret (instance_variable) @secret
    (binary right: (identifier) @secret) (binary left: (identifier) @secret)
    (string (interpolation (identifier) @secret))
    (string (interpolation (element_reference (simple_symbol) @secret)))
    (element_reference (simple_symbol) @secret)])) @finding
  (#match? @callee "^(OpenSSL::)?Digest::(MD5|SHA1|SHA256|SHA512|SHA2)$") (#any-of? @method "hexdigest" "digest" "base64digest")
  (#match? @secret "(?i)^[:@]?(\\w+_)?(password|passwd|pwd|passphrase)$"))

; rule: ruby-weak-cipher
; severity: error
; confidence: high
; cwe: 327
; needs: Cipher
; at: \bCipher\b
; message: the cipher or mode {cipher} is broken
; help: Use OpenSSL::Cipher.new("aes-256-gcm").
; tests: no
; found: OpenSSL::Cipher.new("des-ede3-cbc")
; found: OpenSSL::Cipher.new('AES-128-ECB')
; found: cipher = OpenSSL::Cipher::DES.new(:CBC)
; found: OpenSSL::Cipher::Cipher.new("rc4")
; clean: OpenSSL::Cipher.new("aes-256-gcm")
; clean: OpenSSL::Cipher.new(name)
; clean: OpenSSL::Cipher::AES.new(256, :GCM)
((call receiver: (_) @class method: (identifier) @new arguments: (argument_list . (string) @cipher)) @finding
  (#match? @class "\\bOpenSSL::Cipher(::Cipher)?$") (#eq? @new "new") (#match? @cipher "(?i)^.(des|rc2|rc4|bf|cast5|seed|idea)\\b|-ecb.$"))
((call receiver: (scope_resolution) @cipher method: (identifier) @new) @finding
  (#match? @cipher "^OpenSSL::Cipher::(DES|RC2|RC4|BF|CAST5|IDEA)$") (#eq? @new "new"))
((call receiver: (scope_resolution) @cipher method: (identifier) @new arguments: (argument_list (simple_symbol) @mode)) @finding
  (#match? @cipher "^OpenSSL::Cipher::AES\\w*$") (#eq? @new "new") (#match? @mode "(?i)^:ecb$"))

; rule: ruby-weak-random
; severity: error
; confidence: high
; cwe: 338
; needs: rand sample shuffle
; at: \b(?:rand|sample|shuffle)\b
; message: who sees some values of rand can tell the next, so it makes no secret
; help: Use SecureRandom.hex.
; tests: no
; found: token = rand(36**20).to_s(36)
; found: user.reset_token = Digest::MD5.hexdigest(rand.to_s)
; found: @api_key = Random.rand(10**20)
; found: password = (0...8).map { ("a".."z").to_a.sample }.join
; clean: token = SecureRandom.hex(20)
; clean: delay = rand(10)
; clean: index = Random.rand(list.size)
((assignment left: [(identifier) @name (instance_variable) @name (call method: (identifier) @name) (element_reference (simple_symbol) @name)]
    right: (_) @value) @finding
  (#match? @name "(?i)^[:@]?(\\w+_)?(token|csrf|nonce|secret|password|passwd|session_id|api_?key|otp)$")
  (#match? @value "(^|[^.\\w:])((Kernel|Random)\\.)?rand\\b|\\.(sample|shuffle)\\b")
  (#not-match? @value "(?i)SecureRandom|Random\\.new|Random\\.bytes|random: *Secure"))

; rule: ruby-csrf-off
; severity: warning
; confidence: medium
; cwe: 352
; needs: verify_authenticity_token skip_forgery_protection
; message: other sites can send forms here in the user's name
; help: Keep the check, or leave it out for the single actions that have a check of their own.
; tests: no
; found: class A < B\n  skip_before_action :verify_authenticity_token\nend
; found: class A < B\n  skip_forgery_protection\nend
; clean: class A < B\n  skip_before_action :verify_authenticity_token, only: [:hook]\nend
; clean: class A < B\n  protect_from_forgery with: :exception\nend
((call !receiver method: (identifier) @method arguments: (argument_list . (simple_symbol) @filter .)) @finding
  (#any-of? @method "skip_before_action" "skip_before_filter") (#eq? @filter ":verify_authenticity_token"))
((body_statement (identifier) @finding) (#eq? @finding "skip_forgery_protection"))

; rule: ruby-world-writable
; severity: warning
; confidence: high
; cwe: 732
; needs: chmod chmod_R umask mkdir mkdir_p
; at: \b(?:chmod(?:_R)?|umask)\b
; message: everyone on the machine may write here
; help: Use 0755 for folders and 0644 for files, or less.
; tests: no
; found: File.chmod(0777, path)
; found: FileUtils.chmod_R 0666, path
; found: File.umask(0)
; clean: File.chmod(0644, path)
; clean: FileUtils.chmod(mode, path)
; clean: old = File.umask(0)
((call method: (identifier) @method arguments: (argument_list . (integer) @mode . (_))) @finding
  (#any-of? @method "chmod" "chmod_R") (#match? @mode "^0o?[0-7]?[0-7][0-7][2367]$"))
((body_statement (call receiver: (constant) @class method: (identifier) @method arguments: (argument_list . (integer) @mode .)) @finding)
  (#eq? @class "File") (#eq? @method "umask") (#match? @mode "^0+$"))
((program (call receiver: (constant) @class method: (identifier) @method arguments: (argument_list . (integer) @mode .)) @finding)
  (#eq? @class "File") (#eq? @method "umask") (#match? @mode "^0+$"))

; rule: ruby-temp-name
; severity: warning
; confidence: medium
; cwe: 377
; needs: open write binwrite new
; at: ["']/tmp/
; message: anyone can guess {path} and put a link there first
; help: Use Tempfile.create or Dir.mktmpdir.
; tests: no
; found: File.open("/tmp/report.txt", "w") { |f| f << text }
; found: File.write("/tmp/out-#{user}.log", text)
; clean: File.open("/tmp/in.txt")
; clean: Tempfile.create("report") { |f| f << text }
; clean: File.write("out.txt", text)
((call receiver: (constant) @class method: (identifier) @method arguments: (argument_list . (string) @path . (string) @mode)) @finding
  (#eq? @class "File") (#any-of? @method "open" "new") (#match? @path "^./tmp/") (#match? @mode "^.[wa]"))
((call receiver: (constant) @class method: (identifier) @method arguments: (argument_list . (string) @path . (_))) @finding
  (#any-of? @class "File" "IO") (#any-of? @method "write" "binwrite") (#match? @path "^./tmp/"))

; rule: ruby-timing-compare
; severity: warning
; confidence: high
; cwe: 208
; needs: HMAC hmac
; at: [!=]=
; message: how long this takes tells how much of the signature is right
; help: Use ActiveSupport::SecurityUtils.secure_compare or Rack::Utils.secure_compare.
; tests: no
; found: if OpenSSL::HMAC.hexdigest("SHA256", key, body) == signature\n  run\nend
; found: expected = OpenSSL::HMAC.hexdigest("SHA256", key, body); halt 403 if signature != expected
; clean: Rack::Utils.secure_compare(OpenSSL::HMAC.hexdigest("SHA256", key, body), signature)
; clean: hmac = OpenSSL::HMAC.new(key, digest); run if hmac == nil
((binary left: (_) @left operator: ["==" "!="] right: (_) @right) @finding
  (#match? @left "^(OpenSSL::)?HMAC\\.(hex)?digest\\b|^(expected|computed|calculated)(_\\w*(sig|signature|hmac|mac|digest))?$")
  (#mentions? @left "OpenSSL.HMAC.hexdigest" "OpenSSL.HMAC.digest" "OpenSSL.HMAC.base64digest") (#not-match? @right "^(nil|\"\"|'')$"))
((binary left: (_) @left operator: ["==" "!="] right: (_) @right) @finding
  (#match? @right "^(OpenSSL::)?HMAC\\.(hex)?digest\\b|^(expected|computed|calculated)(_\\w*(sig|signature|hmac|mac|digest))?$")
  (#mentions? @right "OpenSSL.HMAC.hexdigest" "OpenSSL.HMAC.digest" "OpenSSL.HMAC.base64digest"))

; rule: ruby-cookie-open
; severity: warning
; confidence: medium
; cwe: 1004
; needs: httponly secure cookies session_store
; at: \b(?:httponly|secure)(?::|\s*=>)\s*false
; message: scripts of the page can read this cookie, or it travels unencrypted
; help: Write httponly: true and secure: true.
; tests: no
; found: cookies[:session] = { value: token, httponly: false }
; found: Rails.application.config.session_store :cookie_store, key: "_app", secure: false
; clean: cookies[:session] = { value: token, httponly: true, secure: true }
; clean: cookies[:theme] = "dark"
; clean: connect(secure: false)
((assignment left: (element_reference object: (_) @object) right: (hash (pair key: (_) @key value: (false)) @finding))
  (#match? @object "\\bcookies\\b") (#any-of? @key "httponly" ":httponly" "secure" ":secure"))
((call method: (identifier) @method arguments: (argument_list (pair key: (_) @key value: (false)) @finding))
  (#any-of? @method "session_store" "set_cookie") (#any-of? @key "httponly" ":httponly" "secure" ":secure"))

; rule: ruby-line-anchors
; severity: warning
; confidence: high
; cwe: 777
; needs: format validates validates_format_of
; at: \bwith(?::|\s*=>)\s*(?:/\^|%r.\^)
; message: ^ and $ match at every line, so a value of several lines gets through
; help: Write \A and \z.
; found: class A < B\n  validates :name, format: { with: /^[a-z]+$/ }\nend
; found: class A < B\n  validates_format_of :name, :with => /^\d+$/\nend
; clean: class A < B\n  validates :name, format: { with: /\A[a-z]+\z/ }\nend
; clean: class A < B\n  validates :name, format: { with: /^[a-z]+$/, multiline: true }\nend
((call method: (identifier) @method arguments: (argument_list (pair value: (hash (pair key: (_) @key value: (regex) @pattern)) @options))) @finding
  (#any-of? @method "validates" "validates!") (#any-of? @key "with" ":with") (#match? @pattern "(?s)^(/|%r.)\\^.*\\$(/|.)[a-z]*$")
  (#not-match? @options "multiline"))
((call method: (identifier) @method arguments: (argument_list (pair key: (_) @key value: (regex) @pattern)) @options) @finding
  (#eq? @method "validates_format_of") (#any-of? @key "with" ":with") (#match? @pattern "(?s)^(/|%r.)\\^.*\\$(/|.)[a-z]*$")
  (#not-match? @options "multiline"))

; rule: ruby-xml-entities
; severity: error
; confidence: high
; cwe: 611
; needs: NOENT noent DTDLOAD dtdload
; message: the parser follows entities, which can read files and fetch addresses
; help: Leave NOENT and DTDLOAD off.
; tests: no
; found: Nokogiri::XML(body) { |config| config.noent }
; found: Nokogiri::XML(body, nil, nil, Nokogiri::XML::ParseOptions::NOENT)
; found: options = Nokogiri::XML::ParseOptions::DTDLOAD | Nokogiri::XML::ParseOptions::NOENT
; clean: Nokogiri::XML(body) { |config| config.nonet }
; clean: Nokogiri::XML(body)
((call receiver: (identifier) @config method: (identifier) @finding) (#any-of? @finding "noent" "dtdload") (#match? @config "^(c|cfg|config|options?|opts)$"))
((scope_resolution scope: (_) @options name: (constant) @name) @finding
  (#match? @options "ParseOptions$") (#any-of? @name "NOENT" "DTDLOAD"))

; rule: ruby-log-secret
; severity: warning
; confidence: medium
; cwe: 532
; needs: logger log puts
; at: (?:[lL]ogger|\blog)\.\w{1,20}[\s(][^\n]{0,200}?(?i:passw|secret|token|api_?key)
; message: {secret} is written to the log
; help: Leave it out, or log only whether it is set.
; tests: no
; found: logger.info("login #{user} #{password}")
; found: Rails.logger.debug "key: " + api_key
; found: log.warn(params[:password])
; clean: logger.info("wrong password for #{user}")
; clean: logger.info("tokens #{tokens.size}")
((call receiver: (_) @logger method: (identifier) @level arguments: (argument_list . [
    (identifier) @secret (instance_variable) @secret
    (element_reference (simple_symbol) @secret)
    (string (interpolation [(identifier) @secret (instance_variable) @secret (call method: (identifier) @secret) (element_reference (simple_symbol) @secret)]))
    (binary right: [(identifier) @secret (call method: (identifier) @secret)])])) @finding
  (#any-of? @level "debug" "info" "warn" "error" "fatal") (#match? @logger "(?i)\\blog(ger)?$")
  (#match? @secret "(?i)^[:@]?(\\w+_)?(password|passwd|passphrase|secret_key|client_?secret|api_?key|(access|auth|refresh|session|api|bearer)_?token|private_?key)$"))

; rule: ruby-password-in-source
; severity: error
; confidence: high
; cwe: 798
; needs: http_basic_authenticate_with basic_auth authenticate_or_request_with_http_basic
; message: the password stands in the source
; help: Read it from the credentials or from the environment.
; tests: no
; found: class A < B\n  http_basic_authenticate_with name: "admin", password: "hunter2pass"\nend
; found: request.basic_auth("admin", "Pa55word!")
; clean: class A < B\n  http_basic_authenticate_with name: "admin", password: ENV["PASSWORD"]\nend
; clean: request.basic_auth(user, password)
; clean: request.basic_auth("user", "password")
((call method: (identifier) @method arguments: (argument_list (pair key: (_) @key value: (string . (string_content) @secret .)))) @finding
  (#eq? @method "http_basic_authenticate_with") (#any-of? @key "password" ":password"))
((call method: (identifier) @method arguments: (argument_list . (_) . (string . (string_content) @secret .))) @finding
  (#eq? @method "basic_auth") (#match? @secret "^.{4,}$") (#not-match? @secret "(?i)^(pass(word|wd)?|secret|x+|\\*+|test\\w*|changeme|your.*|<.*>)$"))

; rule: ruby-cors-any
; severity: warning
; confidence: high
; cwe: 942
; needs: Access-Control-Allow-Origin Access origins Origin HTTP_ORIGIN
; at: (?i:access-control-allow-origin)
; message: any site may read this, whatever it calls itself
; help: Compare the origin with a list of the sites that are meant.
; tests: no
; found: headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
; found: response.headers["Access-Control-Allow-Origin"] = request.env["HTTP_ORIGIN"]
; clean: headers["Access-Control-Allow-Origin"] = "https://shop.invalid"
; clean: headers["Access-Control-Allow-Origin"] = "*"
; clean: headers["Access-Control-Allow-Origin"] = allowed_origin
((assignment left: (element_reference (string) @name) right: (_) @value) @finding
  (#match? @name "(?i)^.access-control-allow-origin.$") (#mentions? @value "request.headers" "request.env" "env" "request.origin"))

; rule: ruby-rescue-exception
; severity: warning
; confidence: low
; cwe: 396
; needs: Exception
; at: \brescue\s+Exception\b
; message: this also catches Interrupt, SystemExit and errors of memory
; help: Catch StandardError, or raise it again.
; tests: no
; found: begin\n  run\nrescue Exception => e\n  log(e)\nend
; found: begin\n  run\nrescue Exception\n  nil\nend
; clean: begin\n  run\nrescue StandardError => e\n  log(e)\nend
; clean: begin\n  run\nrescue Exception => e\n  log(e)\n  raise\nend
((rescue exceptions: (exceptions . (constant) @class .) body: (_)? @body) @finding
  (#eq? @class "Exception") (#not-match? @body "\\braise\\b"))

; rule: ruby-assign-in-condition
; severity: error
; confidence: high
; cwe: 481
; needs: if unless while until elsif
; at: \b(?:if|unless|while|until|elsif)\s+\(?[\w.@$\[\]:"']{1,60}\s*=\s*["'\d:tfn]
; message: this sets {left} and does not compare it
; help: Write == to compare.
; rewrite: {left} == {right}
; rewrite-safe: no
; found: if mode = "fast"\n  run\nend
; found: run if state = 3
; clean: if mode == "fast"\n  run\nend
; clean: if match = pattern.match(text)\n  run\nend
; clean: while (line = io.gets)\n  run\nend
([
  (if condition: (assignment left: (_) @left right: [(string) (integer) (true) (false) (nil) (simple_symbol)] @right) @finding)
  (unless condition: (assignment left: (_) @left right: [(string) (integer) (true) (false) (nil) (simple_symbol)] @right) @finding)
  (while condition: (assignment left: (_) @left right: [(string) (integer) (true) (false) (nil) (simple_symbol)] @right) @finding)
  (elsif condition: (assignment left: (_) @left right: [(string) (integer) (true) (false) (nil) (simple_symbol)] @right) @finding)
  (if_modifier condition: (assignment left: (_) @left right: [(string) (integer) (true) (false) (nil) (simple_symbol)] @right) @finding)
])

; rule: ruby-timeout-around
; severity: warning
; confidence: low
; cwe: 662
; needs: Timeout
; at: \bTimeout(?:\.|::)timeout\b
; message: Timeout.timeout stops the code anywhere, also in ensure and with half-written data
; help: Use the timeouts of the library that is called, such as open_timeout and read_timeout.
; tests: no
; found: Timeout.timeout(5) { socket.read }
; found: Timeout::timeout(5) do\n  run\nend
; clean: http.read_timeout = 5
; clean: raise Timeout::Error
((call receiver: (constant) @class method: (identifier) @method block: (_)) @finding
  (#eq? @class "Timeout") (#eq? @method "timeout"))

; rule: ruby-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: order reorder group pluck select joins from lock calculate execute find_by_sql where having exists update_all delete_all
; sources: $request
; sinks: *.order(0) *.reorder(0) *.group(0) *.select(0) *.joins(0) *.from(0) *.lock(0) *.calculate(1) connection.execute(0) *.connection.execute(0) *.exec_query(0) *.select_all(0) *.select_value(0) *.find_by_sql(0) *.having(0) *.update_all(0) *.delete_all(0) Arel.sql(0)
; cleaners: sanitize_sql_for_order to_sym quote_column_name key?
; message: {source} gets into the SQL of {sink}
; help: Pass values as ? and take names of columns from a fixed list.
; tests: no
; found: def index\n  sort = params[:sort]\n  @users = User.order("#{sort} desc")\nend
; found: User.joins(params[:join])
; found: def f\n  sql = "SELECT * FROM t WHERE n = '" + params[:n] + "'"\n  ActiveRecord::Base.connection.execute(sql)\nend
; clean: User.order(created_at: :desc)
; clean: User.where("n = ?", params[:n]).order(:name)
; clean: def index\n  sort = COLUMNS[params[:sort]]\n  User.order(sort)\nend
; clean: def f\n s = ALLOWED.include?(params[:x]) ? params[:x] : "id"\n User.find_by_sql("select * from a order by #{s}")\nend
; clean: def f\n s = params[:x].presence_in(%w[id name]) || "id"\n User.find_by_sql("select * from a order by #{s}")\nend

; rule: ruby-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: system exec spawn popen capture2 capture2e capture3 open
; sources: $request
; sinks: system(0) exec(0) spawn(0) Kernel.system(0) Kernel.exec(0) IO.popen(0) Open3.capture2(0) Open3.capture2e(0) Open3.capture3(0) Open3.popen3(0) Process.spawn(0) IO.read(0) IO.readlines(0) open(0) Kernel.open(0)
; cleaners: shellescape shelljoin basename
; covers: ruby-shell ruby-open-pipe
; message: {source} gets into the command of {sink}
; help: Give the program and its arguments one by one, and open files with File.open.
; tests: no
; found: def f\n  name = params[:name]\n  system("file " + name)\nend
; found: def f\n  open(params[:url]).read\nend
; clean: def f\n  system("file", params[:name])\nend
; clean: def f\n  system("file #{Shellwords.escape(params[:name])}")\nend

; rule: ruby-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: File send_file IO FileUtils Dir Pathname
; sources: $request
; sinks: File.open(0) File.read(0) File.binread(0) File.write(0) File.new(0) File.delete(*) File.unlink(*) File.readlines(0) File.rename(*) FileUtils.rm(0) FileUtils.rm_rf(0) FileUtils.cp(*) FileUtils.mv(*) Dir.entries(0) Dir.glob(0) send_file(0)
; cleaners: basename
; message: {source} decides the path of {sink}
; help: Take File.basename, put it below a fixed folder, and look the name up where you can.
; tests: no
; found: def show\n  send_file "files/" + params[:name]\nend
; found: def show\n  path = Rails.root.join("files", params[:name]).to_s\n  name = "files/#{params[:name]}"\n  File.read(name)\nend
; clean: def show\n  send_file "files/" + File.basename(params[:name])\nend
; clean: def create\n  File.write("log.txt", params[:text])\nend

; rule: ruby-fetch-flow
; severity: error
; confidence: high
; cwe: 918
; needs: HTTP URI HTTParty RestClient Faraday Excon
; sources: $request
; sinks: Net.HTTP.get(0) Net.HTTP.get_response(0) Net.HTTP.post(0) Net.HTTP.start(0) URI.open(0) HTTParty.get(0) HTTParty.post(0) RestClient.get(0) RestClient.post(0) Faraday.get(0) Excon.get(0) HTTP.get(0)
; message: {source} decides which server {sink} talks to
; help: Look the host up in a list of those that are meant.
; tests: no
; found: def f\n  url = params[:url]\n  HTTParty.get(url)\nend
; found: def f\n  URI.open(params[:feed]).read\nend
; clean: def f\n  HTTParty.get("https://api.invalid/", query: { q: params[:q] })\nend
; clean: def f\n  HTTParty.get(FEED)\nend

; rule: ruby-redirect-flow
; severity: error
; confidence: high
; cwe: 601
; needs: redirect_to redirect
; sources: params cookies request.referer request.referrer request.params request.query_parameters request.headers
; sinks: redirect_to(0) redirect(0)
; cleaners: url_for url_from path merge permit slice to_h find root_path URI.parse
; message: {source} decides where {sink} sends the visitor
; help: Use url_from, or look the target up in a list.
; tests: no
; found: def create\n  redirect_to params[:return_to]\nend
; found: def create\n  target = params[:next] || root_path\n  redirect_to target\nend
; clean: def create\n  redirect_to user_path(params[:id])\nend
; clean: def create\n  redirect_to url_from(params[:return_to]) || root_path\nend
; clean: def create\n  redirect_to @user, notice: params[:note]\nend

; rule: ruby-code-flow
; severity: error
; confidence: high
; cwe: 95
; needs: eval instance_eval class_eval module_eval constantize safe_constantize const_get send public_send __send__ method instance_variable_get define_method
; sources: $request
; sinks: eval(0) *.eval(0) *.instance_eval(0) *.class_eval(0) *.module_eval(0) *.constantize(this) *.safe_constantize(this) *.const_get(0) *.send(0) *.public_send(0) *.__send__(0) *.method(0) *.instance_variable_get(0)
; covers: ruby-eval
; message: {source} decides what {sink} runs
; help: Look the name up in a list of the methods or classes that are meant.
; tests: no
; found: def f\n  params[:type].constantize.new\nend
; found: def f\n  user.send(params[:field])\nend
; found: def f\n  code = params[:code]\n  eval(code)\nend
; clean: def f\n  TYPES.fetch(params[:type]).new\nend
; clean: def f\n  user.send(:update, params[:field])\nend

; rule: ruby-object-flow
; severity: error
; confidence: high
; cwe: 502
; needs: Marshal YAML Psych Oj
; sources: $request
; sinks: Marshal.load(0) Marshal.restore(0) YAML.unsafe_load(0) Oj.load(0)
; covers: ruby-marshal-load ruby-yaml-load
; message: {source} can build any object through {sink}
; help: Use JSON.parse or YAML.safe_load.
; tests: no
; found: def f\n  raw = Base64.decode64(cookies[:cart])\n  Marshal.load(raw)\nend
; found: def f\n  YAML.unsafe_load(params[:config])\nend
; clean: def f\n  JSON.parse(cookies[:cart])\nend
; clean: def f\n  YAML.safe_load(params[:config])\nend

; rule: ruby-html-flow
; severity: error
; confidence: high
; cwe: 79
; needs: html_safe raw render
; sources: $request
; sinks: *.html_safe(this) raw(0)
; covers: ruby-html-safe
; message: the page shows {source} as HTML
; help: Leave html_safe and raw out, or put the value into sanitize.
; tests: no
; found: def f\n  params[:text].html_safe\nend
; found: def f\n  text = params[:text]\n  raw("<p>" + text + "</p>")\nend
; clean: def f\n  sanitize(params[:text])\nend
; clean: def f\n  "<p>#{h(params[:text])}</p>".html_safe\nend

; rule: ruby-template-flow
; severity: error
; confidence: high
; cwe: 1336
; needs: ERB Liquid Haml render
; sources: $request
; sinks: ERB.new(0) Haml.Engine.new(0) Slim.Template.new(0) render(inline=) render(file=)
; covers: ruby-render-inline
; message: {source} is run as a template by {sink}
; help: Keep templates in files and give them the values as locals.
; tests: no
; found: def f\n  ERB.new(params[:template]).result\nend
; found: def f\n  text = params[:text]\n  ERB.new(text).result(binding)\nend
; clean: def f\n  ERB.new(File.read("a.erb")).result_with_hash(name: params[:name])\nend
; clean: def f\n  render :show, locals: { name: params[:name] }\nend

; rule: ruby-regex-flow
; severity: warning
; confidence: medium
; cwe: 1333
; needs: Regexp
; sources: $request
; sinks: Regexp.new(0) Regexp.compile(0)
; cleaners: escape quote Regexp.escape Regexp.union
; message: the pattern of {sink} comes from {source} and can take for ever
; help: Put it into Regexp.escape.
; tests: no
; found: def f\n  Regexp.new(params[:q])\nend
; found: def f\n  q = params[:q]\n  names.grep(Regexp.new("^#{q}"))\nend
; clean: def f\n  Regexp.new(Regexp.escape(params[:q]))\nend
; clean: def f\n  Regexp.new("a+")\nend
