package eus.gordailu.gateway.problem;

import java.util.Objects;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Sentences for what the framework refuses before a controller is reached. */
final class FrameworkProblems {

    private FrameworkProblems() {}

    static ProblemDocument describe(Exception e, HttpStatusCode status, String path) {
        return switch (e) {
            case HttpMessageNotReadableException unreadable -> UnreadableBody.describe(unreadable);
            case HttpRequestMethodNotSupportedException method ->
                ProblemDocument.of(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "%s does not work on %s: use %s"
                                .formatted(
                                        method.getMethod(),
                                        path,
                                        String.join(
                                                ", ",
                                                Objects.requireNonNullElse(
                                                        method.getSupportedMethods(), new String[] {"another"}))));
            case HttpMediaTypeNotSupportedException type ->
                ProblemDocument.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "A body of type %s is not read here: send Content-Type: application/json"
                                .formatted(type.getContentType()));
            case TypeMismatchException mismatch -> mismatch(mismatch);
            case NoResourceFoundException _ -> unknownPath(path);
            default ->
                status.value() == 404
                        ? unknownPath(path)
                        : ProblemDocument.of(
                                ProblemType.of(status),
                                "The request to %s cannot be answered: /v3/api-docs describes what can"
                                        .formatted(path));
        };
    }

    static ProblemDocument unknownPath(String path) {
        return ProblemDocument.of(
                ProblemType.NOT_FOUND, "There is nothing at %s: /v3/api-docs lists what there is".formatted(path));
    }

    private static ProblemDocument mismatch(TypeMismatchException e) {
        String name = e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : "value";
        return new ProblemDocument(
                ProblemType.INVALID_PARAMETER,
                "Parameter \"%s\" cannot be \"%s\": correct it".formatted(name, e.getValue()),
                name,
                null);
    }
}
