package io.bridgehead.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules about the text of a file. Each answers the violations, one sentence each. */
final class SourceRules {

    private static final int FILE_LINES = 300;
    private static final int METHOD_LINES = 70;
    private static final int PARAMETERS = 5;
    private static final int COMPONENTS = 8;
    private static final int TYPES_IN_PACKAGE = 40;
    private static final int PUBLIC_TYPES_IN_PACKAGE = 32;

    private static final Pattern VAGUE =
            Pattern.compile("Abstract.*|.*(Manager|Helper|Utils?|Impl|Processor)");
    private static final Pattern DEBT = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");
    private static final Pattern WAITING = Pattern.compile("Thread\\.sleep\\(|@Disabled\\b");
    private static final Pattern OUR_DEPENDENCY = Pattern.compile(
            "<dependency>\\s*<groupId>io\\.bridgehead</groupId>\\s*<artifactId>(\\w+)<");

    private SourceRules() {}

    static List<String> ofMainFile(SourceFile file) {
        var found = new ArrayList<String>();
        found.addAll(size(file));
        found.addAll(methods(file));
        found.addAll(records(file));
        found.addAll(types(file));
        found.addAll(lines(file, line -> DEBT.matcher(line).find(), "is a debt; pay it"));
        return found;
    }

    static List<String> ofTestFile(SourceFile file) {
        return lines(
                file,
                line -> WAITING.matcher(line).find(),
                "waits or is switched off; wait for the event, with a deadline");
    }

    /** Every package says what it is and what it may import, and is checked for null. */
    static List<String> ofPackages(List<SourceFile> mainFiles) {
        var infos = new TreeMap<String, String>();
        Set<String> packages = new TreeSet<>();
        for (SourceFile file : mainFiles) {
            packages.add(folder(file.name()));
            if (file.name().endsWith("/package-info.java")) {
                infos.put(folder(file.name()), String.join("\n", file.lines()));
            }
        }
        return packages.stream()
                .flatMap(folder -> packageViolations(folder, infos.getOrDefault(folder, "")))
                .toList();
    }

    /** Rules about all main files together: rooms are not crowded, and a name means one type. */
    static List<String> ofMainTree(List<SourceFile> mainFiles) {
        var found = new ArrayList<String>();
        var places = new TreeMap<String, List<String>>();
        var types = new TreeMap<String, Integer>();
        var publicTypes = new TreeMap<String, Integer>();
        for (SourceFile file : mainFiles) {
            for (SourceFile.Type type : file.types()) {
                places.computeIfAbsent(type.name(), name -> new ArrayList<>()).add(file.name());
                types.merge(folder(file.name()), 1, Integer::sum);
                publicTypes.merge(folder(file.name()), type.isPublic() ? 1 : 0, Integer::sum);
            }
        }
        places.forEach((name, files) -> {
            if (files.size() > 1) {
                found.add(name + " is the name of more than one type: " + files);
            }
        });
        types.forEach((folder, count) -> {
            if (count > TYPES_IN_PACKAGE) {
                found.add(folder + " has " + count + " types, more than " + TYPES_IN_PACKAGE);
            }
        });
        publicTypes.forEach((folder, count) -> {
            if (count > PUBLIC_TYPES_IN_PACKAGE) {
                found.add(folder + " has " + count + " public types, more than "
                        + PUBLIC_TYPES_IN_PACKAGE);
            }
        });
        return found;
    }

    /** The modules that a module's pom depends on. */
    static List<String> modulesNamedIn(String pom) {
        return OUR_DEPENDENCY
                .matcher(pom)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static Stream<String> packageViolations(String folder, String info) {
        String module = folder.substring(0, folder.indexOf('/'));
        var found = Stream.<String>builder();
        if (!info.contains("/**") || !info.contains("NullMarked")) {
            found.add(folder + " needs a package-info.java with a comment and @NullMarked");
        }
        if (!(folder + "/").startsWith(module + "/src/main/java/io/bridgehead/" + module + "/")) {
            found.add(folder + " is outside io.bridgehead." + module);
        }
        return found.build();
    }

    private static List<String> size(SourceFile file) {
        int lines = file.lines().size();
        return lines > FILE_LINES
                ? List.of("%s has %d lines, more than %d".formatted(file.name(), lines, FILE_LINES))
                : List.of();
    }

    private static List<String> methods(SourceFile file) {
        var found = new ArrayList<String>();
        for (SourceFile.Method method : file.methods()) {
            String where = file.name() + ":" + method.line() + " " + method.name();
            if (method.lines() > METHOD_LINES) {
                found.add(where + " has " + method.lines() + " lines, more than " + METHOD_LINES);
            }
            if (method.parameters() > PARAMETERS) {
                found.add(
                        where + " has " + method.parameters() + " parameters; is there a record?");
            }
        }
        return found;
    }

    private static List<String> records(SourceFile file) {
        return file.records().stream()
                .filter(each -> each.count() > COMPONENTS)
                .map(each -> "%s:%d %s has %d components, more than %d; is it two ideas?"
                        .formatted(file.name(), each.line(), each.name(), each.count(), COMPONENTS))
                .toList();
    }

    private static List<String> types(SourceFile file) {
        var found = new ArrayList<String>();
        for (SourceFile.Type type : file.types()) {
            if (VAGUE.matcher(type.name()).matches()) {
                found.add(file.name() + " has a name that says little: what is it made of?");
            }
            if (type.isPublic() && !type.documented()) {
                found.add(file.name() + " is public and has no comment that says what it means");
            }
        }
        return found;
    }

    private static List<String> lines(SourceFile file, Predicate<String> bad, String reason) {
        return IntStream.rangeClosed(1, file.lines().size())
                .filter(number -> bad.test(file.lines().get(number - 1)))
                .mapToObj(number -> file.name() + ":" + number + " " + reason)
                .toList();
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/'));
    }
}
