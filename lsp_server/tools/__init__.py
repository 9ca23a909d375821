"""Engines that need no model: linters, audit rules, doc comments, names. Text in, values out.

The only package that starts other programs, and always by an argument list, never through a shell.
"""
