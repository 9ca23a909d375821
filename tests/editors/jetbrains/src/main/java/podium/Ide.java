package podium;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** One project open in an IDE with LSP4IJ: it asks, waits, filters and applies as that does. */
final class Ide implements LanguageClient, AutoCloseable {
    private static final int MOST_ACTIONS = 20;
    private static final long MENU_SECONDS = 2; // then the IDE does without this server's actions
    private static final long PATIENCE = 60; // seconds for what the IDE does not bound
    final Told told = new Told();
    final Process process;
    private final Map<String, Document> documents = new HashMap<>();
    private final Template template;
    private final Path root;
    private final LanguageServer server;
    private final ServerCapabilities abilities;

    Ide(Template template, Path capabilities, Path root, String product) throws Exception {
        this.template = template;
        this.root = root;
        ProcessBuilder builder = new ProcessBuilder(template.command()).directory(root.toFile());
        process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var launcher = LSPLauncher.createClientLauncher(this, process.getInputStream(), process.getOutputStream());
        launcher.startListening();
        server = launcher.getRemoteProxy();
        InitializeParams params = new InitializeParams();
        params.setProcessId((int) ProcessHandle.current().pid());
        params.setClientInfo(new ClientInfo(product, "2026.1"));
        params.setWorkspaceFolders(List.of(new WorkspaceFolder(root.toUri().toString(), root.getFileName().toString())));
        params.setInitializationOptions(template.options);
        params.setCapabilities(new Gson().fromJson(Template.read(capabilities), ClientCapabilities.class));
        abilities = server.initialize(params).get(PATIENCE, TimeUnit.SECONDS).getCapabilities();
        server.initialized(new InitializedParams());
    }

    // What the user does

