package io.bridgehead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each rule of {@link ArchitectureTest} fails for a sample that breaks it, and only for that. */
class ArchitectureRulesTest {

    private static final String CORE = "io.bridgehead.gateway.replication";
    private static final String SIMULATION = "io.bridgehead.gateway.simulation";

    @TempDir
    Path folder;

    private int compiled;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.now()",
                "java.time.LocalDate.now(java.time.ZoneOffset.UTC)",
                "java.time.Clock.systemUTC()",
                "System.currentTimeMillis()",
                "Math.random()",
                "java.util.UUID.randomUUID()",
                "new java.util.HashMap<String, String>()",
                "new java.util.HashSet<String>()",
                "java.util.Set.of(1, 2)",
                "java.util.Map.of(1, 2)",
                "java.util.stream.Stream.of(1).collect(java.util.stream.Collectors.toSet())",
                "java.util.List.of(1).parallelStream()",
                "Thread.currentThread()",
                "new java.util.concurrent.ConcurrentSkipListMap<String, String>()",
                "new java.util.Random()",
                "new Object().hashCode()",
                "(java.util.function.Supplier<Object>) java.util.UUID::randomUUID",
            })
    void coreAndSimulationMayNotDependOn(String chance) {
        assertThat(forbidden(CORE, chance)).isNotEmpty();
        assertThat(forbidden(SIMULATION, chance)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new java.util.TreeMap<String, String>()",
                "new java.util.LinkedHashMap<String, String>()",
                "java.time.Instant.EPOCH.plusSeconds(1)",
                "java.util.List.of(1, 2)",
                "java.util.Objects.hash(1, 2)",
            })
    void coreMayUseWhatIsTheSameEachTime(String value) {
        JavaClasses classes = compile(CORE, "class Sample { Object value = " + value + "; }");
        assertThat(CodeRules.forbidden(classes, CORE, ArchitectureTest.NOT_DETERMINISTIC))
                .isEmpty();
        assertThat(CodeRules.forbidden(classes, CORE, ArchitectureTest.NOT_PURE))
                .isEmpty();
        assertThat(CodeRules.allowed(classes, ArchitectureTest.MAY_USE)).isEmpty();
    }

    @Test
    void seededChanceIsForTheSimulationOnly() {
        JavaClasses core =
                compile(CORE, "class Sample { Object value = new java.util.Random(42); }");
        assertThat(CodeRules.forbidden(core, CORE, ArchitectureTest.NOT_PURE)).isNotEmpty();
        assertThat(forbidden(SIMULATION, "new java.util.Random(42)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "io.bridgehead.routing             | org.slf4j.Logger",
                "io.bridgehead.routing             | java.net.http.HttpClient",
                "io.bridgehead.store               | java.sql.Connection",
                "io.bridgehead.store               | io.bridgehead.store.memory.Other",
                "io.bridgehead.store.memory        | io.bridgehead.gateway.Other",
                "io.bridgehead.gateway.replication | java.nio.file.Path",
                "io.bridgehead.gateway.replication | java.io.InputStream",
                "io.bridgehead.gateway.replication | io.bridgehead.store.memory.Other",
                "io.bridgehead.gateway.replication | io.bridgehead.routing.Other",
                "io.bridgehead.gateway.simulation  | org.slf4j.Logger",
            })
    void packageMayNotUse(String inPackage, String type) {
        JavaClasses classes = compile(inPackage, "interface Sample { " + type + " value(); }");
        assertThat(CodeRules.allowed(classes, ArchitectureTest.MAY_USE))
                .containsExactly(inPackage + ".Sample may not use " + type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "io.bridgehead.store.hsql    | java.sql.Connection",
                "io.bridgehead.gateway.mail  | jakarta.mail.Session",
                "io.bridgehead.gateway.smtp  | org.subethamail.smtp.MessageHandler",
                "io.bridgehead.gateway.ldap  | com.unboundid.ldap.sdk.DN",
                "io.bridgehead.gateway.ldif  | com.unboundid.ldap.sdk.DN",
                "io.bridgehead.gateway.admin | com.unboundid.ldap.sdk.DN",
            })
    void libraryStaysWithItsOwner(String owner, String type) {
        String sample = "interface Sample { " + type + " value(); }";
        assertThat(exclusive(compile(owner, sample))).isEmpty();
        assertThat(exclusive(compile("io.bridgehead.gateway.wire", sample))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.xml.stream.XMLInputFactory.newFactory()",
                "javax.xml.stream.XMLOutputFactory.newInstance()",
                "javax.xml.parsers.DocumentBuilderFactory.newInstance()",
                "javax.xml.validation.SchemaFactory.newDefaultInstance()",
                "new com.ctc.wstx.stax.WstxInputFactory()",
                "new com.fasterxml.jackson.dataformat.xml.XmlMapper()",
            })
    void xmlFactoriesAreMadeInOnePlace(String factory) {
        String sample = " { Object value = " + factory + "; }";
        assertThat(exclusive(compile("io.bridgehead.gateway.wire", "class Sample" + sample)))
                .isNotEmpty();
        assertThat(exclusive(compile("io.bridgehead.gateway.xml", "class SafeXml" + sample)))
                .isEmpty();
    }

    @Test
    void programEndsInMainOnly() {
        String exit = " { void end() { System.exit(1); } }";
        assertThat(exclusive(compile("io.bridgehead.gateway", "class Shell" + exit)))
                .isNotEmpty();
        assertThat(exclusive(compile("io.bridgehead.gateway", "class Main" + exit)))
                .isEmpty();
    }

    @Test
    void fileOf301LinesIsTooLong() {
        assertThat(main("class Sample {}" + "\n".repeat(299) + "//")).isEmpty();
        assertThat(main("class Sample {}" + "\n".repeat(300) + "//"))
                .singleElement()
                .asString()
                .contains("301 lines");
    }

    @Test
    void methodOf71LinesIsTooLong() {
        String method = "class Sample {\n  String braces() {\n%s    return \"}\"; // }\n  }\n}";
        assertThat(main(method.formatted("\n".repeat(67)))).isEmpty();
        assertThat(main(method.formatted("\n".repeat(68))))
                .singleElement()
                .asString()
                .contains("Sample.java:2 braces has 71 lines");
    }

    @Test
    void sixParametersWantARecord() {
        String six = "(int a, int b, int c, int d, int e, int f)";
        assertThat(main("class Sample { void put" + six + " {} }")).hasSize(1);
        assertThat(main("class Sample { Sample" + six + " {} }")).hasSize(1);
        assertThat(main("record Sample" + six + " { Sample { } }")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"StoreManager", "DnUtils", "DnUtil", "MailImpl", "AbstractStore"})
    void vagueNameIsRefused(String name) {
        assertThat(main("class " + name + " {}"))
                .singleElement()
                .asString()
                .contains("says little");
    }

    @Test
    void publicTypeSaysWhatItMeans() {
        assertThat(main("public class Sample {}")).hasSize(1);
        assertThat(main("/** A sample. */ public class Sample {}")).isEmpty();
    }

    @Test
    void debtIsNamedByItsLine() {
        assertThat(main("class Sample {\n// TODO later\n}"))
                .singleElement()
                .asString()
                .contains("Sample.java:2 ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void late() throws Exception { Thread.sleep(10); }",
                "@Disabled void off() {}"
            })
    void testThatSleepsOrIsOffIsNamed(String method) {
        assertThat(SourceRules.ofTestFile(
                        file("routing/src/test/Sample.java", "class Sample {\n" + method + "\n}")))
                .singleElement()
                .asString()
                .contains("Sample.java:2 ");
    }

    @Test
    void packageWithoutWordsIsNamed() {
        SourceFile type =
                file("store/src/main/java/io/bridgehead/store/a/Sample.java", "class Sample {}");
        SourceFile info = file(
                "store/src/main/java/io/bridgehead/store/a/package-info.java",
                "/** A. */ @org.jspecify.annotations.NullMarked package io.bridgehead.store.a;");
        assertThat(SourceRules.ofPackages(List.of(type))).hasSize(1);
        assertThat(SourceRules.ofPackages(List.of(type, info))).isEmpty();
    }

    @Test
    void packageOutsideItsModuleIsNamed() {
        SourceFile info = file(
                "routing/src/main/java/io/bridgehead/util/package-info.java",
                "/** A. */ @org.jspecify.annotations.NullMarked package io.bridgehead.util;");
        assertThat(SourceRules.ofPackages(List.of(info)))
                .singleElement()
                .asString()
                .contains("outside");
    }

    @Test
    void recordOfNineComponentsIsTwoIdeas() {
        String eight = "int a, int b, int c, int d, int e, int f, int g, int h";
        assertThat(main("record Sample(" + eight + ") { static final int X = 1; }"))
                .isEmpty();
        assertThat(main("class Sample { record Inner(" + eight + ", int i) {} }"))
                .singleElement()
                .asString()
                .contains("Inner has 9 components");
    }

    @Test
    void nameThatStandsTwiceIsSeen() {
        SourceFile one =
                file("store/src/main/java/io/bridgehead/store/a/Same.java", "class Same {}");
        SourceFile two =
                file("store/src/main/java/io/bridgehead/store/b/Same.java", "class Same {}");
        assertThat(SourceRules.ofMainTree(List.of(one))).isEmpty();
        assertThat(SourceRules.ofMainTree(List.of(one, two)))
                .singleElement()
                .asString()
                .contains("Same is the name of more than one type");
    }

    @Test
    void crowdedPackageIsSeen() {
        var files = IntStream.range(0, 41)
                .mapToObj(number -> file(
                        "store/src/main/java/io/bridgehead/store/a/S" + number + ".java",
                        "class S" + number + " {}"))
                .toList();
        assertThat(SourceRules.ofMainTree(files.subList(0, 40))).isEmpty();
        assertThat(SourceRules.ofMainTree(files)).hasSize(1);
    }

    @Test
    void packageTableIsHeldAgainstTheImports() {
        String folder = "store/src/main/java/io/bridgehead/store/";
        var files = List.of(
                file(
                        folder + "a/A.java",
                        "package io.bridgehead.store.a;\nimport io.bridgehead.store.b.B;\n"),
                file(folder + "b/B.java", "package io.bridgehead.store.b;\n"));
        PackageTable code = PackageTable.of(files);
        String good = "| `store.a` | words | `store.b` |\n| `store.b` | words | none |\n";
        assertThat(PackageTable.of(good).differencesFrom(code)).isEmpty();
        assertThat(PackageTable.of("| `store.a` | words | none |\n| `store.c` | words | none |\n")
                        .differencesFrom(code))
                .containsExactly(
                        "store.a imports `store.b`", "store.b has no row", "store.c is no package");
    }

    @Test
    void moduleInAPomIsSeen() {
        assertThat(
                        SourceRules.modulesNamedIn(
                                "<dependency>\n <groupId>io.bridgehead</groupId>\n <artifactId>store</artifactId>"))
                .containsExactly("store");
    }

    private List<String> forbidden(String inPackage, String value) {
        JavaClasses classes = compile(inPackage, "class Sample { Object value = " + value + "; }");
        return CodeRules.forbidden(classes, inPackage, ArchitectureTest.NOT_DETERMINISTIC);
    }

    private static List<String> exclusive(JavaClasses classes) {
        return CodeRules.exclusive(classes, ArchitectureTest.ONLY_FOR);
    }

    private static List<String> main(String text) {
        return SourceRules.ofMainFile(file("routing/src/main/Sample.java", text));
    }

    private static SourceFile file(String name, String text) {
        return SourceFile.parse(name, text);
    }

    /** Compiles one type, with an empty class Other in every package that samples name. */
    private JavaClasses compile(String inPackage, String type) {
        var sources = Arrays.asList(
                new SourceFile.InMemory("Sample.java", "package " + inPackage + "; " + type),
                other("io.bridgehead.store.memory"),
                other("io.bridgehead.routing"),
                other("io.bridgehead.gateway"));
        Path out = folder.resolve("classes-" + compiled++);
        var options = List.of("-proc:none", "-d", out.toString());
        boolean good = SourceFile.javac(options, sources).call();
        assertThat(good).as(type).isTrue();
        return new ClassFileImporter().importPath(out.resolve(inPackage.replace('.', '/')));
    }

    private static SourceFile.InMemory other(String inPackage) {
        return new SourceFile.InMemory(
                inPackage.replace('.', '/') + "/Other.java",
                "package " + inPackage + "; public class Other {}");
    }
}
