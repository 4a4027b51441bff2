package io.bridgehead.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A Java file as javac's parser sees it, so that no rule has to guess at braces and comments. */
record SourceFile(
        String name,
        List<String> lines,
        List<Type> types,
        List<Method> methods,
        List<Components> records) {

    /** A top-level type. */
    record Type(String name, boolean isPublic, boolean documented) {}

    /** A record, at whatever depth, and how many components it has. */
    record Components(String name, long line, int count) {}

    /** A method or a written-out constructor, with all the lines from its first to its last. */
    record Method(String name, long line, long lines, int parameters) {}

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** One for all, since to open the class path takes longer than to compile a sample. */
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, null);

    static JavacTask javac(List<String> options, List<InMemory> sources) {
        return (JavacTask) COMPILER.getTask(null, FILES, null, options, null, sources);
    }

    static SourceFile parse(String name, String text) {
        JavacTask task = javac(List.of("-proc:none"), List.of(new InMemory(name, text)));
        try {
            var found = new Finder(DocTrees.instance(task));
            task.parse().forEach(unit -> found.scan(unit, unit));
            return new SourceFile(
                    name, text.lines().toList(), found.types, found.methods, found.records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A source that javac reads from a string. */
    static final class InMemory extends SimpleJavaFileObject {

        private final String text;

        InMemory(String name, String text) {
            super(URI.create("string:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Finder extends TreePathScanner<Void, CompilationUnitTree> {

        final List<Type> types = new ArrayList<>();
        final List<Method> methods = new ArrayList<>();
        final List<Components> records = new ArrayList<>();
        private final DocTrees trees;

        Finder(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitClass(ClassTree type, CompilationUnitTree unit) {
            TreePath outside = getCurrentPath().getParentPath();
            if (outside.getLeaf() == unit) {
                types.add(new Type(
                        type.getSimpleName().toString(),
                        type.getModifiers().getFlags().contains(Modifier.PUBLIC),
                        trees.getDocComment(getCurrentPath()) != null));
            }
            if (type.getKind() == Tree.Kind.RECORD) {
                long start = trees.getSourcePositions().getStartPosition(unit, type);
                records.add(new Components(
                        type.getSimpleName().toString(), line(unit, start), components(type)));
            }
            return super.visitClass(type, unit);
        }

        @Override
        public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
            long first = line(unit, trees.getSourcePositions().getStartPosition(unit, method));
            long last = line(unit, trees.getSourcePositions().getEndPosition(unit, method));
            methods.add(new Method(
                    method.getName().toString(), first, last - first + 1, parameters(method)));
            return super.visitMethod(method, unit);
        }

        /** The components of a record count where they are declared, not again in its constructor. */
        private int parameters(MethodTree method) {
            boolean ofRecord =
                    getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
            boolean constructor = method.getReturnType() == null;
            return ofRecord && constructor ? 0 : method.getParameters().size();
        }

        /** javac's parser gives each component as a field that is not static. */
        private static int components(ClassTree type) {
            return (int) type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(each -> !each.getModifiers().getFlags().contains(Modifier.STATIC))
                    .count();
        }

        private static long line(CompilationUnitTree unit, long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }
}
