package eus.gordailu.allinone.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import eus.gordailu.contracts.wire.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ComponentScan;

@AnalyzeClasses(packages = "eus.gordailu", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final List<String> SERVICES = List.of(
            "eus.gordailu.scheduler..",
            "eus.gordailu.snapshot..",
            "eus.gordailu.rotation..",
            "eus.gordailu.offsite..",
            "eus.gordailu.notifier..",
            "eus.gordailu.gateway..");

    /** They talk through topics, so that each can run on a machine of its own. */
    @ArchTest
    static final ArchRule SERVICES_KNOW_NOTHING_OF_EACH_OTHER = CompositeArchRule.of(
            SERVICES.stream().map(ArchitectureTest::knowsNoOther).toList());

    private static ArchRule knowsNoOther(String service) {
        return noClasses()
                .that()
                .resideInAPackage(service)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SERVICES.stream()
                        .filter(other -> !other.equals(service))
                        .toArray(String[]::new));
    }

    @ArchTest
    static final ArchRule WHAT_SERVICES_SHARE_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAnyPackage(
                    "eus.gordailu.kit..",
                    "eus.gordailu.contracts..",
                    "eus.gordailu.repository..",
                    "eus.gordailu.transfer..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICES.toArray(String[]::new));

    @ArchTest
    static final ArchRule NOTHING_KNOWS_THE_ALL_IN_ONE = noClasses()
            .that()
            .resideOutsideOfPackage("eus.gordailu.allinone..")
            .and()
            .resideOutsideOfPackage("eus.gordailu.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("eus.gordailu.allinone..");

    @ArchTest
    static final ArchRule THE_REPOSITORY_NEEDS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("eus.gordailu.contracts..", "eus.gordailu.repository..", "eus.gordailu.transfer..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule THE_GATEWAY_TOUCHES_NO_DISK_OF_BACKUPS_AND_NO_SSH = noClasses()
            .that()
            .resideInAPackage("eus.gordailu.gateway..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("eus.gordailu.repository..", "eus.gordailu.transfer..");

    @ArchTest
    static final ArchRule ONLY_ONE_PACKAGE_KNOWS_THE_STATE_MACHINE_LIBRARY = noClasses()
            .that()
            .resideOutsideOfPackage("eus.gordailu.kit.workflow")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.statemachine..");

    @ArchTest
    static final ArchRule THE_CLOCK_IS_PASSED_IN = noClasses()
            .that()
            .doNotHaveSimpleName("KitConfiguration")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule BEANS_ARE_MADE_EXPLICITLY = noClasses().should().beAnnotatedWith(ComponentScan.class);

    @ArchTest
    static final ArchRule FIELDS_ARE_NOT_INJECTED = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule MESSAGES_ARE_RECORDS =
            classes().that().implement(Message.class).should().beRecords();
}
