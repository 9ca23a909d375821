#include <stdio.h>

typedef struct {
    double x;
    double y;
} Point;

struct Line {
    Point from;
    Point to;
};

enum Side { SideLeft, SideRight };

// No doc comment.
double length(struct Line line) {
    return line.to.x - line.from.x;
}

int main(int argc, const char *argv[]) {
    @autoreleasepool {
        printf("%d\n", argc);
    }
    return 0;
}
