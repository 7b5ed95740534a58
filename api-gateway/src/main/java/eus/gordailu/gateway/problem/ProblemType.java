package eus.gordailu.gateway.problem;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The kinds of problems that the API tells of; each has a stable URN, one status and a title. */
public enum ProblemType {
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST, "A parameter is not what it should be"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Sign in first"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "This is not allowed"),
    CROSS_SITE(HttpStatus.FORBIDDEN, "The request comes from another site"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This method does not work here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "The answer is not available in that form"),
    NAME_TAKEN(HttpStatus.CONFLICT, "The name is taken"),
    IN_USE(HttpStatus.CONFLICT, "Something still uses it"),
    CONFLICT(HttpStatus.CONFLICT, "The state does not allow it"),
    STALE_VERSION(HttpStatus.PRECONDITION_FAILED, "Somebody else has changed it"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The request is too large"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is of a type that is not read here"),
    INVALID_VALUE(HttpStatus.UNPROCESSABLE_CONTENT, "A value is not what it should be"),
    UNKNOWN_REFERENCE(HttpStatus.UNPROCESSABLE_CONTENT, "It refers to something that is not there"),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "Too many failed attempts"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "The server cannot work now"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on the server");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Never changes: programs may go by it. */
    String urn() {
        return "urn:gordailu:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type for an error that is known by its status alone. */
    static ProblemType of(HttpStatusCode status) {
        return switch (status.value()) {
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status.is4xxClientError() ? MALFORMED_REQUEST : INTERNAL;
        };
    }
}
