package eus.gordailu.benchmarks;

/** Something was typed that the benchmark does not know. */
public final class UnknownOptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownOptionException(String option) {
        super("there is no option '%s' here".formatted(option));
    }
}
