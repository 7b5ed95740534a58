package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.benchmarks.UnknownOptionException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was asked for.
 *
 * @param quick a tenth of everything, for trying out: no goal is held against it
 * @param large also what takes hours
 * @param in the directory to measure in, such as a disk with another file system
 * @param only parts of names: of the trees, those that have one of them; all when there is none
 */
record Options(boolean quick, boolean large, Optional<Path> in, List<String> only) {

    static final String HELP = "--quick --large --only=PART-OF-A-TREE-NAME --only=heap --in=DIR";

    private static final String QUICK = "--quick";
    private static final String LARGE = "--large";
    private static final String ONLY = "--only=";
    private static final String IN = "--in=";

    static Options of(List<String> typed) {
        typed.stream()
                .filter(option -> !List.of(QUICK, LARGE).contains(option))
                .filter(option -> Stream.of(ONLY, IN).noneMatch(option::startsWith))
                .findFirst()
                .ifPresent(option -> {
                    throw new UnknownOptionException(option);
                });
        return new Options(
                typed.contains(QUICK),
                typed.contains(LARGE),
                values(typed, IN).map(Path::of).reduce((_, last) -> last),
                values(typed, ONLY).toList());
    }

    private static Stream<String> values(List<String> typed, String option) {
        return typed.stream().filter(some -> some.startsWith(option)).map(some -> some.substring(option.length()));
    }

    List<TreeKind> trees() {
        return TreeKind.all(large).stream()
                .filter(kind -> only.isEmpty() || only.stream().anyMatch(kind.name()::contains))
                .map(kind -> quick ? kind.tenth() : kind)
                .toList();
    }

    /** Whether the heap is measured too: it goes by the name of {@code heap}. */
    boolean heap() {
        return only.isEmpty() || only.stream().anyMatch("heap"::contains);
    }

    /** How many names the engine's heap is shown with. */
    int names() {
        int all = large ? 10_000_000 : 1_000_000;
        return quick ? all / 10 : all;
    }
}
