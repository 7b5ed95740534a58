package eus.gordailu.repository.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.repository.expiry.FileSystemUser;
import eus.gordailu.repository.location.LocationDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobDirectoriesTest {

    private static final ClientId WEB = ClientId.of("0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77");
    private static final ClientId OTHER_WEB = ClientId.of("1b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77");
    private static final JobId ETC = JobId.of("2b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77");
    private static final JobId OTHER_ETC = JobId.of("3b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77");
    private static final JobRef JOB = new JobRef(WEB, "Web Zerbitzaria Ñ", ETC, "/etc & /srv");

    @TempDir
    Path path;

    private JobDirectories directories;

    @BeforeEach
    void location() {
        directories = new JobDirectories(LocationDirectory.initialise(LocationId.of("disk"), path));
    }

    @Test
    void eachIsKeptOutOfBackupsWhoeverHasTakenTheFileAway() throws IOException {
        LocationDirectory location = LocationDirectory.open(LocationId.of("disk"), path);
        Path file =
                directories.openOrCreate(JOB).path().resolve(location.keepOut().name());
        Files.delete(file);
        Files.delete(path.resolve(location.keepOut().name()));

        directories.openOrCreate(JOB);

        assertThat(file).hasContent("*");
        assertThat(path.resolve(location.keepOut().name())).hasContent("*");
    }

    @Test
    void aNewJobGetsADirectoryThatPeopleRecognise() {
        JobDirectory made = directories.openOrCreate(JOB);

        assertThat(made.path()).isEqualTo(path.resolve("web-zerbitzaria-n/etc-srv"));
        assertThat(made.path()).isDirectoryContaining("glob:**/job.json");
        assertThat(directories.openOrCreate(JOB)).isEqualTo(made);
        assertThat(directories.all()).containsExactly(made);
    }

    @Test
    void findingMakesNothing() {
        assertThat(directories.find(JOB)).isEmpty();
        assertThat(path.resolve("web-zerbitzaria-n")).doesNotExist();
    }

    @Test
    void namesWithoutLatinLettersFallBackToTheId() {
        JobDirectory made = directories.openOrCreate(new JobRef(WEB, "サーバー", ETC, ".."));

        assertThat(made.path()).isEqualTo(path.resolve("0b0e5a3c/2b0e5a3c"));
    }

    @Test
    void aRenamedJobKeepsItsDirectoryAndItsNewNamesAreWrittenThere() {
        JobDirectory made = directories.openOrCreate(JOB);
        JobRef renamed = new JobRef(WEB, "Frontend", ETC, "configuration");

        assertThat(directories.openOrCreate(renamed)).isEqualTo(new JobDirectory(renamed, made.path()));
        assertThat(directories.all()).extracting(JobDirectory::job).containsExactly(renamed);
    }

    @Test
    void anotherJobOfTheSameNameGetsADirectoryOfItsOwn() {
        directories.openOrCreate(JOB);
        JobDirectory other = directories.openOrCreate(new JobRef(WEB, JOB.clientName(), OTHER_ETC, JOB.jobName()));

        assertThat(other.path()).isEqualTo(path.resolve("web-zerbitzaria-n/etc-srv-3b0e5a3c"));
        assertThat(directories.openOrCreate(other.job())).isEqualTo(other);
    }

    @Test
    void anotherClientOfTheSameNameGetsADirectoryOfItsOwn() {
        directories.openOrCreate(JOB);
        JobDirectory other = directories.openOrCreate(new JobRef(OTHER_WEB, JOB.clientName(), OTHER_ETC, "etc"));

        assertThat(other.path()).isEqualTo(path.resolve("web-zerbitzaria-n-1b0e5a3c/etc"));
    }

    @Test
    void aDirectoryOfOthersIsNeverAdopted() throws IOException {
        Files.createDirectories(path.resolve("web-zerbitzaria-n/etc-srv/photos"));

        JobDirectory made = directories.openOrCreate(JOB);

        assertThat(made.path()).isEqualTo(path.resolve("web-zerbitzaria-n-0b0e5a3c/etc-srv"));
        assertThat(path.resolve("web-zerbitzaria-n/etc-srv")).isDirectoryNotContaining("glob:**.json");
    }

    @Test
    void aJobsOwnDamagedIdentityIsSaidRatherThanBegunAnew() throws IOException {
        Files.writeString(directories.openOrCreate(JOB).path().resolve("job.json"), "{\"format\":1");

        assertThatThrownBy(() -> directories.openOrCreate(JOB))
                .isInstanceOf(JobDirectoryDamagedException.class)
                .hasMessageContaining("Repair its job.json");
        assertThat(directories.openOrCreate(new JobRef(WEB, JOB.clientName(), OTHER_ETC, "other")))
                .isNotNull();
    }

    @Test
    void aCreationThatWasKilledIsFinishedTheNextTime() throws IOException {
        Files.createDirectories(path.resolve("web-zerbitzaria-n/.new-" + ETC + "/snapshots"));

        assertThat(directories.find(JOB)).isEmpty();
        assertThat(directories.openOrCreate(JOB).snapshots()).isDirectory();
    }

    @Test
    void aRenamedJobWhoseIdentityIsDamagedIsNotBegunAnew() throws IOException {
        Path made = directories.openOrCreate(JOB).path();
        signed(made, ETC);
        damage(made);
        JobRef renamed = new JobRef(WEB, "Frontend", ETC, "configuration");

        assertDamaged(renamed, made);
        assertThat(directories.openOrCreate(new JobRef(WEB, JOB.clientName(), OTHER_ETC, JOB.jobName())))
                .isNotNull();
    }

    @Test
    void whereNoSnapshotSaysWhoseTheyAreNoJobOfThisClientIsBegunAnew() throws IOException {
        Path made = directories.openOrCreate(JOB).path();
        Files.createDirectory(made.resolve("snapshots/2026-11-23T02-00-00Z"));
        damage(made);

        assertDamaged(new JobRef(WEB, "Frontend", OTHER_ETC, "configuration"), made);
    }

    @Test
    void aDamagedDirectoryOfAnotherClientStopsNobody() throws IOException {
        Path made = directories.openOrCreate(JOB).path();
        JobId third = JobId.of("4b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77");
        directories.openOrCreate(new JobRef(WEB, JOB.clientName(), third, "home"));
        Files.createDirectory(made.resolve("snapshots/2026-11-23T02-00-00Z"));
        damage(made);

        assertThat(directories.openOrCreate(new JobRef(OTHER_WEB, JOB.clientName(), OTHER_ETC, JOB.jobName())))
                .isNotNull();
    }

    @Test
    void aDamagedDirectoryOfTheSameNameStopsNoOtherJob() throws IOException {
        Path made = directories.openOrCreate(JOB).path();
        JobDirectory other = directories.openOrCreate(new JobRef(WEB, JOB.clientName(), OTHER_ETC, JOB.jobName()));
        Files.createDirectory(made.resolve("snapshots/2026-11-23T02-00-00Z"));
        damage(made);

        assertThat(directories.openOrCreate(other.job())).isEqualTo(other);
    }

    @Test
    void aDirectoryThatMayNotBeLookedIntoIsNotTakenForNone() throws Exception {
        Path made = directories.openOrCreate(JOB).path();
        Files.createDirectory(path.resolve("lost+found"));
        for (Path part = made.getParent(); part != null && part.startsWith(path); part = part.getParent()) {
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        for (Path refused : List.of(made, path.resolve("lost+found"))) {
            Files.setPosixFilePermissions(refused, PosixFilePermissions.fromString("---------"));
        }
        JobRef renamed = new JobRef(WEB, JOB.clientName(), ETC, "configuration");

        assertThatThrownBy(() -> FileSystemUser.as(FileSystemUser.NOBODY, () -> directories.openOrCreate(renamed)))
                .isInstanceOf(JobDirectoryDamagedException.class)
                .hasMessageContaining(made + "/job.json: reading it is forbidden");
    }

    private void assertDamaged(JobRef job, Path directory) {
        assertThatThrownBy(() -> directories.openOrCreate(job))
                .isInstanceOf(JobDirectoryDamagedException.class)
                .hasMessageContaining(directory.toString());
        assertThatThrownBy(() -> directories.find(job)).isInstanceOf(JobDirectoryDamagedException.class);
    }

    private static void damage(Path directory) throws IOException {
        Files.writeString(directory.resolve("job.json"), "{\"format\":1");
    }

    /** It has a snapshot whose manifest can't be read, and one that says whose it is. */
    private static void signed(Path directory, JobId job) throws IOException {
        Path snapshots = directory.resolve("snapshots");
        Files.createDirectory(snapshots.resolve("2026-11-22T02-00-00Z"));
        Path manifest =
                Files.createDirectory(snapshots.resolve("2026-11-23T02-00-00Z")).resolve("manifest.json");
        Files.writeString(
                manifest,
                "{\"format\":1,\"job\":{\"clientId\":\"%s\",\"clientName\":\"web\",\"jobId\":\"%s\",\"jobName\":\"etc\"}}"
                        .formatted(WEB, job));
    }
}
