package odd;

import java.util.List;
import java.util.function.Function;

/* no doc comment */
@interface Mark {
    /** What it is called. */
    String value() default "";

    int[] numbers() default {1, 2};
}

/** Two ways. */
enum Way {
    /** There. */
    THERE("a") {
        @Override
        Way back() {
            return BACK;
        }
    },
    BACK("b");

    private final String mark;

    Way(String mark) {
        this.mark = mark;
    }

    /** The other one. */
    Way back() {
        return THERE;
    }
}

record Point<T extends Number>(T x, T y) implements Comparable<Point<T>> {
    /** Checks both. */
    Point {
        if (x == null) throw new IllegalArgumentException("x");
    }

    static Point<Integer> origin() {
        return new Point<>(0, 0);
    }

    @Override public int compareTo(Point<T> other) { return 0; }
}

sealed interface Shape permits Round, Other {
    double area();

    default String name() { return "shape"; }

    private static void helper() { }
}

final class Round implements Shape { public double area() { return 1; } }
non-sealed class Other implements Shape { public double area() { return 0; } }

/** All that is odd. */
@Mark("odd")
@SuppressWarnings({"unchecked", "rawtypes"})
public abstract class Odd<K, V extends List<? super K>> {
    static final Function<Integer, Integer> TWICE = x -> x * 2;
    private final Runnable run = new Runnable() {
        /** Runs. */
        @Override
        public void run() {
            class Local {
                void inside() { }
            }
            new Local().inside();
        }
    };

    static {
        System.out.println("static");
    }

    protected Odd() throws java.io.IOException, IllegalStateException { }

    /**
     * Generic.
     *
     * @param <X> anything
     */
    @SafeVarargs
    public static <X> List<X> of(final X first, X... rest) { return List.of(); }

    abstract <T extends Exception> void raises(Class<T> type) throws T, InterruptedException;

    native int arrayed(int a[], int... more)[];

    // a line comment is none
    synchronized void plain(@Mark("p") String p) { }

    /** Far away. */

    void behindABlankLine() { }

    String text() {
        return """
            void notAMethod() { "class" }
            """;
    }

    class Inner {
        Odd<K, V>.Inner self(Odd<K, V> Odd.this) { return this; }
    }
}
