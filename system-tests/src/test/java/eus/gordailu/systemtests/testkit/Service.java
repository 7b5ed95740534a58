package eus.gordailu.systemtests.testkit;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A running program of ours that serves HTTP. */
public record Service(RunningProgram program, int port) implements AutoCloseable {

    /** Starts it on this port and returns at once. */
    static Service start(Program program, int port, Path directory, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("GORDAILU_PORT", Integer.toString(port));
        return new Service(RunningProgram.start(program, directory, all), port);
    }

    /** Waits until it says that it is ready. */
    Service ready() {
        program.when(this::readiness);
        return this;
    }

    /** Its interface, without signing in. */
    public Api api() {
        return Api.on(port);
    }

    private Optional<Reply> readiness() {
        try {
            return Optional.of(api().get("/actuator/health/readiness")).filter(reply -> reply.status() == 200);
        } catch (UncheckedIOException notYet) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
