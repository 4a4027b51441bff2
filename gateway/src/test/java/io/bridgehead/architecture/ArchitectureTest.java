package io.bridgehead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The house rules, checked on the files and classes of all modules. A package that does not exist
 * yet may already stand in a table. {@link ArchitectureRulesTest} shows that each rule can fail.
 */
class ArchitectureTest {

    /** A package, and all that it may use beside itself. */
    static final String MAY_USE = """
            io.bridgehead.routing           java.base io.bridgehead.routing.schedule.*
            io.bridgehead.routing.schedule  java.base
            io.bridgehead.store.history     java.base io.bridgehead.routing.*
            io.bridgehead.store.entry       java.base io.bridgehead.routing.* io.bridgehead.store.history.*
            io.bridgehead.store.partner     java.base io.bridgehead.routing.* \
                io.bridgehead.store.history.* io.bridgehead.store.entry.*
            io.bridgehead.store.letter      java.base io.bridgehead.routing.*
            io.bridgehead.store             java.base io.bridgehead.routing.* \
                io.bridgehead.store.history.* io.bridgehead.store.entry.* \
                io.bridgehead.store.partner.* io.bridgehead.store.letter.*
            io.bridgehead.store.view        java.base io.bridgehead.routing.* io.bridgehead.store.* \
                io.bridgehead.store.history.* io.bridgehead.store.entry.*
            io.bridgehead.store.memory      java.base io.bridgehead.routing.* io.bridgehead.store.* \
                io.bridgehead.store.history.* io.bridgehead.store.entry.* \
                io.bridgehead.store.partner.* io.bridgehead.store.letter.* io.bridgehead.store.view.*
            io.bridgehead.store.sql         java.base io.bridgehead.routing.* io.bridgehead.store.* \
                io.bridgehead.store.history.* io.bridgehead.store.entry.* \
                io.bridgehead.store.partner.* io.bridgehead.store.letter.* io.bridgehead.store.view.* \
                java.sql.*
            io.bridgehead.store.hsql        java.base io.bridgehead.routing.* io.bridgehead.store.* \
                io.bridgehead.store.history.* io.bridgehead.store.entry.* io.bridgehead.store.sql.* \
                java.sql.* javax.sql.* org.hsqldb.** org.flywaydb.** org.slf4j.*

            io.bridgehead.gateway.replication \
                java.lang.* java.lang.annotation.* java.lang.invoke.* java.lang.runtime.* \
                java.math.* java.time.** java.util.* java.util.function.* java.util.stream.* \
                io.bridgehead.store.* io.bridgehead.store.history.* io.bridgehead.store.entry.* \
                io.bridgehead.store.partner.* io.bridgehead.store.view.* \
                io.bridgehead.gateway.message.* io.bridgehead.gateway.replication.terms.* \
                io.bridgehead.gateway.replication.step.* io.bridgehead.gateway.replication.apply.* \
                io.bridgehead.routing.SiteId \
                io.bridgehead.routing.schedule.Schedule
            io.bridgehead.gateway.replication.step \
                java.lang.* java.lang.annotation.* java.lang.invoke.* java.lang.runtime.* \
                java.math.* java.time.** java.util.* java.util.function.* java.util.stream.* \
                io.bridgehead.store.* io.bridgehead.store.history.* io.bridgehead.store.entry.* \
                io.bridgehead.store.partner.* io.bridgehead.store.view.* \
                io.bridgehead.gateway.message.* io.bridgehead.gateway.replication.terms.* \
                io.bridgehead.routing.SiteId \
                io.bridgehead.routing.schedule.Schedule
            io.bridgehead.gateway.replication.apply \
                java.lang.* java.lang.annotation.* java.lang.invoke.* java.lang.runtime.* \
                java.math.* java.time.** java.util.* java.util.function.* java.util.stream.* \
                io.bridgehead.store.* io.bridgehead.store.history.* io.bridgehead.store.entry.* \
                io.bridgehead.store.partner.* io.bridgehead.store.view.* \
                io.bridgehead.gateway.message.* io.bridgehead.gateway.replication.terms.* \
                io.bridgehead.gateway.replication.step.* \
                io.bridgehead.routing.SiteId \
                io.bridgehead.routing.schedule.Schedule
            io.bridgehead.gateway.simulation.law \
                java.base io.bridgehead.store.* io.bridgehead.store.history.* \
                io.bridgehead.store.entry.* io.bridgehead.store.partner.*
            io.bridgehead.gateway.simulation.mail \
                java.base io.bridgehead.routing.* io.bridgehead.store.history.* \
                io.bridgehead.store.entry.* io.bridgehead.gateway.message.* \
                io.bridgehead.gateway.wire.* io.bridgehead.gateway.mail.*
            io.bridgehead.gateway.replication.terms \
                java.lang.* java.lang.annotation.* java.lang.invoke.* java.lang.runtime.* \
                java.time.** java.util.* java.util.function.* java.util.stream.* \
                io.bridgehead.store.* io.bridgehead.store.history.* io.bridgehead.store.entry.* \
                io.bridgehead.store.partner.* io.bridgehead.store.view.* io.bridgehead.routing.SiteId \
                io.bridgehead.routing.schedule.Schedule
            io.bridgehead.gateway.simulation.way \
                java.base io.bridgehead.routing.** io.bridgehead.store.* \
                io.bridgehead.store.letter.* io.bridgehead.gateway.inbound.* \
                io.bridgehead.gateway.outbound.* io.bridgehead.gateway.mail.* \
                io.bridgehead.gateway.replication.step.Verdict io.bridgehead.gateway.control.LetterWays \
                io.bridgehead.gateway.status.* io.bridgehead.gateway.simulation.law.*
            io.bridgehead.gateway.simulation.plan \
                java.base io.bridgehead.routing.** io.bridgehead.store.entry.AttributeName \
                io.bridgehead.gateway.replication.terms.* io.bridgehead.gateway.inbound.PartLimits \
                io.bridgehead.gateway.mail.* io.bridgehead.gateway.simulation.way.*
            io.bridgehead.gateway.simulation \
                java.base io.bridgehead.routing.** io.bridgehead.store.** io.bridgehead.gateway.**
            """;

