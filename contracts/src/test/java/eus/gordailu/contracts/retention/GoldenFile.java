package eus.gordailu.contracts.retention;

import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.id.SnapshotId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A golden file: {@code policy}, {@code zone} and {@code now}, one {@code snapshot} a line in the order in which they were made, or
 * {@code every STEP FROM UNTIL} for many; after {@code ---} the plan.
 */
record GoldenFile(Retention retention, ZoneId zone, Instant now, List<Candidate> candidates, String expected) {

    static GoldenFile read(Path file) throws IOException {
        String[] parts = Files.readString(file).split("\n---\n", 2);
        Map<String, List<String>> lines = Arrays.stream(parts[0].split("\n"))
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.groupingBy(
                        line -> line.split(" ", 2)[0],
                        Collectors.mapping(line -> line.split(" ", 2)[1], Collectors.toList())));
        List<Candidate> candidates = new ArrayList<>();
        lines.getOrDefault("every", List.of()).forEach(line -> addMany(candidates, line.split(" ")));
        lines.getOrDefault("snapshot", List.of()).forEach(line -> add(candidates, line.split(" ")));
        return new GoldenFile(
                retention(one(lines, "policy")),
                ZoneId.of(one(lines, "zone")),
                Instant.parse(one(lines, "now")),
                candidates,
                parts[1].strip());
    }

    RetentionPlan plan() {
        return RetentionPlanner.plan(candidates, retention, zone, now);
    }

    private static String one(Map<String, List<String>> lines, String key) {
        return lines.getOrDefault(key, List.of()).getFirst();
    }

    private static void addMany(List<Candidate> candidates, String... words) {
        Duration step = Duration.parse(words[0]);
        Instant until = Instant.parse(words[2]);
        for (Instant at = Instant.parse(words[1]); !at.isAfter(until); at = at.plus(step)) {
            add(candidates, at.toString());
        }
    }

    private static void add(List<Candidate> candidates, String... words) {
        Instant at = Instant.parse(words[0]);
        List<String> marks = List.of(words);
        candidates.add(new Candidate(
                SnapshotId.at(at), candidates.size() + 1L, at, condition(marks), marks.contains("pinned")));
    }

    private static Candidate.Condition condition(List<String> marks) {
        if (marks.contains("damaged")) {
            return Candidate.Condition.DAMAGED;
        }
        return marks.contains("incomplete") ? Candidate.Condition.INCOMPLETE : Candidate.Condition.COMPLETE;
    }

    private static Retention retention(String text) {
        Map<String, String> counts = text.equals("none")
                ? Map.of()
                : Arrays.stream(text.split(" "))
                        .map(word -> word.split("="))
                        .collect(Collectors.toMap(word -> word[0], word -> word[1]));
        return new Retention(
                count(counts, "last"),
                count(counts, "hourly"),
                count(counts, "daily"),
                count(counts, "weekly"),
                count(counts, "monthly"),
                count(counts, "yearly"),
                within(counts.get("within")));
    }

    private static int count(Map<String, String> counts, String key) {
        return Integer.parseInt(counts.getOrDefault(key, "0"));
    }

    private static @Nullable Duration within(@Nullable String text) {
        return text == null ? null : Duration.parse(text);
    }
}
