package podium;

import com.google.gson.Gson;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Diagnostic;

/**
 * What users of a JetBrains IDE do with Podium, one line of JSON for each story.
 *
 * <p>Arguments: the template's folder, the file of client capabilities, the folder of projects. Each story has a
 * project named after it there, and a server of its own.
 */
public final class Stories {
    private interface Story {
        void tell(Ide ide, Map<String, Object> result) throws Exception;
    }

    private static final String ORDERS = "shop/orders.py";
    private static final String READY = "result-ready";
    private static final Map<String, Story> STORIES = new LinkedHashMap<>();

    static {
        STORIES.put("fix", Stories::fix);
        STORIES.put("document", Stories::document);
        STORIES.put("audit", Stories::audit);
        STORIES.put("explain", Stories::explain);
        STORIES.put("ask", Stories::ask);
        STORIES.put("edit", Stories::edit);
        STORIES.put("stale", Stories::stale);
        STORIES.put("late", Stories::late);
        STORIES.put("cancel", Stories::cancel);
        STORIES.put("tests", Stories::tests);
        STORIES.put("discard", Stories::discard);
        STORIES.put("emoji", Stories::emoji);
    }

    private final Template template;
    private final Path capabilities;
    private final Path projects;

    private Stories(String[] arguments) throws Exception {
        template = new Template(Path.of(arguments[0]));
        capabilities = Path.of(arguments[1]);
        projects = Path.of(arguments[2]);
    }

    public static void main(String[] arguments) throws Exception {
        Stories stories = new Stories(arguments);
        STORIES.forEach((name, story) -> stories.run(name, result -> {
            try (Ide ide = stories.ide(name)) {
                story.tell(ide, result);
                result.put("messages", ide.told.messages);
                result.put("exit", ide.stop());
            }
        }));
        stories.run("restart", stories::restart);
        stories.run("two", stories::two);
        System.exit(0); // threads of the library would keep the program alive
    }

    private Ide ide(String project) throws Exception {
        return new Ide(template, capabilities, projects.resolve(project), "IntelliJ IDEA");
    }

    private interface Body {
        void run(Map<String, Object> result) throws Exception;
    }

    private void run(String name, Body body) {
        Map<String, Object> result = new LinkedHashMap<>();
        long start = System.nanoTime();
        try {
            body.run(result);
        } catch (Exception fault) {
            result.put("error", fault.toString());
        }
        result.put("story", name);
        result.put("seconds", (System.nanoTime() - start) / 1e9);
        System.out.println(new Gson().toJson(result));
    }

    private static void fix(Ide ide, Map<String, Object> result) throws Exception {
        Document orders = ide.open(ORDERS);
        Diagnostic unused = ide.told.diagnostic(orders.uri, "F401");
        // A repair is offered once it was verified, which is a moment after its problem is shown.
        ide.offered(() -> ide.intentions(orders, "import os"), "Podium: remove unused import: `os`");
        result.put("intentions", kinds(ide.intentions(orders, "import os")));
        result.put("quick fixes", kinds(ide.quickFixes(orders, unused)));
        result.put("problem", unused.getMessage());
        ide.quickFix(orders, unused, "Podium: remove unused import: `os`");
        ide.told.gone(orders.uri, "F401");
        result.put("text", orders.text);
    }

    private static void document(Ide ide, Map<String, Object> result) throws Exception {
        Document orders = ide.open(ORDERS);
        String before = orders.text;
        ide.intention(orders, "raise ValueError", "Podium: document gross_price");
        Diagnostic ready = ide.told.diagnostic(orders.uri, READY);
        result.put("waits", orders.text.equals(before));
        result.put("quick fixes", kinds(ide.quickFixes(orders, ready)));
        result.put("hover", ide.hover(orders, "def gross_price"));
        ide.quickFix(orders, ready, "Podium: apply: document gross_price");
        ide.told.gone(orders.uri, READY);
        result.put("text", orders.text);
        result.put("pushed edits", ide.told.edits);
        result.put("progress", ide.told.progress);
    }