    /** Which packages alone may use a library: "x.*" is that package alone. */
    static final String ONLY_FOR = """
            java.sql.**               io.bridgehead.store.hsql.** io.bridgehead.store.sql.**
            javax.sql.**              io.bridgehead.store.hsql.**
            org.hsqldb.**             io.bridgehead.store.hsql.**
            org.flywaydb.**           io.bridgehead.store.hsql.**
            io.bridgehead.store.sql.**   io.bridgehead.store.sql.** io.bridgehead.store.hsql.**
            io.bridgehead.store.hsql.**  io.bridgehead.store.hsql.** \
                io.bridgehead.gateway.process.ConfigTranslation

            jakarta.mail.**           io.bridgehead.gateway.mail.** io.bridgehead.gateway.smtp.** \
                io.bridgehead.gateway.mailbox.**
            org.eclipse.angus.**      io.bridgehead.gateway.mail.** io.bridgehead.gateway.smtp.** \
                io.bridgehead.gateway.mailbox.**
            org.subethamail.**        io.bridgehead.gateway.smtp.**
            org.bouncycastle.**       io.bridgehead.gateway.seal.**
            com.unboundid.**          io.bridgehead.gateway.ldif.** io.bridgehead.gateway.ldap.** \
                io.bridgehead.gateway.admin.** io.bridgehead.gateway.config.**

            javax.xml.stream.XMLInputFactory.new*(**)        **.SafeXml
            javax.xml.stream.XMLOutputFactory.new*(**)       **.SafeXml
            javax.xml.parsers.*.new*(**)                     **.SafeXml
            javax.xml.transform.TransformerFactory.new*(**)  **.SafeXml
            javax.xml.validation.SchemaFactory.new*(**)      **.SafeXml
            com.ctc.wstx.**.<init>(**)                       **.SafeXml
            com.fasterxml.jackson.dataformat.xml.*.<init>(**)  **.SafeXml

            java.lang.System.exit(int)  io.bridgehead.gateway.Main
            java.lang.Runtime.halt(int)  io.bridgehead.gateway.Main
            """;

    /** Clock, chance, threads, I/O and hash order: what would make one seed two worlds. */
    static final String NOT_DETERMINISTIC = """
            java.time.Clock java.time.InstantSource java.time.**.now(**)
            java.time.ZoneId.systemDefault() java.util.Locale.getDefault(**)
            java.util.TimeZone.getDefault() java.util.Date.<init>() java.util.Calendar.getInstance(**)

            java.lang.Math.random() java.lang.StrictMath.random() java.util.UUID.randomUUID()
            java.security.SecureRandom java.util.Random.<init>() java.util.SplittableRandom.<init>()
            java.util.Collections.shuffle(java.util.List)

            java.lang.Thread java.lang.Thread$* java.lang.ThreadLocal java.lang.InheritableThreadLocal
            java.lang.Runtime java.lang.Process java.lang.ProcessBuilder java.lang.ProcessHandle
            java.util.Timer java.util.concurrent.** java.**.parallel() java.**.parallelStream()

            java.util.HashMap java.util.HashSet java.util.Hashtable
            java.util.IdentityHashMap java.util.WeakHashMap
            java.util.Set.of(**) java.util.Set.copyOf(**)
            java.util.Map.of(**) java.util.Map.ofEntries(**) java.util.Map.copyOf(**)
            java.util.stream.Collectors.toSet() java.util.stream.Collectors.toUnmodifiableSet()
            java.util.stream.Collectors.toMap(*.*.*.Function,*.*.*.Function)
            java.util.stream.Collectors.toUnmodifiableMap(**)
            java.util.stream.Collectors.groupingBy(java.util.function.Function)
            java.lang.Object.hashCode() java.lang.System.*(**)
            """;

