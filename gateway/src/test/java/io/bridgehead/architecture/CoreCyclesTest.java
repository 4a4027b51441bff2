package io.bridgehead.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

/**
 * The classes of the core stand in floors: no class waits on another in a circle, so that each can be
 * read after the ones that it uses.
 */
class CoreCyclesTest {
    private static final String CORE = "io.bridgehead.gateway.replication";
    private static final String MESSAGES = "io.bridgehead.gateway.message";

    @Test
    void noClassOfTheCoreWaitsOnAnotherInACircle() {
        JavaClasses core = classesOf(CORE);
        assertThat(core).hasSizeGreaterThan(30);
        assertThat(circles(core, CORE).getFailureReport().getDetails()).isEmpty();
    }

    /** A message and its visitor know each other: here the rule finds what it looks for. */
    @Test
    void messagesAndTheirVisitorAreTheCircleThatTheRuleFinds() {
        assertThat(circles(classesOf(MESSAGES), MESSAGES).hasViolation()).isTrue();
    }

    private static JavaClasses classesOf(String packageName) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(packageName);
    }

    private static EvaluationResult circles(JavaClasses classes, String packageName) {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new TopLevelClasses(packageName))
                .should()
                .beFreeOfCycles()
                .evaluate(classes);
    }

    /** A class with its nested ones is one slice. */
    private record TopLevelClasses(String packageName) implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            if (!type.getPackageName().equals(packageName)) {
                return SliceIdentifier.ignore();
            }
            JavaClass outer = type;
            while (outer.getEnclosingClass().isPresent()) {
                outer = outer.getEnclosingClass().get();
            }
            return SliceIdentifier.of(outer.getSimpleName());
        }

        @Override
        public String getDescription() {
            return "the top-level classes of " + packageName;
        }
    }
}
