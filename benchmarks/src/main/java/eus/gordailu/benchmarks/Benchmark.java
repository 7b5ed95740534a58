package eus.gordailu.benchmarks;

import java.util.List;

/** One measurement of the product, known by the name that {@code gordailu bench NAME} takes. */
public interface Benchmark {

    String name();

    /** What it measures, in one line. */
    String description();

    /** The options that it knows, as they are typed; nothing where there are none. */
    default String options() {
        return "";
    }

    /**
     * Measures. Figures that miss their goals are no error; an exception means that nothing could be measured.
     *
     * @throws UnknownOptionException when an option is none of its
     */
    Report run(Workspace workspace, List<String> options) throws Exception;
}
