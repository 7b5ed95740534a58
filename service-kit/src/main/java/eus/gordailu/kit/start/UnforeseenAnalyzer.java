package eus.gordailu.kit.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Whatever no other analyzer knows: a sentence for the terminal, and all of it for the log. */
@Order
final class UnforeseenAnalyzer extends AbstractFailureAnalyzer<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(UnforeseenAnalyzer.class);

    @Override
    protected FailureAnalysis analyze(Throwable root, Throwable cause) {
        LOG.error("The start failed", cause);
        return new FailureAnalysis(
                "The start failed (%s).".formatted(root), "The log says more; please report it.", cause);
    }
}
