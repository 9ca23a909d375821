(when (load (concat @CLIENTS@ "/emacs/podium") t t)
  (setq podium-command '@COMMAND@)
  (with-eval-after-load 'eglot (podium-eglot-setup))
  (with-eval-after-load 'lsp-mode (podium-lsp-setup)))
