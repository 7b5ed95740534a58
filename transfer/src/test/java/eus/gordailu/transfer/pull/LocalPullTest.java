package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import eus.gordailu.transfer.process.Cancellation;
import eus.gordailu.transfer.rsync.RsyncProgress;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalPullTest extends PullContract {

    @Override
    Route route() {
        return Route.to(new Address.Local());
    }

    @Test
    void aFullDiskIsToldAndNothingHalfIsLeftInTheTree() throws IOException {
        onASmallDisk(disk -> {
            Trees.make(source, "head -c 5000000 /dev/urandom > big");

            Failure failure = PullWorld.failureOf(world.pull(route(), disk.resolve("data"), "" + source));

            assertThat(failure.code()).isEqualTo("location.full");
            assertThat(failure.failureClass()).isEqualTo(FailureClass.OPERATOR_NEEDED);
            assertThat(Trees.make(disk.resolve("data"), "find . -type f")).isEmpty();
        });
    }

    @Test
    void aDiskThatIsFullOfDirectoriesIsToldToo() throws IOException {
        onASmallDisk(disk -> {
            Trees.make(source, "mkdir d{1..400}");

            Failure failure = PullWorld.failureOf(world.pull(route(), disk.resolve("data"), "" + source));

            assertThat(failure.code()).isEqualTo("location.full");
        });
    }

    @Test
    void aDiskThatCanOnlyBeReadIsTold() throws IOException {
        onASmallDisk(disk -> {
            Trees.make(disk, "mkdir -p data data.scratch; touch incoming.lock; mount -o remount,ro \"$PWD\"");

            Failure failure = PullWorld.failureOf(world.pull(route(), disk.resolve("data"), "" + source));

            assertThat(failure.code()).isEqualTo("location.read-only");
        });
    }

    @Test
    void anAbortMidFileIsQuickLeavesTheTreeCleanAndTheNextAttemptCompletes() throws IOException {
        Trees.make(source, "truncate -s 300G endless; echo ready > small");
        Cancellation cancellation = new Cancellation();
        List<RsyncProgress> progress = Collections.synchronizedList(new ArrayList<>());

        PullResult result = world.pull()
                .pull(
                        world.request(route(), at("one"), "" + source),
                        step -> {
                            progress.add(step);
                            if (step.bytes() > 1_000_000) {
                                cancellation.cancel();
                            }
                        },
                        cancellation);

        assertThat(result)
                .isInstanceOfSatisfying(
                        PullResult.Aborted.class,
                        aborted -> assertThat(aborted.run().orElseThrow().duration())
                                .isLessThan(Duration.ofSeconds(15)));
        assertThat(progress.getLast().bytes()).isLessThan(300L << 30);
        assertThat(Trees.make(at("one"), "find . -name '*endless*'")).isEmpty();
        Trees.make(source, "truncate -s 1M endless");
        PullWorld.complete(world.pull(route(), at("one"), "" + source));
        assertThat(Trees.differences(source, copyIn("one"))).isEmpty();
    }

    @Test
    void anRsyncThatIsKilledLeavesNothingUnderTheNameOfAFile() {
        Trees.make(source, "truncate -s 300G endless");

        PullResult result = world.pull()
                .pull(
                        world.request(route(), at("one"), source + "/endless"),
                        step -> {
                            if (step.bytes() > 1_000_000) {
                                ProcessHandle.current()
                                        .descendants()
                                        .filter(process -> process.info()
                                                .command()
                                                .orElse("")
                                                .endsWith("/rsync"))
                                        .forEach(ProcessHandle::destroyForcibly);
                            }
                        },
                        Cancellation.never());

        assertThat(PullWorld.failureOf(result).code()).isEqualTo("transfer.interrupted");
        // What was under way is there by a temporary name, or was put into the scratch directory, as the kills fell.
        assertThat(Trees.make(at("one"), "find . -type f ! -name '.endless.??????'"))
                .isEmpty();
    }

    @Test
    void aPullWhosePredecessorStillEndsIsRefusedForNow() throws IOException {
        Files.createDirectories(at("one"));
        Process holder = new ProcessBuilder(
                        "flock", "--no-fork", at("incoming.lock").toString(), "sh", "-c", "echo held; exec sleep 60")
                .start();
        try {
            assertThat(holder.getInputStream().read()).isEqualTo('h');

            Failure failure = PullWorld.failureOf(world.pull(route(), at("one"), "" + source));

            assertThat(failure.code()).isEqualTo("transfer.still-running");
            assertThat(failure.failureClass()).isEqualTo(FailureClass.TRANSIENT);
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void theWallClockEndsAPullThatGoesOnAndOn() {
        Trees.make(source, "truncate -s 300G endless");
        PullRequest request = world.request(route(), at("one"), "" + source);

        PullResult result =
                world.run(PullWorld.within(request, Duration.ofSeconds(20), Optional.of(Duration.ofSeconds(1))));

        assertThat(PullWorld.failureOf(result).code()).isEqualTo("transfer.too-long");
    }

    @Test
    void aPathWithDotsOrOfNoRootIsRefused() {
        for (String path : List.of("relative", "/a/../b", "/a/./b", "-e sh", "")) {
            assertThat(world.failureOf(route(), path).code()).isEqualTo("source.unsuitable-path");
        }
    }

    private interface OnDisk {
        void run(Path disk) throws IOException;
    }

    private void onASmallDisk(OnDisk test) throws IOException {
        assumeTrue((int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0, "mounting takes root");
        Path disk = Files.createDirectories(root.resolve("disk"));
        Trees.make(disk, "mount -t tmpfs -o size=2m,nr_inodes=200 tmpfs \"$PWD\"");
        try {
            test.run(disk);
        } finally {
            Trees.make(root, "umount disk");
        }
    }
}
