package eus.gordailu.gateway.problem;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a body that is not the JSON it should be: where, which field, and what was expected. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemDocument describe(HttpMessageNotReadableException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException) {
                return ProblemDocument.of(ProblemType.TOO_LARGE, BodyLimit.SENTENCE);
            }
        }
        return switch (e.getCause()) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case DatabindException wrong -> wrongValue(wrong);
            case InputCoercionException number ->
                new ProblemDocument(
                        ProblemType.INVALID_VALUE,
                        "A number%s is too large, or of another kind: correct it".formatted(place(number)),
                        path(number),
                        null);
            case JacksonException broken ->
                ProblemDocument.of(
                        ProblemType.MALFORMED_REQUEST,
                        "The body is no JSON%s: correct it there".formatted(place(broken)));
            case null, default ->
                ProblemDocument.of(
                        ProblemType.MALFORMED_REQUEST,
                        "The body is missing or cannot be read: send a JSON object, such as {\"name\":\"…\"}");
        };
    }

    private static ProblemDocument unknownField(UnrecognizedPropertyException e) {
        String known =
                e.getKnownPropertyIds().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        return new ProblemDocument(
                ProblemType.INVALID_VALUE,
                "There is no field \"%s\"%s: the fields are %s".formatted(e.getPropertyName(), place(e), known),
                path(e),
                null);
    }

    private static ProblemDocument wrongValue(DatabindException e) {
        String value = e instanceof InvalidFormatException format ? " \"" + format.getValue() + "\"" : "";
        return new ProblemDocument(
                ProblemType.INVALID_VALUE,
                "The value%s of \"%s\"%s is not of the kind that belongs there%s"
                        .formatted(value, path(e), place(e), expected(e)),
                path(e),
                null);
    }

    private static String expected(DatabindException e) {
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return ": correct it";
        }
        if (type.isEnum()) {
            return ": it is one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return Map.of(
                        LocalTime.class, ": write a time of day such as 21:00",
                        ZoneId.class, ": write a time zone such as Europe/Madrid",
                        Duration.class, ": write an ISO 8601 duration such as P7D",
                        String.class, ": write a text in quotes",
                        Integer.class, ": write a whole number",
                        Boolean.class, ": write true or false",
                        List.class, ": write a list in brackets",
                        Set.class, ": write a list in brackets")
                .getOrDefault(type, ": correct it");
    }

    private static String place(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference part : e.getPath()) {
            if (part.getPropertyName() == null) {
                path.append('[').append(part.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(part.getPropertyName());
            }
        }
        return path.isEmpty() ? "the body" : path.toString();
    }
}
