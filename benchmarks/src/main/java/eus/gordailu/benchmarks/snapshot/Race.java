package eus.gordailu.benchmarks.snapshot;

import eus.gordailu.benchmarks.Machine;
import eus.gordailu.benchmarks.Samples;
import eus.gordailu.benchmarks.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rounds on one tree: it changes, then everybody takes a turn. Before that, everybody has kept as many states as are kept, and one more. */
final class Race {

    private static final int ROUNDS = 5;
    private static final int PREPARATIONS = Contender.KEPT + 1;
    private static final long SEED = 20_260_101;

    private final Ground ground;
    private final TreeKind kind;
    private final SourceTree source;
    private final Contenders contenders;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private Race(Ground ground, TreeKind kind, SourceTree source, Contenders contenders) {
        this.ground = ground;
        this.kind = kind;
        this.source = source;
        this.contenders = contenders;
    }

    static Standings run(Ground ground, Workspace workspace, TreeKind kind, Set<Rival> present) throws Exception {
        Path directory = ground.directory().resolve("race");
        System.out.printf("%n%s%n", kind.name());
        SourceTree source = SourceTree.make(directory.resolve("source"), kind, SEED);
        try (Contenders contenders = Contenders.on(ground, workspace, source.root(), directory, present)) {
            Race race = new Race(ground, kind, source, contenders);
            race.prepare();
            for (int round = 0; round < ROUNDS; round++) {
                race.round(round);
            }
            contenders.checkOurs();
            return race.standings();
        } finally {
            ground.remove(directory);
        }
    }

    private void prepare() throws Exception {
        for (int i = 0; i < PREPARATIONS; i++) {
            source.change();
            for (Contender contender : contenders.all()) {
                contender.prepare();
                if (i == 0 && kind.bulky()) {
                    contenders.share(contender);
                }
            }
        }
    }

    private void round(int round) throws Exception {
        source.change();
        StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "  round %d of %d, load %s:", round + 1, ROUNDS, Machine.load()));
        for (Contender contender : contenders.inOrderOf(round)) {
            double took = time(contender);
            seconds.computeIfAbsent(contender.name(), _ -> new ArrayList<>()).add(took);
            line.append(String.format(Locale.ROOT, "  %s %.2f", contender.name(), took));
        }
        System.out.println(line);
    }

    /** What others have written is on disk before: whoever waits for the disk waits for his own. */
    private double time(Contender contender) throws Exception {
        Program.of("sync").run(ground);
        long begun = System.nanoTime();
        contender.cycle();
        return (System.nanoTime() - begun) / 1e9;
    }

    private Standings standings() {
        Map<String, Samples> samples = new LinkedHashMap<>();
        for (Contender contender : contenders.all()) {
            samples.put(contender.name(), new Samples(seconds.getOrDefault(contender.name(), List.of())));
        }
        return new Standings(kind, samples);
    }
}
