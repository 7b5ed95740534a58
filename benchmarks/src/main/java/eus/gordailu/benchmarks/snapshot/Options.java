package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.benchmarks.UnknownOptionException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was asked for.
 *
 * @param quick a tenth of everything, for trying out: no goal is held against it
 * @param large also what takes hours
 * @param only parts of names: of the trees, those that have one of them; all when there is none
 */
record Options(boolean quick, boolean large, List<String> only) {

    static final String HELP = "--quick --large --only=PART-OF-A-TREE-NAME --only=heap";

    private static final String QUICK = "--quick";
    private static final String LARGE = "--large";
    private static final String ONLY = "--only=";

    static Options of(List<String> typed) {
        typed.stream()
                .filter(option -> !option.equals(QUICK) && !option.equals(LARGE) && !option.startsWith(ONLY))
                .findFirst()
                .ifPresent(option -> {
                    throw new UnknownOptionException(option);
                });
        Stream<String> parts =
                typed.stream().filter(option -> option.startsWith(ONLY)).map(option -> option.substring(ONLY.length()));
        return new Options(typed.contains(QUICK), typed.contains(LARGE), parts.toList());
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
