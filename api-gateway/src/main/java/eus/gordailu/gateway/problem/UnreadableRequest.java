package eus.gordailu.gateway.problem;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * Answers what the web server refuses by itself, before any filter is reached: a path or a request line that cannot be
 * read. Tomcat makes it by its name, so it is public and needs nothing.
 */
public final class UnreadableRequest extends ErrorReportValve {

    private static final Log LOG = LogFactory.getLog(UnreadableRequest.class);

    private final ProblemWriter problems = new ProblemWriter();

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        // Tomcat has statuses of its own for what it does not understand, as 501 and 505.
        ProblemType type = status != HttpStatus.INTERNAL_SERVER_ERROR.value()
                ? known(HttpStatusCode.valueOf(status))
                : ProblemType.INTERNAL;
        try {
            problems.write(
                    response,
                    type,
                    type == ProblemType.INTERNAL
                            ? "The request failed on the server: its log says why"
                            : "The request line, its path or its headers cannot be read: write special characters as"
                                    + " %XX in UTF-8, without %00");
            response.finishResponse();
        } catch (IOException e) {
            LOG.debug("Nobody waits for the answer any more", e);
        }
    }

    private static ProblemType known(HttpStatusCode status) {
        return status.is5xxServerError() ? ProblemType.MALFORMED_REQUEST : ProblemType.of(status);
    }
}
