package podium;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.lsp4j.Diagnostic;

/** All that a server told the editor so far, and waiting for more of it. */
final class Told {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long STEP = 20; // milliseconds until a question is asked again without news
    final Map<String, List<Diagnostic>> diagnostics = new HashMap<>();
    final Map<String, List<String>> progress = new HashMap<>();
    final List<String> messages = new ArrayList<>();
    final List<String> shown = new ArrayList<>();
    int edits;

    /** Note something, and wake whoever waits. */
    synchronized void note(Runnable news) {
        news.run();
        notifyAll();
    }

    /** The first value of a question that is not null. */
    synchronized <T> T await(String what, Supplier<T> question) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        for (T found = question.get(); ; found = question.get()) {
            if (found != null) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what + "; " + this);
            }
            wait(STEP);
        }
    }

    /** The diagnostic of a document with this code, once it is there. */
    Diagnostic diagnostic(String uri, String code) throws InterruptedException {
        return await("the diagnostic " + code, () -> find(uri, code));
    }

    /** Wait until a document has no diagnostic with this code. */
    void gone(String uri, String code) throws InterruptedException {
        await("the diagnostic " + code + " to go", () -> find(uri, code) == null ? true : null);
    }

    private Diagnostic find(String uri, String code) {
        return diagnostics.getOrDefault(uri, List.of()).stream()
                .filter(one -> one.getCode() != null && one.getCode().get().toString().equals(code))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return "diagnostics %s, progress %s, messages %s".formatted(diagnostics, progress, messages);
    }
}