    private static void audit(Ide ide, Map<String, Object> result) throws Exception {
        Document storage = ide.open("shop/storage.py");
        ide.intention(storage, "def read_settings", "Podium: audit storage.py");
        Diagnostic finding = ide.told.diagnostic(storage.uri, "S506");
        result.put("message", finding.getMessage());
        ide.quickFix(storage, finding, "Podium: fix problems in read_settings");
        apply(ide, storage, "Podium: apply: fix read_settings");
        ide.told.gone(storage.uri, "S506");
        result.put("text", storage.text);
    }

    private static void explain(Ide ide, Map<String, Object> result) throws Exception {
        Document orders = ide.open(ORDERS);
        model(ide, orders);
        ide.intention(orders, "def gross_price", "Podium: explain gross_price");
        String shown = ide.told.await("the page", () -> ide.told.shown.isEmpty() ? null : ide.told.shown.get(0));
        result.put("shown", Files.readString(Path.of(URI.create(shown))));
        result.put("hover", ide.hover(orders, "gross_price"));
    }

    private static void ask(Ide ide, Map<String, Object> result) throws Exception {
        Document orders = ide.open(ORDERS);
        model(ide, orders);
        ide.type(orders, "    if rate", "    # podium: rename net to price\n");
        ide.intention(orders, "# podium", "Podium: run rename net to price");
        apply(ide, orders, "Podium: apply: ask gross_price");
        result.put("text", orders.text);
    }

    /** Lines come in above while the model thinks: the result moves with its code. */
    private static void edit(Ide ide, Map<String, Object> result) throws Exception {
        Document orders = ide.open(ORDERS);
        model(ide, orders);
        ide.intention(orders, "def gross_price", "Podium: document gross_price");
        begun(ide);
        ide.type(orders, "import os", "# typed while it was thinking\n\n");
        apply(ide, orders, "Podium: apply: document gross_price");
        result.put("text", orders.text);
    }

    /** The code itself changes while the model thinks: nothing may be applied to it. */
    private static void stale(Ide ide, Map<String, Object> result) throws Exception {
        Document orders = ide.open(ORDERS);
        model(ide, orders);
        ide.intention(orders, "def gross_price", "Podium: document gross_price");
        begun(ide);
        ide.type(orders, "    if rate", "    rate = rate or 0\n");
        ide.type(orders, "(net, rate):", "_of");
        String typed = orders.text;
        ide.told.await("word of it", () -> ide.told.messages.isEmpty() ? null : true);
        result.put("kept", orders.text.equals(typed));
        result.put("intentions", kinds(ide.intentions(orders, "def gross_price")));
    }

    /** The IDE keeps a menu while the user types above it, and makes its edit in the text as it then is. */
    private static void late(Ide ide, Map<String, Object> result) throws Exception {
        Document greeting = ide.open("shop/greeting.py");
        Diagnostic found = ide.told.diagnostic(greeting.uri, "F541");
        String title = "Podium: remove extraneous `f` prefix";
        CodeAction fix = ide.offered(() -> ide.quickFixes(greeting, found), title);
        ide.type(greeting, "\"\"\"What", "# typed meanwhile\n");
        ide.pick(fix);
        ide.told.gone(greeting.uri, "F541");
        result.put("text", greeting.text);
    }

    private static void cancel(Ide ide, Map<String, Object> result) throws Exception {
        Document orders = ide.open(ORDERS);
        model(ide, orders);
        ide.intention(orders, "def total", "Podium: explain total");
        String token = begun(ide);
        progress(ide, token, "report"); // the model has begun to answer
        ide.cancel(token);
        progress(ide, token, "end");
        result.put("ended", ide.told.progress.get(token).lastIndexOf("end") == ide.told.progress.get(token).size() - 1);
        result.put("shown", ide.told.shown);
        result.put("intentions", kinds(ide.intentions(orders, "def total")));
    }

