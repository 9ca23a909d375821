include config.mk
CC ?= cc
OBJECTS := a.o b.o

# Builds all.
all: $(OBJECTS) check
	$(CC) -o app $(OBJECTS)

%.o: %.c
	$(CC) -c $<

.PHONY: all clean check
clean check:
	rm -f $(OBJECTS)

## Installs it.
install:: all
	cp app /usr/local/bin

define recipe
	echo $(1)
endef

$(OBJECTS): config.h
build/app: all
