# Documents.
DOCS = $(wildcard *.md)

.DEFAULT_GOAL := html

# Pages for the web.
html: $(DOCS:.md=.html)

serve: html
	python3 -m http.server

watch: ; while true; do $(MAKE) html; sleep 1; done
