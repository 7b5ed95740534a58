package eus.gordailu.gateway.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request that cannot be fulfilled; the message says what, to what, and what to do next. */
public final class Problem extends RuntimeException {

    private final ProblemType type;
    private final @Nullable String field;

    private Problem(ProblemType type, @Nullable String field, String detail) {
        super(detail);
        this.type = type;
        this.field = field;
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, null, detail);
    }

    /** A problem with one field of the body. */
    public static Problem inField(ProblemType type, String field, String detail) {
        return new Problem(type, field, detail);
    }

    public ProblemType type() {
        return type;
    }

    ProblemDocument document() {
        return new ProblemDocument(type, detail(), field, null);
    }

    private String detail() {
        return Objects.requireNonNull(getMessage());
    }
}
