package eus.gordailu.gateway.usage;

import com.fasterxml.jackson.annotation.JsonInclude;
import eus.gordailu.contracts.rotation.RotationCompleted;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What all snapshots held at the last rotation of their job. The numbers are of content: blocks and names are not in them. */
@Schema(name = "Usage")
record UsageBody(List<JobUsageBody> jobs, List<Sum> clients, List<Sum> locations) {

    /** Several jobs together. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "UsageSum")
    record Sum(
            String id,

            @Schema(description = "Absent when that of one of the jobs is not known") @Nullable
            Long bytes) {}

    static UsageBody of(List<RotationCompleted> rotations) {
        List<JobUsageBody> jobs = rotations.stream()
                .map(JobUsageBody::of)
                .sorted(Comparator.comparing(JobUsageBody::clientName)
                        .thenComparing(JobUsageBody::jobName)
                        .thenComparing(JobUsageBody::jobId))
                .toList();
        return new UsageBody(jobs, sums(jobs, JobUsageBody::clientId), sums(jobs, JobUsageBody::locationId));
    }

    private static List<Sum> sums(List<JobUsageBody> jobs, Function<JobUsageBody, String> owner) {
        return jobs.stream()
                .collect(Collectors.groupingBy(owner, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> new Sum(group.getKey(), sum(group.getValue())))
                .toList();
    }

    private static @Nullable Long sum(List<JobUsageBody> jobs) {
        long sum = 0;
        for (JobUsageBody job : jobs) {
            Long bytes = job.bytes();
            if (bytes == null) {
                return null;
            }
            sum += bytes;
        }
        return sum;
    }
}
