package eus.gordailu.transfer.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process and all that it started. */
final class ProcessTree {

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final ProcessHandle root;

    /** All ever seen: a child whose parent has gone is no descendant any more. */
    private final Set<ProcessHandle> seen = new HashSet<>();

    ProcessTree(ProcessHandle root) {
        this.root = root;
    }

    /** Asks all to end (TERM), and after the grace makes them (KILL). Returns true when they have gone, or could not be made to. */
    boolean end(Duration grace) throws InterruptedException {
        look();
        seen.forEach(ProcessHandle::destroy);
        if (!gone(grace)) {
            look();
            seen.forEach(ProcessHandle::destroyForcibly);
            gone(grace);
        }
        return true;
    }

    private void look() {
        Stream.concat(Stream.of(root), root.descendants()).forEach(seen::add);
        Set.copyOf(seen).forEach(handle -> handle.descendants().forEach(seen::add));
    }

    /** To be looked at again and again: of the end of a process that somebody else has started, nobody tells. */
    private boolean gone(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        for (long pause = SHORTEST_PAUSE;
                !seen.stream().allMatch(ProcessTree::hasEnded);
                pause = Math.min(LONGEST_PAUSE, 2 * pause)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, pause));
        }
        return true;
    }

    /** Also when its parent, or an init process that adopted it, has not asked yet how it ended. Some never do. */
    static boolean hasEnded(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return true;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"), StandardCharsets.ISO_8859_1);
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return state == 'Z' || state == 'X';
        } catch (IOException e) {
            return !handle.isAlive();
        }
    }
}
