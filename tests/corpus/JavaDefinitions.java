// What javac's own parser finds in the files that stdin names: a line of JSON each, with names and lines.
//
//     java --add-exports jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED JavaDefinitions.java

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.tools.javac.tree.JCTree;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

public final class JavaDefinitions {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    public static void main(String[] arguments) throws Exception {
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            for (String path = paths.readLine(); path != null; path = paths.readLine()) {
                System.out.println("{\"path\": " + quoted(path) + ", \"found\": " + found(files, path) + "}");
            }
        }
    }

    /** One task a file, since a fault in one would end the reading of the others. */
    private static List<String> found(StandardJavaFileManager files, String path) throws Exception {
        var units = files.getJavaFileObjects(new File(path));
        JavacTask task = (JavacTask) COMPILER.getTask(null, files, fault -> {}, List.of("-proc:none"), null, units);
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            new Definitions(unit, found).scan(unit, "");
        }
        return found;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Carries the name of the class around, which its constructors have. */
    private static final class Definitions extends TreeScanner<Void, String> {
        private final CompilationUnitTree unit;
        private final List<String> found;

        Definitions(CompilationUnitTree unit, List<String> found) {
            this.unit = unit;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree node, String around) {
            String name = node.getSimpleName().toString();
            if (!name.isEmpty()) {
                add(name, node);
            }
            return super.visitClass(node, name);
        }

        @Override
        public Void visitMethod(MethodTree node, String around) {
            String name = node.getName().toString();
            add(name.equals("<init>") ? around : name, node);
            return super.visitMethod(node, around);
        }

        private void add(String name, Tree node) {
            long line = unit.getLineMap().getLineNumber(((JCTree) node).pos);
            found.add("[" + quoted(name) + ", " + line + "]");
        }
    }
}
