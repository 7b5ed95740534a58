package eus.gordailu.snapshot.hook;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.JobDue;
import eus.gordailu.contracts.run.Trigger;
import eus.gordailu.contracts.snapshot.SnapshotFacts;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.snapshot.workflow.TestRuns;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

    private static final Instant BEGUN = Instant.parse("2026-11-23T02:00:00.5Z");
    private static final Instant ENDED = Instant.parse("2026-11-23T02:10:00Z");
    private static final Optional<Path> PLACE = Optional.of(Path.of("/srv/backup/web1/etc"));
    private static final ClientId CLIENT = ClientId.of("6f1c2d3e-0a1b-4c2d-8e3f-4a5b6c7d8e9f");
    private static final TestRuns RUNS =
            new TestRuns(Path.of("/srv"), WorkerId.of("storage-1"), new SettableClock("2026-11-23T02:00:00Z"));
    private static final RunId RUN = RunId.of("9e8d7c6b-5a49-4837-a625-14f3e2d1c0b9");

    @Test
    void afterAJobAllIsToldInTheUnitsOfItsNames() {
        SnapshotFacts facts = new SnapshotFacts(
                SnapshotId.of("2026-11-23T02-00-00Z"),
                "/srv/backup/web1/etc/snapshots/2026-11-23T02-00-00Z",
                BEGUN,
                ENDED,
                100,
                5_000_000,
                7,
                2_049,
                List.of("one file was closed"),
                null,
                31);

        JobDue due = due("root@web1:2222");
        String job = due.definition().job().id().toString();

        assertThat(Variables.afterJob(due, BEGUN, ENDED, PLACE, new AttemptEnd.Published(facts)))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ELKARBACKUP_LEVEL", "JOB"),
                        Map.entry("ELKARBACKUP_EVENT", "POST"),
                        Map.entry("ELKARBACKUP_URL", "root@web1:/etc"),
                        Map.entry("ELKARBACKUP_ID", job),
                        Map.entry("ELKARBACKUP_PATH", "/srv/backup/web1/etc"),
                        Map.entry("ELKARBACKUP_STATUS", "0"),
                        Map.entry("ELKARBACKUP_CLIENT_NAME", "web1"),
                        Map.entry("ELKARBACKUP_JOB_NAME", "etc"),
                        Map.entry("ELKARBACKUP_OWNER_EMAIL", ""),
                        Map.entry("ELKARBACKUP_RECIPIENT_LIST", ""),
                        Map.entry("ELKARBACKUP_CLIENT_TOTAL_SIZE", "2"),
                        Map.entry("ELKARBACKUP_JOB_TOTAL_SIZE", "1"),
                        Map.entry("ELKARBACKUP_JOB_RUN_SIZE", "3"),
                        Map.entry("ELKARBACKUP_CLIENT_STARTTIME", "0"),
                        Map.entry("ELKARBACKUP_CLIENT_ENDTIME", "0"),
                        Map.entry("ELKARBACKUP_JOB_STARTTIME", "1795399200"),
                        Map.entry("ELKARBACKUP_JOB_ENDTIME", "1795399800"),
                        Map.entry("ELKARBACKUP_SSH_ARGS", "-p 2222"),
                        Map.entry("GORDAILU_LEVEL", "JOB"),
                        Map.entry("GORDAILU_EVENT", "POST"),
                        Map.entry("GORDAILU_STATUS", "completed"),
                        Map.entry("GORDAILU_CLIENT_ID", CLIENT.toString()),
                        Map.entry("GORDAILU_CLIENT_NAME", "web1"),
                        Map.entry("GORDAILU_CLIENT_ADDRESS", "root@web1:2222"),
                        Map.entry("GORDAILU_JOB_ID", job),
                        Map.entry("GORDAILU_JOB_NAME", "etc"),
                        Map.entry("GORDAILU_JOB_PATHS", "/etc\n/srv/www"),
                        Map.entry("GORDAILU_JOB_DIRECTORY", "/srv/backup/web1/etc"),
                        Map.entry("GORDAILU_RUN_ID", RUN.toString()),
                        Map.entry("GORDAILU_ATTEMPT", "2"),
                        Map.entry("GORDAILU_TRIGGER", "SCHEDULE"),
                        Map.entry("GORDAILU_STARTED_AT", "2026-11-23T02:00:00.500Z"),
                        Map.entry("GORDAILU_ENDED_AT", "2026-11-23T02:10:00Z"),
                        Map.entry("GORDAILU_SNAPSHOT", "2026-11-23T02-00-00Z"),
                        Map.entry("GORDAILU_SNAPSHOT_DIRECTORY", "/srv/backup/web1/etc/snapshots/2026-11-23T02-00-00Z"),
                        Map.entry("GORDAILU_TRANSFERRED_FILES", "7"),
                        Map.entry("GORDAILU_TRANSFERRED_BYTES", "2049"),
                        Map.entry("GORDAILU_WARNINGS", "1")));
    }

    @Test
    void aFailureIsToldAndIsNotZero() {
        Failure failure = new Failure(FailureClass.TRANSIENT, "ssh.refused", "web1 is off", Map.of());

        assertThat(Variables.afterJob(due("root@web1"), BEGUN, ENDED, Optional.empty(), new AttemptEnd.Failed(failure)))
                .containsEntry("ELKARBACKUP_STATUS", "1")
                .containsEntry("ELKARBACKUP_PATH", "")
                .containsEntry("ELKARBACKUP_SSH_ARGS", "")
                .containsEntry("ELKARBACKUP_JOB_RUN_SIZE", "0")
                .containsEntry("GORDAILU_STATUS", "failed")
                .containsEntry("GORDAILU_FAILURE_CODE", "ssh.refused")
                .containsEntry("GORDAILU_FAILURE", "web1 is off");
        assertThat(Variables.afterJob(due("root@web1"), BEGUN, ENDED, PLACE, new AttemptEnd.Aborted()))
                .containsEntry("ELKARBACKUP_STATUS", "1")
                .containsEntry("GORDAILU_STATUS", "aborted");
    }

    @Test
    void aClientsScriptsKnowNoJob() {
        assertThat(Variables.beforeClient(due("root@web1"), BEGUN))
                .containsEntry("ELKARBACKUP_LEVEL", "CLIENT")
                .containsEntry("ELKARBACKUP_EVENT", "PRE")
                .containsEntry("ELKARBACKUP_ID", CLIENT.toString())
                .containsEntry("ELKARBACKUP_URL", "root@web1")
                .containsEntry("ELKARBACKUP_STATUS", "0")
                .containsEntry("ELKARBACKUP_JOB_NAME", "")
                .containsEntry("ELKARBACKUP_CLIENT_STARTTIME", "1795399200")
                .containsEntry("GORDAILU_STATUS", "")
                .doesNotContainKey("GORDAILU_JOB_NAME");
        assertThat(Variables.afterClient(due("root@web1"), BEGUN, ENDED, false))
                .containsEntry("ELKARBACKUP_EVENT", "POST")
                .containsEntry("ELKARBACKUP_STATUS", "1")
                .containsEntry("ELKARBACKUP_CLIENT_ENDTIME", "1795399800")
                .containsEntry("GORDAILU_STATUS", "failed");
        assertThat(Variables.afterClient(due("root@web1"), BEGUN, ENDED, true))
                .containsEntry("ELKARBACKUP_STATUS", "0")
                .containsEntry("GORDAILU_STATUS", "completed");
    }

    @ParameterizedTest
    @CsvSource({"local, '', /etc", "nas::photos, nas::photos, nas::photos/etc"})
    void anAddressIsWrittenAsElkarBackupWroteIt(String address, String ofClient, String ofJob) {
        assertThat(Variables.beforeClient(due(address), BEGUN)).containsEntry("ELKARBACKUP_URL", ofClient);
        assertThat(Variables.beforeJob(due(address), BEGUN, PLACE)).containsEntry("ELKARBACKUP_URL", ofJob);
    }

    private static JobDue due(String address) {
        Client client = new Client(CLIENT, "web1", "", Address.parse(address), true);
        JobDefinition definition = RUNS.job(client, "etc", List.of("/etc", "/srv/www"));
        return new JobDue(RUN, 2, definition, Trigger.SCHEDULE, BEGUN, BEGUN, List.of(), 2_048L, 1L);
    }
}