    /** Tests go to a file that is not there yet: the edit is pushed, and makes it. */
    private static void tests(Ide ide, Map<String, Object> result) throws Exception {
        Document orders = ide.open(ORDERS);
        model(ide, orders);
        ide.intention(orders, "def gross_price", "Podium: write tests for gross_price");
        apply(ide, orders, "Podium: apply: test gross_price");
        ide.told.gone(orders.uri, READY);
        result.put("pushed edits", ide.told.edits);
        result.put("made", ide.open("tests/test_orders.py").uri);
    }

    private static void discard(Ide ide, Map<String, Object> result) throws Exception {
        Document orders = ide.open(ORDERS);
        String before = orders.text;
        ide.intention(orders, "def gross_price", "Podium: document gross_price");
        Diagnostic ready = ide.told.diagnostic(orders.uri, READY);
        ide.quickFix(orders, ready, "Podium: show diff: document gross_price");
        String shown = ide.told.await("the diff", () -> ide.told.shown.isEmpty() ? null : ide.told.shown.get(0));
        result.put("diff", Files.readString(Path.of(URI.create(shown))));
        ide.quickFix(orders, ready, "Podium: discard: document gross_price");
        ide.told.gone(orders.uri, READY);
        result.put("kept", orders.text.equals(before));
    }

    private static void emoji(Ide ide, Map<String, Object> result) throws Exception {
        Document greeting = ide.open("shop/greeting.py");
        Diagnostic found = ide.told.diagnostic(greeting.uri, "F541");
        ide.quickFix(greeting, found, "Podium: remove extraneous `f` prefix");
        ide.told.gone(greeting.uri, "F541");
        result.put("text", greeting.text);
    }

    /** The server dies; the IDE starts it again and opens what was open. */
    private void restart(Map<String, Object> result) throws Exception {
        try (Ide first = ide("restart")) {
            Document orders = first.open(ORDERS);
            first.intention(orders, "def gross_price", "Podium: document gross_price");
            begun(first);
            first.close();
            result.put("ended", first.process.waitFor());
        }
        try (Ide second = ide("restart")) {
            fix(second, result);
            result.put("exit", second.stop());
        }
    }

    /** Two windows: each has its own server, and what one does is nothing to the other. */
    private void two(Map<String, Object> result) throws Exception {
        try (Ide one = ide("two"); Ide other = new Ide(template, capabilities, projects.resolve("other"), "PyCharm")) {
            Document here = one.open(ORDERS);
            Document there = other.open(ORDERS);
            String before = there.text;
            one.intention(here, "def gross_price", "Podium: document gross_price");
            other.intention(there, "def total", "Podium: document total");
            apply(one, here, "Podium: apply: document gross_price");
            result.put("apart", there.text.equals(before));
            apply(other, there, "Podium: apply: document total");
            result.put("text", here.text);
            result.put("other text", there.text);
            result.put("exit", one.stop() + other.stop());
        }
    }

    /** Apply a result that waits, by the quick fix of its diagnostic. */
    private static void apply(Ide ide, Document document, String title) throws Exception {
        Diagnostic ready = ide.told.diagnostic(document.uri, READY);
        String before = document.text;
        ide.quickFix(document, ready, title);
        ide.told.gone(document.uri, READY);
        if (document.text.equals(before) && ide.told.edits == 0) {
            throw new IllegalStateException("nothing was applied; " + ide.told);
        }
    }

    /** Wait until a model is found: then the menu has what only a model serves. */
    private static void model(Ide ide, Document document) throws Exception {
        for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end; ) {
            if (kinds(ide.intentions(document, "def ")).containsKey("Podium: refactor gross_price")) {
                return;
            }
        }
        throw new IllegalStateException("no model was found");
    }

    private static String begun(Ide ide) throws Exception {
        return ide.told.await("progress", () -> ide.told.progress.keySet().stream().findFirst().orElse(null));
    }

    private static void progress(Ide ide, String token, String kind) throws Exception {
        ide.told.await("progress: " + kind, () -> ide.told.progress.get(token).contains(kind) ? true : null);
    }

    private static Map<String, String> kinds(List<CodeAction> actions) {
        Map<String, String> out = new LinkedHashMap<>();
        actions.forEach(action -> out.put(action.getTitle(), String.valueOf(action.getKind())));
        return out;
    }
}
