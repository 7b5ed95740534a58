package eus.gordailu.repository.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.repository.location.LocationDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
