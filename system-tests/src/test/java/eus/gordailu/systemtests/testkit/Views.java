package eus.gordailu.systemtests.testkit;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Everything that the API shows, but for one job that runs meanwhile and its notifications. */
public final class Views {

    private static final String ALL = "?size=200";

    private final Api api;
    private final String exceptJob;

    public Views(Api api, String exceptJob) {
        this.api = api;
        this.exceptJob = exceptJob;
    }

    /** Each thing's JSON by its kind and id. */
    public SortedMap<String, JsonNode> now() {
        SortedMap<String, JsonNode> seen = new TreeMap<>();
        List<String> ignored = items("runs", "&jobId=" + exceptJob)
                .map(run -> run.path("id").asString())
                .toList();
        Stream.of("clients", "jobs", "policies", "locations", "runs", "snapshots", "notifications")
                .forEach(kind -> items(kind, "")
                        .filter(item -> ignored.stream().noneMatch(item.toString()::contains))
                        .forEach(item -> seen.put(key(kind, item), item)));
        return seen;
    }

    private Stream<JsonNode> items(String kind, String more) {
        return api.get("/api/v1/" + kind + ALL + more).is(200).path("items").valueStream();
    }

    private static String key(String kind, JsonNode item) {
        return "%s %s %s"
                .formatted(kind, item.path("id").asString(), item.path("jobId").asString(""));
    }
}
