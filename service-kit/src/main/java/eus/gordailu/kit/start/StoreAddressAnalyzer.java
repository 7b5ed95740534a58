package eus.gordailu.kit.start;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The address of MongoDB is none. Its driver has no exception of its own for that. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StoreAddressAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, IllegalArgumentException cause) {
        String message = cause.getMessage();
        return message == null || !message.toLowerCase(Locale.ROOT).contains("connection string")
                ? null
                : new FailureAnalysis(
                        "MongoDB can't be reached with this address (%s).".formatted(message),
                        "Correct GORDAILU_MONGODB_URI: it begins with mongodb:// or mongodb+srv://.",
                        cause);
    }
}
