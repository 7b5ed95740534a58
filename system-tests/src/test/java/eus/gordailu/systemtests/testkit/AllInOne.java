package eus.gordailu.systemtests.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one process that does everything, with its data; started and stopped as often as is wanted. */
public final class AllInOne implements AutoCloseable {

    private static final Program PROGRAM = Program.jar("all-in-one");
    private static final Duration STOP = Duration.ofSeconds(30);

    private final Path directory;
    private final int port = FreePorts.one();
    private @Nullable Service running;

    /** With its data and its output in this directory. */
    public AllInOne(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    public Path data() {
        return directory.resolve("data");
    }

    /** Starts it, and waits until it is ready. */
    public AllInOne start() {
        running = Service.start(PROGRAM, port, directory, settings(Map.of()));
        running.ready();
        return this;
    }

    /** Starts another one with these settings, which is not expected to come up, and waits for its end. */
    public RunningProgram refused(Map<String, String> settings) {
        Map<String, String> all = settings(Map.of("GORDAILU_PORT", Integer.toString(FreePorts.one())));
        all.putAll(settings);
        try (RunningProgram program = RunningProgram.start(PROGRAM, directory, all)) {
            program.exit(RunningProgram.PATIENCE);
            return program;
        }
    }

    public RunningProgram program() {
        return service().program();
    }

    public Api api() {
        return service().api();
    }

    /** The password that the first start has printed. */
    public String password() {
        return program().line("  password  ");
    }

    /** SIGTERM; fails unless it has ended in time. Returns the exit status. */
    public int stop() {
        return program().terminate().exit(STOP);
    }

    private Service service() {
        if (running == null) {
            throw new IllegalStateException("Not started");
        }
        return running;
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("GORDAILU_DATA", data().toString());
        settings.put("GORDAILU_RETRY_WAIT", "1s");
        return settings;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }
}
