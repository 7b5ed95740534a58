package eus.gordailu.kit.start;

import java.net.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** The address to listen on is another machine's, or the port needs rights. A port that is taken is told by {@link PortInUseAnalyzer}. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ListenAddressAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private final Environment environment;

    ListenAddressAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable root, BindException cause) {
        return new FailureAnalysis(
                "Listening on %s, port %s, is not possible (%s)."
                        .formatted(
                                environment.getProperty("server.address"),
                                environment.getProperty("server.port"),
                                cause.getMessage()),
                "Correct GORDAILU_ADDRESS, which is an address of this machine or 0.0.0.0 for all, or choose another port with --port or GORDAILU_PORT.",
                cause);
    }
}
