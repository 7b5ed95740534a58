package eus.gordailu.repository.link;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.retention.Tier;
import eus.gordailu.repository.job.JobDirectory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What bears a tier's name in a job's directory: our links with what they lead to, and what is somebody else's. */
record LinkListing(Map<String, SnapshotId> ours, Set<String> foreign) {

    private static final Pattern NAME = Pattern.compile(
            Arrays.stream(Tier.values()).map(LinkListing::word).collect(Collectors.joining("|", "(", ")\\.\\d+")));
    private static final String SNAPSHOTS = JobDirectory.SNAPSHOTS + "/";

    static LinkListing of(JobDirectory job) throws IOException {
        LinkListing listing = new LinkListing(new HashMap<>(), new HashSet<>());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(job.path(), LinkListing::bearsATiersName)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                target(entry).ifPresentOrElse(id -> listing.ours.put(name, id), () -> listing.foreign.add(name));
            }
        }
        return listing;
    }

    /** The number counts from the newest, which is 0. */
    static String name(Tier tier, int number) {
        return word(tier) + "." + number;
    }

    private static String word(Tier tier) {
        return tier.name().charAt(0) + tier.rule().substring(1);
    }

    private static boolean bearsATiersName(Path entry) {
        return NAME.matcher(entry.getFileName().toString()).matches();
    }

    private static Optional<SnapshotId> target(Path entry) throws IOException {
        if (!Files.isSymbolicLink(entry)) {
            return Optional.empty();
        }
        String text = Files.readSymbolicLink(entry).toString();
        try {
            return text.startsWith(SNAPSHOTS)
                    ? Optional.of(SnapshotId.of(text.substring(SNAPSHOTS.length())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
