package eus.gordailu.benchmarks.snapshot;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A process that answers each line that it is told with one line: {@code cycle} with how the snapshot was made, {@code latest} with
 * its tree, {@code peak} with the greatest heap in bytes. It ends with its input.
 */
public final class EngineProcess {

    private EngineProcess() {}

    public static void main(String[] args) throws IOException {
        Engine engine = new Engine(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]));
        PrintStream answers = System.out;
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = told.readLine(); line != null; line = told.readLine()) {
            answers.println(answer(engine, line));
            answers.flush();
        }
    }

    private static String answer(Engine engine, String line) {
        return switch (line) {
            case "cycle" -> {
                engine.cycle();
                yield engine.way().name() + ": " + engine.way().reason();
            }
            case "latest" -> engine.latest().data().toString();
            case "peak" -> Long.toString(peak());
            default -> throw new IllegalArgumentException("Nothing is known of " + line);
        };
    }

    /** The peaks of the pools together, garbage included: never less than what there was at once. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
