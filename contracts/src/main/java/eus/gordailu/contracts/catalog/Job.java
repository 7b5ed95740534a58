package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.ScriptId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Paths of one client that are backed up together. Paths are absolute on the client; excludes are rsync filter patterns, of which
 * the first that fits counts, and one after {@code "+ "} brings what it fits; a lower priority starts first.
 *
 * @param checksumEvery every so many snapshots, all files are read and compared by checksum, which finds a content that has changed without its
 *     size and time; without it, none are
 * @param preScripts run before each run, see {@link Script}; null for none
 * @param postScripts run after it, however it ended; null for none
 */
public record Job(
        JobId id,
        ClientId clientId,
        String name,
        String description,
        List<String> paths,
        List<String> excludes,
        PolicyId policyId,
        LocationId locationId,
        boolean active,
        int priority,
        @Nullable Integer checksumEvery,
        @Nullable List<ScriptId> preScripts,
        @Nullable List<ScriptId> postScripts,
        @Nullable Integer overdueHours) {

    private static final int LONGEST_OVERDUE = 400 * 24;

    public Job {
        checkName(name);
        CatalogNames.checkDescription("job", description);
        paths = checkPaths(paths);
        excludes = checkExcludes(excludes);
        if (checksumEvery != null && checksumEvery < 1) {
            throw new IllegalArgumentException(
                    "checksumEvery is at least 1, for every snapshot; leave it out for none");
        }
        if (overdueHours != null && (overdueHours < 1 || overdueHours > LONGEST_OVERDUE)) {
            throw new IllegalArgumentException(
                    "overdueHours is 1 to %,d; leave it out for what the schedule says".formatted(LONGEST_OVERDUE));
        }
        preScripts = Script.checkList(preScripts);
        postScripts = Script.checkList(postScripts);
    }

    @Override
    public List<ScriptId> preScripts() {
        return Objects.requireNonNull(preScripts);
    }

    @Override
    public List<ScriptId> postScripts() {
        return Objects.requireNonNull(postScripts);
    }

    /** One without scripts. */
    public Job(
            JobId id,
            ClientId clientId,
            String name,
            String description,
            List<String> paths,
            List<String> excludes,
            PolicyId policyId,
            LocationId locationId,
            boolean active,
            int priority,
            @Nullable Integer checksumEvery) {
        this(
                id,
                clientId,
                name,
                description,
                paths,
                excludes,
                policyId,
                locationId,
                active,
                priority,
                checksumEvery,
                null,
                null,
                null);
    }

    /** The name, if a job can have it. */
    public static String checkName(String name) {
        CatalogNames.check("job", name);
        return name;
    }

    /** The paths, if a job can have them. */
    public static List<String> checkPaths(List<String> paths) {
        return SourcePaths.check(paths);
    }

    /** The patterns, if a job can have them. */
    public static List<String> checkExcludes(List<String> patterns) {
        return SourcePaths.checkPatterns(patterns);
    }
}
