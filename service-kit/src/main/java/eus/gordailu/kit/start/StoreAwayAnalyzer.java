package eus.gordailu.kit.start;

import com.mongodb.MongoException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** MongoDB does not answer, or refuses. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StoreAwayAnalyzer extends AbstractFailureAnalyzer<MongoException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, MongoException cause) {
        return new FailureAnalysis(
                "MongoDB does not answer (%s).".formatted(cause.getMessage()),
                "Check that it runs and that GORDAILU_MONGODB_URI names it.",
                cause);
    }
}
