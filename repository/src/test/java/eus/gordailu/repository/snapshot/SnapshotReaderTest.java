package eus.gordailu.repository.snapshot;

import static eus.gordailu.repository.JobFixture.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.repository.JobFixture;
import eus.gordailu.repository.expiry.FileSystemUser;
import eus.gordailu.repository.location.LocationNotWritableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotReaderTest {

    private static final SnapshotId ONE = SnapshotId.at(MONDAY);

    @TempDir
    Path path;

    private JobFixture fixture;
    private SnapshotCatalog catalog;

    @BeforeEach
    void aSnapshotThatIsPinnedAndAccepted() throws IOException {
        fixture = JobFixture.in(path);
        fixture.snapshot(MONDAY, "one");
        catalog = new SnapshotCatalog(fixture.job());
        catalog.pin(ONE);
        catalog.accept(ONE);
        for (Path part = fixture.job().path(); part != null && part.startsWith(path); part = part.getParent()) {
            allow(part);
        }
        for (String name : new String[] {"snapshots", "snapshots/" + ONE, "pins", "accepted"}) {
            allow(fixture.job().path().resolve(name));
        }
        allow(fixture.job().snapshots().resolve(ONE + "/manifest.json"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pins", "accepted", "snapshots"})
    void whatTheDiskRefusesToTellIsNotTakenForNo(String refused) throws Exception {
        Files.setPosixFilePermissions(
                fixture.job().path().resolve(refused), PosixFilePermissions.fromString("---------"));

        assertThatExceptionOfType(LocationNotWritableException.class)
                .isThrownBy(() -> FileSystemUser.as(FileSystemUser.NOBODY, () -> catalog.find(ONE)));
    }

    @Test
    void whereNothingWasEverMarkedNothingIs() throws Exception {
        for (String marks : new String[] {"pins", "accepted"}) {
            Files.delete(fixture.job().path().resolve(marks).resolve(ONE.toString()));
            Files.delete(fixture.job().path().resolve(marks));
        }

        StoredSnapshot.Published found =
                (StoredSnapshot.Published) FileSystemUser.as(FileSystemUser.NOBODY, () -> catalog.find(ONE))
                        .orElseThrow();

        assertThat(found.pinned()).isFalse();
        assertThat(found.accepted()).isFalse();
    }

    private static void allow(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
