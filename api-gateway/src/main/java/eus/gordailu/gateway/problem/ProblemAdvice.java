package eus.gordailu.gateway.problem;

import com.mongodb.MongoException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every exception of a controller into a problem document; a browser that asked for a page gets a page. */
@RestControllerAdvice
public final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> refused(Problem problem, WebRequest request) {
        return answer(problem.document(), new HttpHeaders(), request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> storeAway(MongoException e, WebRequest request) {
        LOG.warn("{} found no store: {}", request.getDescription(false), e.toString());
        return answer(
                ProblemDocument.of(
                        ProblemType.UNAVAILABLE,
                        "Nothing can be read or written now, because the server's own store does not answer or its disk is full:"
                                + " see that its disk has room and that it runs, and try again"),
                new HttpHeaders(),
                request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unreadableParameter(InvalidParameterException e, WebRequest request) {
        return answer(
                ProblemDocument.of(
                        ProblemType.INVALID_PARAMETER,
                        "A parameter cannot be read: write special characters as %XX in UTF-8"),
                new HttpHeaders(),
                request);
    }

    /** Nobody waits for an answer any more. */
    @ExceptionHandler
    void gone(ClientAbortException e, WebRequest request) {
        LOG.debug("The caller of {} has gone: {}", request.getDescription(false), e.toString());
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        String incident = UUID.randomUUID().toString();
        LOG.error("Incident {}: {} failed", incident, request.getDescription(false), e);
        return answer(
                new ProblemDocument(
                        ProblemType.INTERNAL,
                        "The server could not do it: try again, and if it happens again look for incident %s in its log"
                                .formatted(incident),
                        null,
                        incident),
                new HttpHeaders(),
                request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return status.is5xxServerError()
                ? unexpected(e, request)
                : answer(FrameworkProblems.describe(e, status, path(request)), headers, request);
    }

    private static @Nullable ResponseEntity<Object> answer(
            ProblemDocument problem, HttpHeaders headers, WebRequest request) {
        if (ErrorPage.isForBrowser(servlet(request))) {
            return ErrorPage.show(problem, request);
        }
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static String path(WebRequest request) {
        return servlet(request).getRequestURI();
    }

    private static HttpServletRequest servlet(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }
}
