package eus.gordailu.gateway.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the values of a body's fields; a wrong one becomes a problem that names its field. */
public final class Fields {

    private Fields() {}

    /** A value that must be given. */
    public static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.inField(
                    ProblemType.INVALID_VALUE, field, "The field \"%s\" is missing: add it".formatted(field));
        }
        return value;
    }

    public static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** A list without gaps; absent is empty. */
    public static <T> List<T> list(String field, @Nullable Collection<@Nullable T> values) {
        List<T> list = new ArrayList<>();
        for (T value : orElse(values, List.<@Nullable T>of())) {
            if (value == null) {
                throw Problem.inField(
                        ProblemType.INVALID_VALUE,
                        field,
                        "The list \"%s\" has a null in it: remove it".formatted(field));
            }
            list.add(value);
        }
        return list;
    }

    /** A value that its own type checks; its sentence becomes the problem's. */
    public static <T> T checked(String field, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw Problem.inField(
                    ProblemType.INVALID_VALUE, field, Objects.requireNonNullElse(e.getMessage(), "A wrong value"));
        }
    }

    /** An identifier in a path: one that cannot be read belongs to nothing. */
    public static <T> T inPath(String noun, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no such %s: %s".formatted(noun, e.getMessage()));
        }
    }

    /** A value of a query parameter. */
    public static <T> T parameter(String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw Problem.inField(
                    ProblemType.INVALID_PARAMETER, name, "Parameter \"%s\": %s".formatted(name, e.getMessage()));
        }
    }
}
