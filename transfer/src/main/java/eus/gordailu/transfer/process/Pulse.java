package eus.gordailu.transfer.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Whether a program still does something, as Linux tells (proc(5)): what it has read, and for how long it has computed, in all its processes of
 * that name together. What it writes is no sign of life: who waits for ever may say so again and again.
 */
final class Pulse {

    /** In hundredths of a second: who waits wakes up now and then. */
    private static final long WAITING = 5;

    /** Of /proc/PID/stat, after the name. */
    private static final int USER_TIME = 11;

    private static final int SYSTEM_TIME = 12;

    private final ProcessHandle root;
    private final String program;
    private Sum last = Sum.NOTHING;

    private record Sum(long read, long computed) {

        private static final Sum NOTHING = new Sum(-1, 0);

        private Sum plus(Sum other) {
            return new Sum(read + other.read, computed + other.computed);
        }

        private boolean differsFrom(Sum before) {
            return read != before.read || computed < before.computed || computed > before.computed + WAITING;
        }
    }

    Pulse(ProcessHandle root, String program) {
        this.root = root;
        this.program = program;
    }

    /** Whether it has done anything since it was last seen to; true where that can't be told. */
    boolean beats() {
        try {
            Sum now = new Sum(0, 0);
            boolean found = false;
            for (ProcessHandle process :
                    Stream.concat(Stream.of(root), root.descendants()).toList()) {
                Path told = Path.of("/proc", Long.toString(process.pid()));
                if (Files.readString(told.resolve("comm")).strip().equals(program)) {
                    now = now.plus(sum(told));
                    found = true;
                }
            }
            if (found && !now.differsFrom(last)) {
                return false;
            }
            last = now;
            return true;
        } catch (IOException e) {
            // One has just ended, or is somebody else's.
            return true;
        }
    }

    private static Sum sum(Path told) throws IOException {
        String line = Files.readString(told.resolve("io")).lines().findFirst().orElse("rchar: 0");
        String stat = Files.readString(told.resolve("stat"), StandardCharsets.ISO_8859_1);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new Sum(
                Long.parseLong(line.substring(line.indexOf(' ') + 1)),
                Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
    }
}
