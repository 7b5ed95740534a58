package eus.gordailu.notifier.rule;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.FindingKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunRuleTest {

    private static final RunId RUN = RunId.of("0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77");
    private static final SnapshotId SNAPSHOT = SnapshotId.of("2026-11-23T02-00-00Z");

    @Test
    void aCompleteRunIsGoodToKnow() {
        Notice notice = notice(RunOutcome.COMPLETED, SNAPSHOT, null);

        assertThat(notice.recipient()).isEqualTo("administrator");
        assertThat(notice.wording().level()).isEqualTo(Level.INFO);
        assertThat(notice.wording().sentence())
                .isEqualTo("web / documents: the backup is complete, as snapshot 2026-11-23T02-00-00Z."
                        + " Nothing needs to be done.");
    }

    @Test
    void warningsAreToldButNotAllOfThem() {
        Notice notice = notice(RunOutcome.COMPLETED_WITH_WARNINGS, SNAPSHOT, null, "a", "b", "c", "d", "e");

        assertThat(notice.wording().level()).isEqualTo(Level.WARNING);
        assertThat(notice.wording().sentence()).contains(": a; b; c; and 2 more.");
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsForAPersonIsToldAsSomethingToActOn(FindingKind kind) {
        Finding finding = new Finding(kind, "source.shrunk", "Most of it is gone: look.", Map.of());

        assertThat(notice(RunOutcome.COMPLETED_WITH_WARNINGS, SNAPSHOT, null, finding, finding.sentence())
                        .wording())
                .isEqualTo(new Notice.Wording(
                        Level.ERROR,
                        null,
                        "source.shrunk",
                        "web / documents: the backup was made, as snapshot 2026-11-23T02-00-00Z, but somebody must look"
                                + " at it. Most of it is gone: look."));
    }

    @Test
    void aFailureIsToldWithItsClassItsCodeAndItsSentence() {
        Failure failure = new Failure(
                FailureClass.OPERATOR_NEEDED, "ssh.refused", "web refused our key. Add it there.", Map.of());

        Notice.Wording wording = notice(RunOutcome.FAILED, null, failure).wording();

        assertThat(wording)
                .isEqualTo(new Notice.Wording(
                        Level.ERROR,
                        FailureClass.OPERATOR_NEEDED,
                        "ssh.refused",
                        "web / documents: the backup failed after 2 attempts. web refused our key. Add it there."));
    }

    @Test
    void aFailureAfterTheSnapshotSaysThatTheSnapshotIsKept() {
        assertThat(notice(RunOutcome.FAILED, SNAPSHOT, null).wording().sentence())
                .contains("its snapshot 2026-11-23T02-00-00Z is kept");
    }

    @Test
    void anAbortedRunIsWorthALook() {
        assertThat(notice(RunOutcome.ABORTED, null, null).wording().level()).isEqualTo(Level.WARNING);
    }

    @Test
    void theSameRunIsTheSameFactHoweverItIsReported() {
        assertThat(notice(RunOutcome.COMPLETED, SNAPSHOT, null).id())
                .isEqualTo(notice(RunOutcome.FAILED, null, null).id())
                .contains(RUN.toString());
    }

    private static Notice notice(
            RunOutcome outcome, @Nullable SnapshotId snapshot, @Nullable Failure failure, String... warnings) {
        return notice(outcome, snapshot, failure, null, warnings);
    }

    private static Notice notice(
            RunOutcome outcome,
            @Nullable SnapshotId snapshot,
            @Nullable Failure failure,
            @Nullable Finding finding,
            String... warnings) {
        JobRef job = new JobRef(
                ClientId.of("11111111-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                "web",
                JobId.of("22222222-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                "documents");
        Instant time = Instant.parse("2026-11-23T02:00:00Z");
        List<Notice> notices = RunRule.notices(
                new RunFinished(RUN, job, outcome, 2, time, time, snapshot, failure, List.of(warnings), finding));
        assertThat(notices).hasSize(1);
        return notices.getFirst();
    }
}
