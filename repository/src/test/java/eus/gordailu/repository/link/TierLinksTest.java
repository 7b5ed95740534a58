package eus.gordailu.repository.link;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.RetentionPlan;
import eus.gordailu.contracts.rotation.Decision;
import eus.gordailu.contracts.rotation.Reason;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.expiry.SnapshotExpiry;
import eus.gordailu.repository.job.JobLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TierLinksTest {

    private static final SnapshotId SATURDAY = SnapshotId.of("2026-11-21T02-00-00Z");
    private static final SnapshotId SUNDAY = SnapshotId.of("2026-11-22T02-00-00Z");
    private static final SnapshotId MONDAY = SnapshotId.of("2026-11-23T02-00-00Z");

    @TempDir
    Path path;

    private JobFixture fixture;
    private Path job;
    private JobLock lock;
    private TierLinks links;

    @BeforeEach
    void aJob() {
        fixture = JobFixture.in(path);
        job = fixture.job().path();
        lock = JobLock.acquire(fixture.job());
        links = new TierLinks(lock);
    }

    @AfterEach
    void giveTheLockBack() {
        lock.close();
    }

    @Test
    void eachTierInUseIsNumberedFromTheNewest() throws IOException {
        assertThat(links.write(plan(
                        kept(MONDAY, "newest", "last", "daily", "weekly"),
                        kept(SATURDAY, "pinned"),
                        kept(SUNDAY, "daily", "weekly", "monthly"))))
                .isEmpty();

        assertThat(linksThere())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Daily.0", "snapshots/" + MONDAY,
                        "Daily.1", "snapshots/" + SUNDAY,
                        "Weekly.0", "snapshots/" + MONDAY,
                        "Weekly.1", "snapshots/" + SUNDAY,
                        "Monthly.0", "snapshots/" + SUNDAY));
    }

    @Test
    void aNewPlanMovesTheLinksAndStaleOnesGo() throws IOException {
        links.write(plan(kept(SUNDAY, "hourly", "daily"), kept(SATURDAY, "daily", "yearly")));
        links.write(plan(kept(MONDAY, "daily", "yearly")));

        assertThat(linksThere())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Daily.0", "snapshots/" + MONDAY, "Yearly.0", "snapshots/" + MONDAY));
    }

    @Test
    void whatIsNoLinkOfOursIsLeftAloneAndNamed() throws IOException {
        Files.createDirectory(job.resolve("Daily.0"));
        Files.writeString(job.resolve("Daily.0/kept"), "kept");
        Files.writeString(job.resolve("Weekly.7"), "kept");
        Files.createSymbolicLink(job.resolve("Weekly.0"), Path.of("/srv/elsewhere"));
        Files.createSymbolicLink(job.resolve("Monthly.4"), Path.of("snapshots/../../other"));
        Files.createSymbolicLink(job.resolve("Daily.old"), Path.of("snapshots/" + SATURDAY));

        assertThat(links.write(plan(kept(MONDAY, "daily", "weekly"), kept(SUNDAY, "daily"))))
                .containsExactly("Daily.0", "Weekly.0");
        links.write(plan());

        assertThat(job.resolve("Daily.0/kept")).hasContent("kept");
        assertThat(job.resolve("Weekly.7")).hasContent("kept");
        assertThat(linksThere())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Weekly.0", "/srv/elsewhere",
                        "Monthly.4", "snapshots/../../other",
                        "Daily.old", "snapshots/" + SATURDAY));
    }

    @Test
    void aLinkThatIsRightAlreadyIsNotTouchedAndWhatAKilledProcessLeftIsReplaced() throws IOException {
        links.write(plan(kept(SUNDAY, "daily")));
        Object before = inode("Daily.0");
        Files.createSymbolicLink(job.resolve(".tier.new"), Path.of("snapshots/" + SATURDAY));

        links.write(plan(kept(SUNDAY, "daily", "weekly")));

        assertThat(inode("Daily.0")).isEqualTo(before);
        assertThat(linksThere())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Daily.0", "snapshots/" + SUNDAY, "Weekly.0", "snapshots/" + SUNDAY));
    }

    @Test
    void aSnapshotThatExpiresLosesItsLinksAtOnce() throws IOException {
        lock.close();
        fixture.snapshot(JobFixture.MONDAY.minusSeconds(86_400), "old");
        fixture.snapshot(JobFixture.MONDAY, "new");
        lock = JobLock.acquire(fixture.job());
        new TierLinks(lock).write(plan(kept(MONDAY, "daily"), kept(SUNDAY, "daily", "weekly")));

        new SnapshotExpiry(lock).expire(SUNDAY);

        assertThat(linksThere()).containsOnlyKeys("Daily.0", "latest");
        assertThat(job.resolve("Daily.0/data/etc/hosts")).hasContent("new");
    }

    private Map<String, String> linksThere() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> entries = Files.list(job)) {
            for (Path entry : entries.filter(Files::isSymbolicLink).toList()) {
                found.put(
                        entry.getFileName().toString(),
                        Files.readSymbolicLink(entry).toString());
            }
        }
        return found;
    }

    private Object inode(String name) throws IOException {
        return Files.getAttribute(job.resolve(name), "unix:ino", LinkOption.NOFOLLOW_LINKS);
    }

    private static RetentionPlan plan(Decision... kept) {
        return new RetentionPlan(List.of(kept), List.of());
    }

    private static Decision kept(SnapshotId id, String... rules) {
        List<Reason> reasons = new ArrayList<>();
        for (String rule : rules) {
            reasons.add(new Reason(rule, "2026"));
        }
        return new Decision(id, reasons);
    }
}