    /** What the core may not touch beyond that, even if it were the same each time. */
    static final String NOT_PURE = """
            java.util.Random java.util.SplittableRandom java.util.random.** java.util.Scanner
            java.util.ServiceLoader java.lang.System java.lang.ClassLoader java.lang.Class.forName(**)
            """;

    private static JavaClasses classes;
    private static List<SourceFile> mainFiles;

    @BeforeAll
    static void readAll() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.bridgehead");
        mainFiles = SourceTree.here().javaFiles("main");
    }

    @Test
    void allModulesAreSeen() {
        assertThat(SourceTree.MODULES).allSatisfy(module -> {
            assertThat(mainFiles).anyMatch(file -> file.name().startsWith(module + "/"));
            assertThat(classes)
                    .anyMatch(type -> type.getName().startsWith("io.bridgehead." + module + "."));
        });
    }

    @Test
    void modulesStandInOneLineOfDependency() {
        SourceTree tree = SourceTree.here();
        assertThat(SourceRules.modulesNamedIn(tree.pom("routing"))).isEmpty();
        assertThat(SourceRules.modulesNamedIn(tree.pom("store"))).containsExactly("routing");
        assertThat(SourceRules.modulesNamedIn(tree.pom("gateway")))
                .containsExactlyInAnyOrder("routing", "store");
    }

    @Test
    void packagesUseOnlyWhatTheyMay() {
        assertThat(CodeRules.allowed(classes, MAY_USE)).isEmpty();
    }

    @Test
    void documentNamesEveryPackageAndAllThatItImports() {
        PackageTable written = PackageTable.of(SourceTree.here().document("architecture.md"));
        assertThat(written.differencesFrom(PackageTable.of(mainFiles))).isEmpty();
    }

    @Test
    void noRoomIsCrowdedAndNoNameStandsTwice() {
        assertThat(SourceRules.ofMainTree(mainFiles)).isEmpty();
    }

    @Test
    void librariesAndFactoriesStayWithTheirOwners() {
        assertThat(CodeRules.exclusive(classes, ONLY_FOR)).isEmpty();
    }

    @Test
    void packagesFormNoCycle() {
        SlicesRuleDefinition.slices()
                .matching("io.bridgehead.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void coreTouchesNoClockNorChanceNorThreadNorHashOrder() {
        for (String part : List.of(
                "message",
                "replication",
                "replication.step",
                "replication.apply",
                "replication.terms")) {
            String core = "io.bridgehead.gateway." + part;
            assertThat(CodeRules.forbidden(classes, core, NOT_DETERMINISTIC)).isEmpty();
            assertThat(CodeRules.forbidden(classes, core, NOT_PURE)).isEmpty();
        }
    }

    @Test
    void simulationHasNoChanceButItsSeed() {
        for (String each : List.of("", ".law", ".mail", ".plan", ".way")) {
            assertThat(CodeRules.forbidden(
                            classes, "io.bridgehead.gateway.simulation" + each, NOT_DETERMINISTIC))
                    .isEmpty();
        }
    }

    @Test
    void packagesSayWhatTheyAre() {
        assertThat(SourceRules.ofPackages(mainFiles)).isEmpty();
    }

    @Test
    void mainFilesAreSmallAndSpeak() {
        assertThat(violations(mainFiles.stream().map(SourceRules::ofMainFile))).isEmpty();
    }

    @Test
    void testsNeitherSleepNorAreSwitchedOff() {
        List<SourceFile> tests = SourceTree.here().javaFiles("test").stream()
                .filter(file -> !file.name().contains("/architecture/"))
                .toList();
        assertThat(violations(tests.stream().map(SourceRules::ofTestFile))).isEmpty();
    }

    private static List<String> violations(Stream<List<String>> found) {
        return found.flatMap(List::stream).toList();
    }
}
