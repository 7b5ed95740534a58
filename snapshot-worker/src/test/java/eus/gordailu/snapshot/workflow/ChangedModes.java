package eus.gordailu.snapshot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.repository.snapshot.StoredSnapshot;
import eus.gordailu.repository.testing.TreeComparison;
import eus.gordailu.transfer.testkit.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Modes change where files and directories have access lists, from all that a group and a mask may be to all that the mask may be. What they were before is
 * in a snapshot, or in an attempt that was broken off.
 */
final class ChangedModes {

    private static final String ENTRIES = """
            mkdir one two; touch single; cd one
            for group in 0 4 7; do for mask in 0 4 7; do for later in 0 4 7; do
                entry=$group-$mask-$later; touch "f$entry"; mkdir "d$entry"
                setfacl -m "u:$((1000 + group + 10 * mask + 100 * later)):r,g::$group,m::$mask" "f$entry" "d$entry"
            done; done; done
            """;

    private ChangedModes() {}

    public static void main(String[] arguments) throws IOException {
        LocalJob job = new LocalJob(Path.of(arguments[0]), new SettableClock("2026-11-23T02:00:00Z")).made();
        Trees.make(Files.createDirectories(job.source()), ENTRIES);
        if (arguments[1].equals("resumed")) {
            job.breakOff(true);
        } else {
            job.snapshot();
        }
        Trees.make(job.source(), "cd one; for entry in *; do chmod 7${entry##*-}0 \"$entry\"; done");

        StoredSnapshot.Published made = job.snapshot();

        assertThat(TreeComparison.differences(job.fresh(), job.in(made.data()))).isEmpty();
        assertThat(made.manifest().content().engine().name()).isEqualTo(arguments[2]);
    }
}
