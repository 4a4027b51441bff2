package io.bridgehead.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules about what compiled code uses. Tables are text, one rule a line, words apart by blanks. In a
 * name, {@code *} stands for any characters but a dot, {@code **} for any, so that {@code java.util.*}
 * is one package and {@code java.util.**} all below it too; {@code java.base} is all of that module.
 * Each rule answers the violations, one sentence each.
 */
final class CodeRules {

    private CodeRules() {}

    /** A table of "package, all that it may use". Its own package and JSpecify go without saying. */
    static List<String> allowed(JavaClasses classes, String table) {
        return rows(table)
                .flatMap(row -> {
                    Predicate<String> allowed = anyOf(row.subList(1, row.size()))
                            .or(anyOf(List.of(row.get(0) + ".*", "org.jspecify.**")));
                    return inPackage(classes, row.get(0))
                            .flatMap(type -> violations(type, usedTypes(type), allowed.negate()));
                })
                .toList();
    }

    /** A table of names that a package may not use: types, or calls as {@code type.method(types)}. */
    static List<String> forbidden(JavaClasses classes, String inPackage, String names) {
        Predicate<String> forbidden = anyOf(words(names).toList());
        return inPackage(classes, inPackage)
                .flatMap(type -> violations(type, usedTypesAndCalls(type), forbidden))
                .toList();
    }

    /** A table of "name, the classes or packages that alone may use it". */
    static List<String> exclusive(JavaClasses classes, String table) {
        return rows(table)
                .flatMap(row -> {
                    Predicate<String> owned = anyOf(row.subList(0, 1));
                    Predicate<String> owner = anyOf(row.subList(1, row.size()));
                    return classes.stream()
                            .filter(type -> !owner.test(type.getName()))
                            .flatMap(type -> violations(type, usedTypesAndCalls(type), owned));
                })
                .toList();
    }

    private static Stream<String> violations(
            JavaClass type, Set<String> used, Predicate<String> forbidden) {
        return used.stream().filter(forbidden).map(name -> type.getName() + " may not use " + name);
    }

    private static Stream<JavaClass> inPackage(JavaClasses classes, String name) {
        return classes.stream().filter(type -> type.getPackageName().equals(name));
    }

    private static Set<String> usedTypes(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(target -> !target.isPrimitive())
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> usedTypesAndCalls(JavaClass type) {
        Set<String> used = usedTypes(type);
        type.getCodeUnitAccessesFromSelf().forEach(access -> used.add(text(access.getTarget())));
        return used;
    }

    private static String text(CodeUnitAccessTarget target) {
        String types = target.getRawParameterTypes().stream()
                .map(HasName::getName)
                .collect(Collectors.joining(","));
        return target.getOwner().getName() + "." + target.getName() + "(" + types + ")";
    }

    private static Stream<List<String>> rows(String table) {
        return table.lines().map(line -> words(line).toList()).filter(row -> !row.isEmpty());
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.trim().split("\\s+")).filter(word -> !word.isEmpty());
    }

    private static Predicate<String> anyOf(List<String> names) {
        Predicate<String> base = name -> names.contains("java.base") && isInJavaBase(name);
        String alternatives = names.stream().map(CodeRules::regex).collect(Collectors.joining("|"));
        return base.or(Pattern.compile(alternatives).asMatchPredicate());
    }

    private static String regex(String name) {
        return Arrays.stream(name.split("\\*\\*", -1))
                .map(part -> Arrays.stream(part.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("[^.]*")))
                .collect(Collectors.joining(".*"));
    }

    private static boolean isInJavaBase(String type) {
        try {
            Module module =
                    Class.forName(type, false, CodeRules.class.getClassLoader()).getModule();
            return "java.base".equals(module.getName());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
