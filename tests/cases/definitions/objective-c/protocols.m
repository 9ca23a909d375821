@import Foundation;

@protocol Shape
@required
- (double)area;
@optional
- (NSString *)nameIn:(NSLocale *)locale;
+ (id)unit;
@end

@interface Square : NSObject <Shape> {
    double _side;
}
- (instancetype)initWithSide:(double)side;
@end

@implementation Square

- (instancetype)initWithSide:(double)side {
    if ((self = [super init])) {
        _side = side;
    }
    return self;
}

- (double)area {
    @try {
        return _side * _side;
    } @catch (NSException *problem) {
        return 0;
    } @finally {
        _side = 0;
    }
}

+ (id)unit {
    return [[Square alloc] initWithSide:1];
}

@end

union Number {
    int whole;
    double part;
};

typedef NSString *Name;
typedef struct node {
    struct node *next;
} Node;

static char **words(char *text, int *count) {
    return 0;
}
