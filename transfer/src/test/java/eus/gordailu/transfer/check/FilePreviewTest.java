package eus.gordailu.transfer.check;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.check.FilesPreview;
import eus.gordailu.contracts.check.FilesPreview.Brought;
import eus.gordailu.contracts.check.FilesPreview.LeftOut;
import eus.gordailu.contracts.check.PreviewFiles;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.HostTrust;
import eus.gordailu.transfer.testkit.Confinements;
import eus.gordailu.transfer.testkit.LoopbackRsyncDaemon;
import eus.gordailu.transfer.testkit.LoopbackSshServer;
import eus.gordailu.transfer.testkit.RestrictedKeys;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FilePreviewTest {

    private static final String[] RULES = {"+ keep.tmp", "*.tmp", "cache/"};

    @TempDir
    Path root;

    private final ClientId client = ClientId.random();
    private Path source;
    private ClientKeys keys;

    @BeforeEach
    void start() throws IOException {
        source = Files.createDirectory(root.resolve("a source"));
        keys = new ClientKeys(root.resolve("keys"), WorkerId.of("w"), new ProcessRunner(), HostTrust.FIRST_SEEN);
        Trees.make(source, """
                mkdir d cache; echo 12345 > d/one; echo 1 > keep.tmp; echo 1 > x.tmp; echo 1 > cache/y
                echo 1 > $'new\\nline because of pattern x.tmp'
                """);
    }

    @Test
    void eachIsListedWithThePatternThatLeavesItOut() throws IOException {
        FilesPreview preview = preview(new Address.Local(), "" + source);

        assertSeen(preview, "" + source);
        assertThat(source).isDirectoryContaining("glob:**keep.tmp");
    }

    @Test
    void theSameOverSsh() throws IOException {
        try (LoopbackSshServer machine = LoopbackSshServer.start(root.resolve("machine"))) {
            machine.letIn(keys.draft(client));

            assertSeen(preview(machine.address(), "" + source), "" + source);
        }
    }

    private static void assertSeen(FilesPreview preview, String at) {
        assertThat(preview.failure()).isNull();
        assertThat(preview.complete()).isTrue();
        assertThat(preview.files()).isEqualTo(2);
        assertThat(preview.bytes()).isEqualTo(8);
        assertThat(preview.brought())
                .containsExactlyInAnyOrder(
                        new Brought(at + "/", 0),
                        new Brought(at + "/d/", 0),
                        new Brought(at + "/d/one", 6),
                        new Brought(at + "/keep.tmp", 2));
        assertThat(preview.leftOut()).isEqualTo(3);
        assertThat(preview.leftOutFirst())
                .containsExactlyInAnyOrder(
                        new LeftOut(at + "/x.tmp", "*.tmp"),
                        new LeftOut(at + "/new\nline because of pattern x.tmp", "*.tmp"),
                        new LeftOut(at + "/cache", "cache/"));
    }

    /** It says nothing of what its rules hide. */
    @Test
    void ofADaemonWhatWouldBeBroughtIsListed() throws IOException {
        try (LoopbackRsyncDaemon daemon = LoopbackRsyncDaemon.start(root.resolve("daemon"), source)) {
            FilesPreview preview = preview(daemon.address(), "/");

            assertThat(preview.failure()).isNull();
            assertThat(preview.brought())
                    .contains(new Brought("/", 0), new Brought("/keep.tmp", 2))
                    .doesNotContain(new Brought("/x.tmp", 2));
            assertThat(preview.files()).isEqualTo(2);
            assertThat(preview.leftOut()).isNull();
        }
    }

    /** rsync alone would show what leads to those that it names. */
    @Test
    void ofAPathThatARestrictedKeyDoesNotNameNothingIsListed() throws IOException {
        try (LoopbackSshServer machine = LoopbackSshServer.start(root.resolve("machine"))) {
            Route route = new Route(machine.address(), null, false, true);
            machine.authorize(RestrictedKeys.line(route, keys.draft(client), List.of(source + "/d")));
            FilePreview previews = new FilePreview(
                    new ProcessRunner(), keys, Confinements.here(), WorkerId.of("w"), Duration.ofSeconds(20));

            FilesPreview named = previews.preview(new PreviewFiles(client, route, List.of(source + "/d"), List.of()));
            FilesPreview above = previews.preview(new PreviewFiles(client, route, List.of("" + source), List.of()));

            assertThat(named.brought()).contains(new Brought(source + "/d/one", 6));
            assertThat(Objects.requireNonNull(above.failure()).code()).isEqualTo("key.path-not-named");
            assertThat(above.brought()).isEmpty();
        }
    }

    @Test
    void whatStandsInTheWayIsTold() throws IOException {
        FilesPreview missing = preview(new Address.Local(), source + "/nothing");
        FilesPreview off = preview(Address.parse("root@127.0.0.1:1"), "" + source);

        assertThat(missing.complete()).isFalse();
        assertThat(Objects.requireNonNull(missing.failure()).code()).isEqualTo("source.missing-path");
        assertThat(Objects.requireNonNull(off.failure()).code()).isEqualTo("ssh.connection-refused");
    }

    @Test
    void onlyTheFirstAreListedAndAllAreCounted() throws IOException {
        Trees.make(source, "for i in $(seq 600); do echo 1 > d/$i; echo 1 > d/$i.tmp; done");

        FilesPreview preview = preview(new Address.Local(), "" + source, source + "/d");

        assertThat(preview.files()).isEqualTo(602);
        assertThat(preview.leftOut()).isGreaterThanOrEqualTo(603);
        assertThat(preview.brought()).hasSize(FilesPreview.LISTED);
        assertThat(preview.leftOutFirst()).hasSize(FilesPreview.LISTED);
    }

    private FilesPreview preview(Address address, String... paths) throws IOException {
        return new FilePreview(new ProcessRunner(), keys, Confinements.here(), WorkerId.of("w"), Duration.ofSeconds(20))
                .preview(new PreviewFiles(client, Route.to(address), List.of(paths), List.of(RULES)));
    }
}
