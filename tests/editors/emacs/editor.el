;;; editor.el --- Emacs without a screen, set up as the page says  -*- lexical-binding: t; -*-

;;; Commentary:

;;   emacs --batch -Q -l editor.el CLIENT SCENARIO INIT FILE
;;
;; CLIENT is eglot or lsp-mode, SCENARIO a function of scenarios.el without its prefix, INIT a file with the blocks
;; of the page, FILE what is visited.  What fails ends Emacs with a message and exit code 1; "passed" is printed
;; after the last expectation.

;;; Code:

(require 'seq)
(require 'subr-x)

(defvar editor-client (intern (nth 0 command-line-args-left)))
(defvar editor-messages nil "What was shown in the echo area, the newest first.")
(defconst editor--patience 60 "Seconds for anything that is waited for.")

(dolist (folder (append (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa-src/*")
                        (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*")))
  (add-to-list 'load-path folder))

(load "lsp-mode-autoloads" t t) ; as an Emacs with its packages has

(advice-add 'message :before
            (lambda (&optional format &rest arguments)
              (when format
                (push (apply #'format-message format arguments) editor-messages))))

;;; Waiting and expecting

(defun editor-fail (format &rest arguments)
  "End with a message made of FORMAT and ARGUMENTS, and what the editor shows."
  (let ((why (apply #'format format arguments)))
    (error "%s\nbuffer:\n%s\nproblems: %S\nmessages: %S\nwire: %s"
           why (buffer-string) (ignore-errors (editor-problems)) (seq-take editor-messages 12)
           (ignore-errors (editor-wire)))))

(defun editor-wire ()
  "The last messages between eglot and the server."
  (with-current-buffer (jsonrpc-events-buffer (eglot-current-server))
    (buffer-substring (max (point-min) (- (point-max) 4000)) (point-max))))

(defun editor-wait (what condition)
  "Poll CONDITION until it gives something, and return that; WHAT names it."
  (let ((end (+ (float-time) editor--patience)) found)
    (while (not (setq found (funcall condition)))
      (when (> (float-time) end)
        (editor-fail "waited in vain for %s" what))
      (accept-process-output nil 0.05)
      (editor-idle))
    found))

(defun editor-expect (what wanted got)
  "Fail unless WANTED equals GOT, the value of WHAT."
  (unless (equal wanted got)
    (editor-fail "%s: wanted %S, got %S" what wanted got)))

(defun editor-expect-match (what pattern got)
  "Fail unless PATTERN matches GOT, the value of WHAT."
  (unless (string-match-p pattern (or got ""))
    (editor-fail "%s: %S does not match %S" what got pattern)))

(defun editor-message (pattern)
  "Wait for a message that matches PATTERN."
  (editor-wait (format "the message %s" pattern)
               (lambda () (seq-find (lambda (one) (string-match-p pattern one)) editor-messages))))

(defun editor-go-to (words)
  "Put point in front of the first WORDS."
  (goto-char (point-min))
  (unless (search-forward words nil t)
    (editor-fail "the buffer has no %s" words))
  (goto-char (match-beginning 0)))

;;; What differs between the clients

(defun editor-idle ()
  "What Emacs does when nobody types, which in batch mode it never does."
  (when (and (eq editor-client 'eglot) (bound-and-true-p eglot--managed-mode))
    (eglot--signal-textDocument/didChange)))

(defun editor-attached ()
  "Whether a server serves this buffer."
  (if (eq editor-client 'eglot)
      (eglot-current-server)
    (when-let ((workspace (podium--workspace)))
      (eq 'initialized (lsp--workspace-status workspace)))))

(defun editor-problems ()
  "The messages of the diagnostics of this buffer."
  (if (eq editor-client 'eglot)
      (progn (flymake-start)
             (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
    (mapcar #'lsp:diagnostic-message (gethash (lsp--fix-path-casing buffer-file-name) (lsp-diagnostics t)))))

(defun editor-problem (pattern)
  "Wait for a diagnostic that matches PATTERN."
  (editor-wait (format "the problem %s" pattern)
               (lambda () (seq-find (lambda (one) (string-match-p pattern one)) (editor-problems)))))

(defun editor-gone (pattern)
  "Wait until no diagnostic matches PATTERN."
  (editor-wait (format "the problem %s to go" pattern)
               (lambda () (not (seq-find (lambda (one) (string-match-p pattern one)) (editor-problems))))))

(defun editor-menu ()
  "The titles of the code actions at point."
  (mapcar (lambda (one) (podium--get one "title"))
          (if (eq editor-client 'eglot)
              (eglot-code-actions (point) (point))
            (lsp-code-actions-at-point))))

(defun editor-offer (title)
  "Wait until the menu at point has TITLE."
  (editor-wait (format "the action %s" title) (lambda () (member title (editor-menu)))))

(defun editor-pick (title)
  "Pick the action with this TITLE, as the user does in the minibuffer."
  (editor-offer title)
  (cl-letf (((symbol-function 'completing-read) (lambda (&rest _) title))
            (last-nonmenu-event ?x))
    (if (eq editor-client 'eglot)
        (eglot-code-actions (point) (point) nil t)
      (lsp-execute-code-action
       (seq-find (lambda (one) (equal title (podium--get one "title"))) (lsp-code-actions-at-point))))))

(defun editor-hover ()
  "The documentation at point."
  (let (said)
    (if (eq editor-client 'eglot)
        (eglot-hover-eldoc-function (lambda (text &rest _) (setq said (or text ""))))
      (setq said (lsp--render-on-hover-content
                  (lsp:hover-contents (lsp-request "textDocument/hover" (lsp--text-document-position-params))) t)))
    (editor-wait "the hover" (lambda () said))))

(defun editor-stop ()
  "Stop the server, and wait until it has gone."
  (if (eq editor-client 'eglot)
      (eglot-shutdown (eglot-current-server))
    (let ((process (lsp-process-cleanup-target)))
      (lsp-workspace-shutdown (podium--workspace))
      (editor-wait "the end" (lambda () (not (process-live-p process)))))))

(defun lsp-process-cleanup-target ()
  "The process of Podium's workspace."
  (lsp--workspace-cmd-proc (podium--workspace)))

;;; The run

(defun editor-run (scenario init file)
  "Load INIT, visit FILE and run SCENARIO."
  (require 'cl-lib)
  (load init nil t)
  (setq lsp-session-file (expand-file-name "lsp-session" (file-name-directory init))
        lsp-auto-guess-root t
        lsp-warn-no-matched-clients nil
        eglot-sync-connect 60)
  (require editor-client)
  (require 'flymake)
  (find-file file)
  (if (eq editor-client 'eglot)
      (run-hooks 'post-command-hook) ; which there is none of in batch mode, and `eglot-ensure' waits for it
    (lsp)) ; `lsp-deferred' waits for a window that shows the buffer
  (editor-wait "Podium to attach" #'editor-attached)
  (funcall (intern (format "scenario-%s" scenario)))
  (editor-stop)
  (princ "passed\n"))

(load (expand-file-name "scenarios.el" (file-name-directory load-file-name)) nil t)
(pcase-let ((`(,_ ,scenario ,init ,file) command-line-args-left))
  (setq command-line-args-left nil)
  (condition-case fault
      (editor-run scenario init file)
    (error (message "%s" (error-message-string fault))
           (kill-emacs 1))))

;;; editor.el ends here
