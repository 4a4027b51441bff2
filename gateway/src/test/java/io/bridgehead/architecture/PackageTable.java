package io.bridgehead.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table "Packages" of docs/architecture.md: for each package of ours, the packages of ours that it
 * imports. Names are without {@code io.bridgehead.}
 */
record PackageTable(SortedMap<String, SortedSet<String>> imports) {
    private static final String ROOT = "io.bridgehead.";
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z.]+)` \\| (.+) \\| (none|`[a-z.`, ]+`) \\|");
    private static final Pattern IMPORT =
            Pattern.compile("import (?:static )?io\\.bridgehead\\.([a-z.]+)\\.[A-Z].*");

    /** As the document has it. */
    static PackageTable of(String document) {
        var table = new TreeMap<String, SortedSet<String>>();
        Matcher row = ROW.matcher(document);
        while (row.find()) {
            String names = row.group(3).equals("none") ? "" : row.group(3).replace("`", "");
            table.put(
                    row.group(1),
                    Arrays.stream(names.split(",", -1))
                            .map(String::trim)
                            .filter(each -> !each.isEmpty())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        return new PackageTable(table);
    }

    /** As the sources have it. */
    static PackageTable of(List<SourceFile> mainFiles) {
        var table = new TreeMap<String, SortedSet<String>>();
        for (SourceFile file : mainFiles) {
            String own = packageOf(file);
            Set<String> imported = table.computeIfAbsent(own, name -> new TreeSet<>());
            file.lines().stream()
                    .map(IMPORT::matcher)
                    .filter(Matcher::matches)
                    .map(each -> each.group(1))
                    .filter(each -> !each.equals(own))
                    .forEach(imported::add);
        }
        return new PackageTable(table);
    }

    /** What must change in this table, so that it says what {@code code} does. */
    List<String> differencesFrom(PackageTable code) {
        var found = new ArrayList<String>();
        var all = new TreeSet<>(imports.keySet());
        all.addAll(code.imports.keySet());
        for (String each : all) {
            Set<String> written = imports.getOrDefault(each, new TreeSet<>());
            Set<String> meant = code.imports.getOrDefault(each, new TreeSet<>());
            if (!imports.containsKey(each)) {
                found.add(each + " has no row");
            } else if (!code.imports.containsKey(each)) {
                found.add(each + " is no package");
            } else if (!written.equals(meant)) {
                found.add(each + " imports " + (meant.isEmpty() ? "none" : row(meant)));
            }
        }
        return found;
    }

    private static String row(Set<String> names) {
        return names.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
    }

    private static String packageOf(SourceFile file) {
        String path = file.name().substring(0, file.name().lastIndexOf('/')).replace('/', '.');
        return path.substring(path.indexOf(ROOT) + ROOT.length());
    }
}
