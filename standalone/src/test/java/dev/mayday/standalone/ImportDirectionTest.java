package dev.mayday.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Imports go one way (design.md 2): a service knows the contracts and never another service; pure
/// rooms know nothing of databases, HTTP or clocks.
class ImportDirectionTest {

    private static final String[] SERVICES = {"ingest", "issues", "alerts", "ui"};
    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.mayday");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "issues", "alerts", "ui"})
    void a_service_never_imports_another(String service) {
        var others =
                Arrays.stream(SERVICES)
                        .filter(other -> !other.equals(service))
                        .map(other -> "dev.mayday." + other + "..")
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.mayday." + service + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(classes);
    }

    @Test
    void shared_modules_know_no_service() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.mayday.contracts..",
                        "dev.mayday.wire..",
                        "dev.mayday.postgres..",
                        "dev.mayday.schema..",
                        "dev.mayday.database..",
                        "dev.mayday.front..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.mayday.ingest..",
                        "dev.mayday.issues..",
                        "dev.mayday.alerts..",
                        "dev.mayday.ui..",
                        "dev.mayday.standalone..")
                .check(classes);
    }

    /// Every package is a slice, so that rooms within rooms count too.
    @ParameterizedTest
    @ValueSource(strings = {"ingest", "issues", "alerts", "ui"})
    void the_rooms_of_a_service_form_no_circle(String service) {
        slices().matching("dev.mayday." + service + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.mayday.issues.glob",
                "dev.mayday.issues.grouping",
                "dev.mayday.issues.ownership.rules",
                "dev.mayday.issues.issue.state",
                "dev.mayday.issues.release.version",
                "dev.mayday.issues.event",
                "dev.mayday.issues.scrub",
                "dev.mayday.alerts.rules"
            })
    void pure_rooms_do_no_io(String room) {
        noClasses()
                .that()
                .resideInAPackage(room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..",
                        "io.quarkus..",
                        "jakarta.ws..",
                        "jakarta.persistence..",
                        "java.sql..",
                        "java.net.http..",
                        "java.nio.file..")
                .check(classes);
    }
}