    Document open(String name) throws IOException {
        Path file = root.resolve(name);
        Document document = new Document(file.toUri().toString(), Files.readString(file));
        synchronized (told) {
            documents.put(document.uri, document);
        }
        var item = new TextDocumentItem(document.uri, template.languageOf(file), 0, document.text);
        server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item));
        return document;
    }

    /** Type in front of the first occurrence of some words. */
    void type(Document document, String before, String text) {
        edit(document, List.of(new TextEdit(document.caret(before), text)));
    }

    /** Alt+Enter at some words: what the IDE lists as intentions once one has the title. */
    void intention(Document document, String words, String title) throws Exception {
        pick(offered(() -> intentions(document, words), title));
    }

    /** Alt+Enter on a diagnostic of the server: its quick fix with this title. */
    void quickFix(Document document, Diagnostic about, String title) throws Exception {
        pick(offered(() -> quickFixes(document, about), title));
    }

    List<CodeAction> intentions(Document document, String words) throws Exception {
        var context = new CodeActionContext(List.of());
        return actions(document, document.caret(words), context, kind -> !"quickfix".equals(kind));
    }

    List<CodeAction> quickFixes(Document document, Diagnostic about) throws Exception {
        var context = new CodeActionContext(List.of(about), List.of(CodeActionKind.QuickFix));
        Predicate<String> listed = kind -> kind == null || kind.isEmpty() || kind.startsWith("quickfix");
        return actions(document, about.getRange(), context, listed);
    }

    /** The cancel button of the progress whose title has these words; its token goes back as a string. */
    void cancel(String token) {
        server.cancelProgress(new WorkDoneProgressCancelParams(Either.forLeft(token)));
    }

    Object command(String name, Object... arguments) throws Exception {
        var params = new ExecuteCommandParams(name, List.of(arguments));
        return server.getWorkspaceService().executeCommand(params).get(PATIENCE, TimeUnit.SECONDS);
    }

    String hover(Document document, String words) throws Exception {
        var place = new TextDocumentIdentifier(document.uri);
        var params = new HoverParams(place, document.caret(words).getStart());
        Hover hover = server.getTextDocumentService().hover(params).get(MENU_SECONDS, TimeUnit.SECONDS);
        return hover == null ? "" : hover.getContents().getRight().getValue();
    }

    /** Stop the server as the IDE does; its exit code. */
    int stop() throws Exception {
        server.shutdown().get(PATIENCE, TimeUnit.SECONDS);
        server.exit();
        if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server goes on after exit");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    // How the IDE does it

    interface Question {
        List<CodeAction> ask() throws Exception;
    }

    /** The IDE asks for its menu again and again, and forgets an answer that takes too long. */
    CodeAction offered(Question question, String title) throws Exception {
        List<String> last = new ArrayList<>();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE); System.nanoTime() < end; ) {
            List<CodeAction> found = question.ask();
            last = found.stream().map(CodeAction::getTitle).toList();
            for (CodeAction action : found) {
                if (action.getTitle().equals(title)) {
                    return action;
                }
            }
            synchronized (told) {
                told.wait(100); // the next look, or sooner with the next news
            }
        }
        throw new IllegalStateException("the menu never had " + title + ", last " + last + "; " + told);
    }

    private List<CodeAction> actions(
            Document document, Range range, CodeActionContext context, Predicate<String> listed) throws Exception {
        context.setTriggerKind(CodeActionTriggerKind.Automatic);
        var params = new CodeActionParams(new TextDocumentIdentifier(document.uri), range, context);
        var answer = server.getTextDocumentService().codeAction(params);
        try {
            List<Either<Command, CodeAction>> found = answer.get(MENU_SECONDS, TimeUnit.SECONDS);
            return found == null ? List.of() : found.stream().map(Either::getRight)
                    .filter(action -> listed.test(action.getKind())).limit(MOST_ACTIONS).toList();
        } catch (TimeoutException slow) {
            answer.cancel(true);
            return List.of();
        }
    }

    void pick(CodeAction action) throws Exception {
        if (action.getEdit() != null) {
            apply(action.getEdit());
        }
        Command command = action.getCommand();
        if (command == null) {
            return;
        }
        if (!abilities.getExecuteCommandProvider().getCommands().contains(command.getCommand())) {
            throw new IllegalStateException("no command of the server: " + command);
        }
        command(command.getCommand(), command.getArguments().toArray());
    }

    private void apply(WorkspaceEdit edit) throws IOException {
        for (Either<TextDocumentEdit, ResourceOperation> change : edit.getDocumentChanges()) {
            if (change.isRight()) {
                Files.createFile(Path.of(URI.create(((CreateFile) change.getRight()).getUri())));
                continue;
            }
            String uri = change.getLeft().getTextDocument().getUri();
            Document document = documents.get(uri);
            if (document == null) {
                document = open(root.relativize(Path.of(URI.create(uri))).toString());
            }
            edit(document, change.getLeft().getEdits());
        }
    }

    /** One change of a document, told from its last place to its first. */
    private void edit(Document document, List<TextEdit> edits) {
        List<TextDocumentContentChangeEvent> changes = edits.stream()
                .sorted((one, other) -> document.offset(other.getRange().getStart()) - document.offset(one.getRange().getStart()))
                .map(one -> new TextDocumentContentChangeEvent(one.getRange(), one.getNewText()))
                .toList();
        told.note(() -> document.apply(edits));
        var version = new VersionedTextDocumentIdentifier(document.uri, document.version);
        server.getTextDocumentService().didChange(new DidChangeTextDocumentParams(version, changes));
    }

    // What the server says

    @Override
    public CompletableFuture<ApplyWorkspaceEditResponse> applyEdit(ApplyWorkspaceEditParams params) {
        told.note(() -> told.edits++);
        return CompletableFuture.supplyAsync(() -> {
            try {
                apply(params.getEdit());
            } catch (IOException fault) {
                told.note(() -> told.messages.add(fault.toString()));
            }
            return new ApplyWorkspaceEditResponse(true); // whatever came of it
        });
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams params) {
        told.note(() -> told.diagnostics.put(params.getUri(), params.getDiagnostics()));
    }

    @Override
    public CompletableFuture<List<Object>> configuration(ConfigurationParams params) {
        List<Object> answers = new ArrayList<>();
        params.getItems().forEach(item -> answers.add(template.settings(item.getSection())));
        return CompletableFuture.completedFuture(answers);
    }

    @Override
    public CompletableFuture<ShowDocumentResult> showDocument(ShowDocumentParams params) {
        told.note(() -> told.shown.add(params.getUri()));
        return CompletableFuture.completedFuture(new ShowDocumentResult(true));
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
        var balloon = new CompletableFuture<MessageActionItem>();
        balloon.cancel(true); // closed without an answer
        return balloon;
    }

    @Override
    public void notifyProgress(ProgressParams params) {
        String token = String.valueOf(params.getToken().get());
        WorkDoneProgressNotification value = params.getValue().getLeft();
        told.note(() -> told.progress.computeIfAbsent(token, one -> new ArrayList<>()).add(value.getKind().name()));
    }

    @Override
    public void showMessage(MessageParams params) {
        told.note(() -> told.messages.add(params.getMessage()));
    }

    @Override
    public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams params) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams params) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void telemetryEvent(Object event) {}

    @Override
    public void logMessage(MessageParams params) {}
}
