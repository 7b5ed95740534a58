package eus.gordailu.benchmarks.footprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import tools.jackson.databind.json.JsonMapper;

/** When each run's job was told to be due: the {@code ce_time} of its message, read from the broker's own files. */
final class JobDueTimes {

    private static final JsonMapper JSON = new JsonMapper();

    private JobDueTimes() {}

    /** The time by run id, from the data directory of a server that has been stopped. */
    static Map<String, Instant> read(Path data) throws IOException {
        Map<String, Instant> times = new HashMap<>();
        for (Path segment : segments(data.resolve("broker/topics/gordailu.job-due.main-0"))) {
            try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
                records.records().forEach(record -> times.putIfAbsent(runId(record), time(record)));
            }
        }
        return times;
    }

    private static List<Path> segments(Path topic) throws IOException {
        try (Stream<Path> files = Files.list(topic)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static String runId(Record message) {
        return JSON.readTree(StandardCharsets.UTF_8.decode(message.value()).toString())
                .required("runId")
                .asString();
    }

    private static Instant time(Record message) {
        for (Header header : message.headers()) {
            if (header.key().equals("ce_time")) {
                return Instant.parse(new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        throw new IllegalStateException("A message has no ce_time: " + Objects.toString(message));
    }
}
