package eus.gordailu.allinone.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The commands known to change nothing; every other one counts as a write. */
final class ReadOnlyCommands {

    private static final String AGGREGATE = "aggregate";
    private static final Set<String> WRITING_STAGES = Set.of("$out", "$merge");

    private static final Set<String> NAMES = Set.of(
            "buildinfo",
            "collstats",
            "connectionstatus",
            "count",
            "dbstats",
            "distinct",
            "endsessions",
            "find",
            "getlasterror",
            "getmore",
            "hello",
            "hostinfo",
            "ismaster",
            "killcursors",
            "listcollections",
            "listdatabases",
            "listindexes",
            "ping",
            "serverstatus",
            "whatsmyuri");

    private ReadOnlyCommands() {}

    static boolean contains(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        return name.equals(AGGREGATE) ? onlyReads(query.get("pipeline")) : NAMES.contains(name);
    }

    private static boolean onlyReads(@Nullable Object pipeline) {
        return pipeline instanceof Collection<?> stages
                && stages.stream()
                        .allMatch(stage -> stage instanceof Document known
                                && known.keySet().stream().noneMatch(WRITING_STAGES::contains));
    }
}
