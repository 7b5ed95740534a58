package eus.gordailu.allinone.store;

import java.util.Locale;
import java.util.Set;

/** The commands known to change nothing; every other one counts as a write. */
final class ReadOnlyCommands {

    // "aggregate" is missing on purpose: with $out or $merge it writes.
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

    static boolean contains(String command) {
        return NAMES.contains(command.toLowerCase(Locale.ROOT));
    }
}
