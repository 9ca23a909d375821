/* Forms that C allows and few write. */
#define SQUARE(x) ((x) * (x))
#define LIMIT 10
#define EACH(list, item) \
    for ((item) = (list); (item); (item) = (item)->next)

/** A list of numbers. */
typedef struct list {
    int value;
    struct list *next;
} list, *list_ptr;

/// Without a name of its own.
typedef struct {
    union both {
        int whole;
        double part;
    } number;
} holder;

typedef enum { NORTH, SOUTH } side;
typedef int (*compare)(const void *, const void *);
typedef unsigned char digest[16];
typedef struct hidden hidden;

struct outer {
    struct inner { int a; } first;
};

int declared(int only);

/**
 * Chooses a function.
 */
int (*chosen(int which))(int, int);

static int (*picked(int which))(int, int)
{
    return which ? chosen(which) : 0;
}

int old_style(a, b)
    int a;
    char *b;
{
    return a + *b;
}

char **words(const char *text, unsigned *count, ...) { return 0; }

int (in_brackets)(void) { return LIMIT; }

EXPORT int exported(void) { return 1; }

API(char *) wrapped(void) { return "x"; }

LIBRARY result_type two_macros(int a, list *b) {
    return a;
}

int CONVENTION main(void)
{
    return SQUARE(3);
}

#ifdef DEBUG
//! Only for tests.
static inline void note(const char *text) { puts(text); }
#endif
