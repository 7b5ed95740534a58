package eus.gordailu.repository.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.repository.testing.Command;
import eus.gordailu.repository.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationDirectoryTest {

    private static final LocationId DISK = LocationId.of("disk");

    @TempDir
    Path path;

    @Test
    void anEmptyDirectoryBecomesALocationOnceAndStaysIt() throws IOException {
        LocationDirectory.initialise(DISK, path);
        String marker = Files.readString(path.resolve("gordailu-location.json"));
        LocationDirectory.initialise(DISK, path);

        assertThat(path.resolve("gordailu-location.json")).hasContent(marker);
        assertThat(LocationDirectory.open(DISK, path).path()).isEqualTo(path);
    }

    @Test
    void aDirectoryIsMadeWhenTheOneAboveIsThere() {
        LocationDirectory.initialise(DISK, path.resolve("new"));

        assertThat(path.resolve("new/gordailu-location.json")).exists();
    }

    @Test
    void aMissingDirectoryAboveIsSaid() {
        refused(() -> LocationDirectory.initialise(DISK, path.resolve("not/there")), "location.parent-missing");
    }

    @Test
    void aNewFileSystemsLostAndFoundIsNoHindrance() throws IOException {
        Files.createDirectory(path.resolve("lost+found"));

        assertThat(LocationDirectory.initialise(DISK, path).id()).isEqualTo(DISK);
    }

    @Test
    void aFileSystemWithoutAttributesIsSaidForAsLongAsTheLocationLives() throws IOException {
        Path mounted = Files.createDirectory(path.resolve("ramfs"));
        Command.run("mount", "-t", "ramfs", "none", mounted);
        try {
            assertThat(LocationDirectory.initialise(DISK, mounted).shortcoming().orElseThrow())
                    .contains("no extended attributes", mounted.toString());
            assertThat(LocationDirectory.open(DISK, mounted).shortcoming()).isPresent();
            assertThat(mounted.toFile().list()).hasSize(2).contains("gordailu-location.json");

            Path moved = Files.createDirectory(path.resolve("moved"));
            Files.copy(mounted.resolve("gordailu-location.json"), moved.resolve("gordailu-location.json"));
            assertThat(LocationDirectory.open(DISK, moved).keepsAttributes()).isTrue();
        } finally {
            Command.run("umount", mounted);
        }
    }

    @Test
    void aFileSystemThatKeepsAllHasNoShortcomingAndNothingIsLeftOfTheTrial() {
        LocationDirectory made = LocationDirectory.initialise(DISK, path);

        assertThat(made.shortcoming()).isEmpty();
        assertThat(path.toFile().list())
                .containsExactlyInAnyOrder(
                        "gordailu-location.json", made.keepOut().name());
    }

    @Test
    void itIsKeptOutOfBackupsByAFileOfItsOwnThatItAlwaysKnows() throws IOException {
        LocationDirectory made = LocationDirectory.initialise(DISK, Files.createDirectory(path.resolve("one")));
        LocationDirectory other = LocationDirectory.initialise(DISK, Files.createDirectory(path.resolve("other")));

        assertThat(made.path().resolve(made.keepOut().name())).hasContent("*");
        assertThat(Files.getPosixFilePermissions(
                        made.path().resolve(made.keepOut().name())))
                .as("another user may be the one who makes the backup")
                .contains(PosixFilePermission.OTHERS_READ);
        assertThat(LocationDirectory.open(DISK, made.path()).keepOut()).isEqualTo(made.keepOut());
        assertThat(made.keepOut()).isNotEqualTo(other.keepOut());
    }

    @Test
    void aLocationOfBeforeIsKeptOutToo() throws IOException {
        Files.writeString(path.resolve("gordailu-location.json"), "{\"format\": 1, \"location\": \"disk\"}");

        LocationDirectory found = LocationDirectory.initialise(DISK, path);

        assertThat(found.keepOut().standsIn(path)).isTrue();
    }

    @Test
    void whatNoBackupCanBeKeptOnIsRefused() {
        refused(() -> new Capabilities(false, true, true).require(DISK, path, true), "location.unsuitable");
        refused(() -> new Capabilities(true, false, true).require(DISK, path, true), "location.unsuitable");
        refused(() -> new Capabilities(true, true, false).require(DISK, path, false), "location.unsuitable");
        new Capabilities(true, true, false).require(DISK, path, true);
    }

    @Test
    void aDirectoryWithFilesOfOthersIsRefusedAndLeftAsItIs() throws IOException {
        Files.writeString(path.resolve("thesis.txt"), "mine");

        refused(() -> LocationDirectory.initialise(DISK, path), "location.not-empty");
        assertThat(path.resolve("gordailu-location.json")).doesNotExist();
    }

    @Test
    void anUnmountedDiskIsToldByItsMissingMarker() {
        refused(() -> LocationDirectory.open(DISK, path), "location.marker-missing");
        refused(() -> LocationDirectory.open(DISK, path.resolve("gone")), "location.marker-missing");
        refused(() -> LocationDirectory.open(DISK, path.resolve("not/there")), "location.parent-missing");
        assertThatThrownBy(() -> LocationDirectory.open(DISK, path))
                .hasMessage(
                        "Location disk has no marker file in %s, which is empty: is the disk mounted there?"
                                + " Mount it or, if it is a new one, mark it: POST /api/v1/locations/disk/mark",
                        path);
    }

    @Test
    void aDirectoryOfOthersIsNotTakenForAnUnmountedDisk() throws IOException {
        Files.createDirectories(path.resolve("photos/2026"));

        refused(() -> LocationDirectory.open(DISK, path), "location.not-empty");
    }

    @Test
    void backupsThatHaveLostTheirMarkerAreToldAndMayGetItAgain() throws IOException {
        Path job = Files.createDirectories(path.resolve("mail/all"));
        Files.writeString(job.resolve("job.json"), "{}");
        Files.writeString(path.resolve("read me"), "of the administrator");

        assertThatThrownBy(() -> LocationDirectory.open(DISK, path))
                .isInstanceOf(LocationMarkerMissingException.class)
                .hasMessageContaining("backups are in it", "POST /api/v1/locations/disk/mark");
        LocationDirectory.initialise(DISK, path);

        assertThat(LocationDirectory.open(DISK, path).path()).isEqualTo(path);
        assertThat(job.resolve("job.json")).hasContent("{}");
    }

    @Test
    void anotherDiskInThePlaceIsRefused() {
        LocationDirectory.initialise(LocationId.of("other"), path);

        refused(() -> LocationDirectory.open(DISK, path), "location.wrong-marker");
        refused(() -> LocationDirectory.initialise(DISK, path), "location.wrong-marker");
    }

    @Test
    void aMarkerOfANewerVersionIsRefused() throws IOException {
        marker("{\"format\": 2, \"location\": \"disk\", \"news\": true}");

        refused(() -> LocationDirectory.open(DISK, path), "location.format-unknown");
    }

    @Test
    void aDamagedMarkerIsRefused() throws IOException {
        for (String damaged : new String[] {"", "{\"format\":", "{}", "null", "[1]"}) {
            marker(damaged);
            refused(() -> LocationDirectory.open(DISK, path), "location.marker-damaged");
            refused(() -> LocationDirectory.initialise(DISK, path), "location.marker-damaged");
        }
    }

    @Test
    void aFullDiskIsSaidWhenTheMarkerIsWritten() throws IOException {
        try (SmallDisk disk = SmallDisk.mountedOn(path)) {
            Path directory = Files.createDirectory(path.resolve("location"));
            disk.fill();

            assertThatExceptionOfType(LocationFullException.class)
                    .isThrownBy(() -> LocationDirectory.initialise(DISK, directory))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("location.full"))
                    .withMessageContaining(directory + ": the disk is full");
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void aDiskThatWasRemountedReadOnlyIsSaid() throws IOException {
        try (SmallDisk disk = SmallDisk.mountedOn(path)) {
            LocationDirectory.initialise(DISK, path);
            disk.remountReadOnly();

            assertThatExceptionOfType(LocationNotWritableException.class)
                    .isThrownBy(() -> LocationDirectory.open(DISK, path))
                    .satisfies(e -> assertThat(e.toFailure().code()).isEqualTo("location.not-writable"));
        }
    }

    @Test
    void itsRoomIsThatOfItsFileSystem() throws IOException {
        try (SmallDisk disk = SmallDisk.mountedOn(path)) {
            LocationDirectory location = LocationDirectory.initialise(DISK, disk.path());

            assertThat(location.space().totalBytes()).isEqualTo(2 * 1024 * 1024);
            assertThat(location.space().freeBytes()).isPositive().isLessThan(2 * 1024 * 1024);
        }
    }

    private void marker(String text) throws IOException {
        Files.writeString(path.resolve("gordailu-location.json"), text);
    }

    private static void refused(Runnable action, String code) {
        assertThatExceptionOfType(LocationRefusedException.class)
                .isThrownBy(action::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.failureClass()).isEqualTo(FailureClass.OPERATOR_NEEDED));
    }
}
