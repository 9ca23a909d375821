#import <Foundation/Foundation.h>
#import "Counter.h"

/** A counter that tells when it runs over. */
@interface Counter : NSObject <NSCopying>
@property (nonatomic, readonly) NSInteger count;
- (void)addValue:(NSInteger)value times:(NSInteger)times;
@end

/// What wants to know of it.
@protocol CounterDelegate <NSObject>
/// Called once for each round.
- (void)counter:(Counter *)counter didRunOver:(NSInteger)rounds;
@end

typedef NS_ENUM(NSInteger, CounterState) {
    CounterStateIdle,
    CounterStateRunning
};

typedef void (^CounterBlock)(NSInteger value);

#define COUNTER_MAX(a, b) ((a) > (b) ? (a) : (b))

@implementation Counter

/// Adds a value several times.
- (void)addValue:(NSInteger)value times:(NSInteger)times {
    for (NSInteger i = 0; i < times; i++) {
        [self add:value];
    }
}

- (void)add:(NSInteger)value {
    CounterBlock block = ^(NSInteger one) { [self note:one]; };
    block(value);
}

+ (instancetype)shared {
    static Counter *counter;
    return counter ? counter : [[Counter alloc] init];
}

@end

@implementation Counter (Text)

- (NSString *)text {
    return [NSString stringWithFormat:@"%ld", (long)self.count];
}

@end

/** Gives the larger one. */
static NSInteger larger(NSInteger a, NSInteger b) {
    return COUNTER_MAX(a, b);
}

static NSString *name_of(Counter *counter) {
    return [counter text];
}
