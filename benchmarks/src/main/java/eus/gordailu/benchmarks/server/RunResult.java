package eus.gordailu.benchmarks.server;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * How far a run is.
 *
 * @param snapshot the directory of the snapshot that it has made
 */
public record RunResult(
        String id,
        String state,
        String jobId,
        Optional<String> snapshot,
        Optional<Instant> finishedAt,
        String failure) {

    private static final Set<String> ENDED = Set.of("COMPLETED", "COMPLETED_WITH_WARNINGS", "FAILED", "ABORTED");

    static RunResult of(JsonNode run) {
        return new RunResult(
                run.required("id").asString(),
                run.required("state").asString(),
                run.path("jobId").asString(""),
                text(run.path("snapshot").path("directory")),
                text(run.path("finishedAt")).map(Instant::parse),
                run.path("failure").toString());
    }

    public boolean ended() {
        return ENDED.contains(state);
    }

    public boolean completed() {
        return state.equals("COMPLETED");
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }
}
