;;; scenarios.el --- What users of Emacs do with Podium  -*- lexical-binding: t; -*-

;;; Commentary:

;; Each function is one story, the same with eglot and with lsp-mode.

;;; Code:

(defun scenario--shown (words)
  "Wait until the buffer has WORDS."
  (editor-wait (format "the text to have %s" words)
               (lambda () (string-search words (buffer-string)))))

(defun scenario-fix ()
  "A problem of a linter is repaired from the menu."
  (editor-problem "`os` imported but unused")
  (editor-go-to "import os")
  (editor-pick "Podium: remove unused import: `os`")
  (editor-gone "imported but unused")
  (editor-expect "the import" nil (string-search "import os" (buffer-string))))

(defun scenario-fix-command ()
  "The same by the command, which works for the definition at point."
  (editor-problem "`os` imported but unused")
  (editor-go-to "import os")
  (podium-fix)
  (editor-gone "imported but unused")
  (editor-expect "the import" nil (string-search "import os" (buffer-string))))

(defun scenario-hover ()
  "The documentation at point has facts."
  (editor-problem "imported but unused")
  (editor-go-to "gross_price(net, rate):")
  (editor-expect-match "the hover" "ValueError" (editor-hover)))

(defun scenario-document ()
  "A doc comment comes by itself, and one undo takes it back."
  (editor-go-to "raise ValueError")
  (let ((before (buffer-string)))
    (buffer-enable-undo)
    (undo-boundary)
    (podium-document)
    (scenario--shown "def gross_price(net, rate):\n    \"\"\"")
    (undo-boundary)
    (undo)
    (editor-expect "the text after undo" before (buffer-string))))

(defun scenario-audit ()
  "An audit shows what it finds."
  (editor-go-to "def read_settings")
  (podium-audit)
  (editor-problem "CWE-502"))

(defun scenario-explain ()
  "An explanation is in the documentation at point, and in a buffer where the client shows files."
  (editor-go-to "gross_price(net, rate):")
  (editor-offer "Podium: refactor gross_price") ; a model is there
  (podium-explain)
  (when (eq editor-client 'eglot)
    (if (< emacs-major-version 30)
        (editor-message "explain gross_price is ready; hover there to read it")
      (editor-wait "a buffer with the explanation" #'scenario--explained)))
  (editor-wait "the explanation"
               (lambda () (string-search "explained by nobody" (editor-hover)))))

(defun scenario--explained ()
  "Whether some buffer has an explanation."
  (seq-some (lambda (one) (with-current-buffer one (string-search "explained by nobody" (buffer-string))))
            (buffer-list)))

(defun scenario-ask ()
  "A model does what is asked, with the definition at point."
  (editor-go-to "def gross_price")
  (editor-offer "Podium: refactor gross_price")
  (podium-ask "rename net to price")
  (scenario--shown "def gross_price(price, rate):"))

(defun scenario-typing ()
  "Who types while the model thinks keeps what was typed; the result is applied beside it."
  (editor-go-to "def gross_price")
  (editor-offer "Podium: refactor gross_price")
  (podium-document)
  (goto-char (point-min))
  (insert "# typed meanwhile\n")
  (unless (ignore-errors (editor-go-to "Do what the name says") t)
    (editor-wait "the result"
                 (lambda ()
                   (or (string-search "Do what the name says" (buffer-string))
                       (seq-find (lambda (one) (string-search "is ready" one)) (editor-problems))))))
  (unless (string-search "Do what the name says" (buffer-string))
    (podium-apply))
  (scenario--shown "# typed meanwhile\n")
  (scenario--shown "def gross_price(net, rate):\n    \"\"\"Do what the name says.\"\"\""))

(defun scenario-cancel ()
  "A command cancels what runs."
  (editor-go-to "def total")
  (editor-offer "Podium: refactor total")
  (podium-explain)
  (editor-wait "the job to run"
               (lambda () (seq-find (lambda (one) (equal "running" (podium--get one "state")))
                                    (podium--get (podium--execute "podium.status") "jobs"))))
  (podium-cancel)
  (editor-message "Podium: 1 cancelled")
  (editor-expect "jobs that run" nil (scenario--running)))

(defun scenario--running ()
  "The jobs that have not ended."
  (seq-filter (lambda (one) (member (podium--get one "state") '("queued" "running")))
              (podium--get (podium--execute "podium.status") "jobs")))

(defun scenario-preview ()
  "A result waits; its diff is shown, it is discarded, and the next one applied."
  (let ((before (buffer-string)))
    (editor-expect "the key" #'podium-document (key-binding (kbd "C-c p d")))
    (editor-go-to "def gross_price")
    (podium-document)
    (editor-problem "document gross_price is ready")
    (editor-expect "the text while it waits" before (buffer-string))
    (podium-show-diff)
    (with-current-buffer "*podium diff*"
      (editor-expect-match "the diff" "^\\+    \"\"\"" (buffer-string)))
    (podium-discard)
    (editor-gone "is ready")
    (editor-expect "the text after discard" before (buffer-string))
    (podium-document)
    (editor-problem "document gross_price is ready")
    (podium-apply)
    (scenario--shown "def gross_price(net, rate):\n    \"\"\"")
    (editor-gone "is ready")))

(defun scenario-restart ()
  "The server dies, comes back, and knows what is open."
  (editor-problem "F401")
  (let ((before (eglot-current-server)))
    (kill-process (jsonrpc--process before))
    (editor-wait "another server"
                 (lambda () (let ((now (eglot-current-server))) (and now (not (eq now before)))))))
  (scenario-fix))

(defun scenario-emoji ()
  "Places behind characters outside the basic plane are met."
  (editor-problem "f-string without any placeholders")
  (editor-go-to "f\"welcome\"")
  (editor-pick "Podium: remove extraneous `f` prefix")
  (scenario--shown "name, \"welcome\", \"🎉\")"))

(defun scenario-both ()
  "The language's own server and Podium serve one buffer, through the multiplexer."
  (editor-problem "F401")
  (editor-go-to "def gross_price")
  (editor-offer "Podium: document gross_price")
  (editor-expect-match "the program" "rass" (car (process-command (jsonrpc--process (eglot-current-server)))))
  (editor-go-to "import os")
  (editor-wait "an action of the other server"
               (lambda () (seq-find (lambda (one) (string-prefix-p "Ruff" one)) (editor-menu))))
  (editor-go-to "def gross_price")
  (podium-document)
  (scenario--shown "def gross_price(net, rate):\n    \"\"\""))

(provide 'scenarios)
;;; scenarios.el ends here
