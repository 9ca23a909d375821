;;; podium.el --- A squad of agents beside the language's own server  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "28.1"))
;; Keywords: tools, convenience
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Hooks the language server Podium into eglot (`podium-eglot-setup') or lsp-mode (`podium-lsp-setup'), and has
;; a command for each thing that it does: fix, document, audit, explain and ask, and apply, discard, show or
;; cancel what came of it.  docs/editors/emacs.md of Podium shows the few lines that an init file needs.

;;; Code:

(require 'seq)
(require 'subr-x)

(defgroup podium nil
  "A squad of agents behind a language server."
  :group 'tools
  :prefix "podium-")

(defcustom podium-command '("podium" "serve")
  "The program that serves, and its arguments."
  :type '(repeat string))

(defcustom podium-settings nil
  "Settings of the server as a plist, such as (:apply \"preview\").
They are read when a server is started."
  :type 'plist)

(defcustom podium-multiplexer "rass"
  "The program through which eglot talks to two servers for one buffer."
  :type 'string)

(defvar eglot-server-programs)
(defvar lsp--cur-workspace)
(defvar lsp-response-timeout)
(declare-function eglot-code-actions "ext:eglot")
(declare-function eglot-current-server "ext:eglot")
(declare-function jsonrpc-async-request "jsonrpc")
(declare-function jsonrpc-request "jsonrpc")
(declare-function lsp-code-actions-at-point "ext:lsp-mode")
(declare-function lsp-find-workspace "ext:lsp-mode")
(declare-function lsp-register-client "ext:lsp-mode")
(declare-function lsp-request-async "ext:lsp-mode")
(declare-function lsp:json-error-message "ext:lsp-protocol")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(declare-function diff-no-select "diff")

;;; Hooking it up

(defconst podium--other-modes '(prog-mode text-mode conf-mode)
  "Where Podium serves although eglot knows no server.")

;;;###autoload
(defun podium-eglot-setup ()
  "Let eglot start Podium, beside a language's own server where that is possible.
Where the own server is installed, both are started through
`podium-multiplexer'; without that program the own server stays
alone.  Where none is installed, Podium serves alone."
  (unless (assoc podium--other-modes eglot-server-programs)
    (setq eglot-server-programs
          (append (mapcar #'podium--beside eglot-server-programs)
                  (list (cons podium--other-modes
                              (lambda (&rest _) (podium--alone))))))))

;;;###autoload
(defun podium-lsp-setup ()
  "Let lsp-mode start Podium beside whatever else serves a buffer."
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () podium-command))
                    :activation-fn #'always
                    :initialization-options (lambda () (podium--options))
                    :add-on? t
                    :priority -2
                    :server-id 'podium)))

(defun podium--options ()
  "The settings as initializationOptions."
  (list :podium (or podium-settings (make-hash-table))))

(defun podium--alone ()
  "How eglot reaches Podium alone."
  (append podium-command (list :initializationOptions (podium--options))))

(defun podium--beside (entry)
  "ENTRY of `eglot-server-programs' with Podium beside its server."
  (let ((contact (cdr entry)))
    (cons (car entry)
          (lambda (&optional interactive project)
            (podium--contact (podium--resolved contact interactive project))))))

(defun podium--resolved (contact interactive project)
  "CONTACT, or what it returns for INTERACTIVE and PROJECT, nil for an error."
  (cond ((not (functionp contact)) contact)
        ((eql 1 (cdr (func-arity contact)))
         (ignore-errors (funcall contact interactive)))
        (t (ignore-errors (funcall contact interactive project)))))

(defun podium--contact (own)
  "How eglot reaches the server OWN and Podium, as far as both can be had."
  (let* ((words (and (listp own) (seq-take-while #'stringp own)))
         (rest (and words (nthcdr (length words) own))))
    (cond ((null own) (podium--alone))
          ((or (null words) (integerp (car rest)) (memq :autoport own)) own)
          ((not (executable-find (car words))) (podium--alone))
          ((executable-find podium-multiplexer)
           (append (list podium-multiplexer "--") words (list "--") podium-command
                   (podium--with-options rest)))
          (t own))))

(defun podium--with-options (rest)
  "REST of a contact, with our options beside those of the other server.
Each server takes what it knows; options that a function makes stay alone."
  (let ((options (plist-get rest :initializationOptions)))
    (if (functionp options)
        rest
      (append (list :initializationOptions (append (podium--options) options)) rest))))

;;; Talking to it

(defun podium--workspace ()
  "Podium's workspace of lsp-mode for this buffer, if any."
  (and (bound-and-true-p lsp-mode)
       (lsp-find-workspace 'podium (buffer-file-name))))

(defun podium--ask (method params)
  "Send the request METHOD with PARAMS, and return the answer, which is soon there."
  (if-let ((workspace (podium--workspace)))
      (let ((lsp--cur-workspace workspace))
        (podium--lsp-ask method params))
    (condition-case fault
        (jsonrpc-request (podium--server) (intern (concat ":" method)) params :deferred t)
      (jsonrpc-error
       (user-error "Podium: %s" (or (alist-get 'jsonrpc-error-message (cddr fault)) fault))))))

(defun podium--lsp-ask (method params)
  "Send the request METHOD with PARAMS by lsp-mode, and return the answer.
`lsp-request' leaves the filter with a throw once the answer is
there, and loses every message that came in one piece with it."
  (let (done answer fault)
    (lsp-request-async method params
                       (lambda (result) (setq answer result done t))
                       :error-handler (lambda (err) (setq fault err done t))
                       :mode 'detached)
    (let ((end (+ (float-time) lsp-response-timeout)))
      (while (not done)
        (when (> (float-time) end)
          (user-error "Podium: the server does not answer"))
        (accept-process-output nil 0.05)))
    (if fault
        (user-error "Podium: %s" (lsp:json-error-message fault))
      answer)))

(defun podium--server ()
  "The server of eglot that this buffer has."
  (or (and (fboundp 'eglot-current-server) (eglot-current-server))
      (user-error "No language server runs here; start eglot or lsp-mode")))

(defun podium--execute (command &rest arguments)
  "Have the server run COMMAND with ARGUMENTS, and return its answer."
  (prog1 (podium--ask "workspace/executeCommand"
                      (list :command command :arguments (vconcat arguments)))
    (unless (podium--workspace)
      (podium--take-the-rest))))

(defun podium--take-the-rest ()
  "Have eglot look at what came in one piece with the last answer.
Emacs 28 leaves that until the server says more, so it is asked."
  (jsonrpc-async-request (podium--server) :workspace/executeCommand
                         (list :command "podium.status" :arguments [])
                         :success-fn #'ignore :error-fn #'ignore))

(defun podium--get (object &rest names)
  "What OBJECT, a plist or a hash table, has under NAMES inside each other."
  (dolist (name names object)
    (setq object (if (hash-table-p object)
                     (gethash name object)
                   (plist-get object (intern (concat ":" name)))))))

(defun podium--here ()
  "A request for the place of point or the region, from the menu there.
So positions are counted as this client and the server agreed to."
  (let* ((kind "podium.explain")
         (actions (if-let ((workspace (podium--workspace)))
                      (let ((lsp--cur-workspace workspace))
                        (lsp-code-actions-at-point kind))
                    (podium--server)
                    (eglot-code-actions (if (use-region-p) (region-beginning) (point))
                                        (if (use-region-p) (region-end) (point))
                                        kind)))
         (offer (seq-find (lambda (one) (equal (podium--get one "kind") kind)) actions)))
    (unless offer
      (user-error "Podium does not serve this buffer; beside another server of eglot it needs `%s'"
                  podium-multiplexer))
    (elt (podium--get offer "command" "arguments") 0)))

(defun podium--run (intent &optional prompt)
  "Begin a job for INTENT at point, with PROMPT where the intent takes one."
  (let ((here (podium--here)))
    (podium--execute "podium.run"
                     (append (list :intent intent)
                             (seq-mapcat (lambda (name)
                                           (list (intern (concat ":" name)) (podium--get here name)))
                                         '("uri" "range" "version"))
                             (and prompt (list :prompt prompt))))
    (message "Podium: %s" (or prompt intent))))

;;; Commands

;;;###autoload
(defun podium-fix ()
  "Repair the problems of the definition at point."
  (interactive)
  (podium--run "fix"))

;;;###autoload
(defun podium-document ()
  "Write or complete the doc comment of the definition at point."
  (interactive)
  (podium--run "document"))

;;;###autoload
(defun podium-audit ()
  "Look for weaknesses in this file; what is found are diagnostics."
  (interactive)
  (podium--run "audit"))

;;;###autoload
(defun podium-explain ()
  "Explain the definition at point; the documentation at point shows it."
  (interactive)
  (podium--run "explain"))

;;;###autoload
(defun podium-ask (request)
  "Have a model do REQUEST with the definition at point."
  (interactive "sPodium: ")
  (podium--run "ask" request))

;;;###autoload
(defun podium-cancel ()
  "Cancel every job that runs."
  (interactive)
  (message "Podium: %d cancelled"
           (length (podium--get (podium--execute "podium.cancel") "cancelled"))))

;;;###autoload
(defun podium-apply ()
  "Apply the newest result that waits."
  (interactive)
  (podium--execute "podium.apply"))

;;;###autoload
(defun podium-discard ()
  "Discard the newest result that waits."
  (interactive)
  (podium--execute "podium.discard")
  (message "Podium: discarded"))

;;;###autoload
(defun podium-show-diff ()
  "Show what the newest result that waits would change."
  (interactive)
  (require 'diff)
  (let* ((proposal (podium--execute "podium.proposal"))
         (before (generate-new-buffer "before"))
         (after (generate-new-buffer "after")))
    (unwind-protect
        (progn
          (with-current-buffer before (insert (podium--get proposal "before")))
          (with-current-buffer after (insert (podium--get proposal "after")))
          (display-buffer (diff-no-select before after nil t (get-buffer-create "*podium diff*"))))
      (kill-buffer before)
      (kill-buffer after))))

(provide 'podium)
;;; podium.el ends here
