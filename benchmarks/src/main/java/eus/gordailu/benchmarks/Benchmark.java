package eus.gordailu.benchmarks;

/** One measurement of the product, known by the name that {@code gordailu bench NAME} takes. */
public interface Benchmark {

    String name();

    /** What it measures, in one line. */
    String description();

    /** Measures. Figures that miss their goals are no error; an exception means that nothing could be measured. */
    Report run(Workspace workspace) throws Exception;
}
