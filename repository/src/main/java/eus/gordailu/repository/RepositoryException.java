package eus.gordailu.repository;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that the repository refused or could not do. Its message says what happened, to what, and what to do next. */
public abstract class RepositoryException extends RuntimeException {

    private final Failure failure;

    protected RepositoryException(Failure failure, @Nullable Throwable cause) {
        super(failure.sentence(), cause);
        this.failure = failure;
    }

    protected RepositoryException(
            FailureClass failureClass, String code, String sentence, Map<String, String> details) {
        this(new Failure(failureClass, code, sentence, details), null);
    }

    /** A stable key, such as {@code location.marker-missing}. */
    public String code() {
        return failure.code();
    }

    /** What may help. */
    public FailureClass failureClass() {
        return failure.failureClass();
    }

    /** The same as a fact for events. */
    public Failure toFailure() {
        return failure;
    }
}
