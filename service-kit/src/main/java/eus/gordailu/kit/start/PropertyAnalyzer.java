package eus.gordailu.kit.start;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** A property with a value that is none: names it as the person did, the value, and what is expected. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PropertyAnalyzer extends AbstractFailureAnalyzer<BindException> {

    /** What a service's settings are filled in from. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(?<name>GORDAILU_[A-Z_]+)[:}]");

    private final ConfigurableEnvironment environment;

    PropertyAnalyzer(Environment environment) {
        this.environment = (ConfigurableEnvironment) environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, BindException cause) {
        BindException innermost = innermost(cause);
        if (innermost.getCause() instanceof BindValidationException invalid) {
            ObjectError error = invalid.getValidationErrors().iterator().next();
            return wrong(
                    invalid.getValidationErrors().getName() + name(error),
                    value(error),
                    error.getDefaultMessage(),
                    cause);
        }
        ConfigurationProperty property = innermost.getProperty();
        return wrong(
                innermost.getName().toString(),
                value(innermost, property),
                "not " + described(innermost.getTarget().getType().toClass()),
                cause);
    }

    /** As it was after placeholders were filled in, if that is known. */
    private static @Nullable Object value(Throwable failure, @Nullable ConfigurationProperty property) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException conversion) {
                return conversion.getValue();
            }
        }
        return property == null ? null : property.getValue();
    }

    private static BindException innermost(BindException outer) {
        return outer.getCause() instanceof BindException inner ? innermost(inner) : outer;
    }

    private static String described(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "Duration" -> "a duration such as 5m";
            case "DataSize" -> "a size such as 100MB";
            case "InetAddress" -> "an address that is known here";
            default -> "of the kind " + type.getSimpleName();
        };
    }

    private FailureAnalysis wrong(String property, @Nullable Object value, @Nullable String expected, Throwable cause) {
        return new FailureAnalysis(
                "%s can't be \"%s\": %s.".formatted(asGiven(property), value, expected),
                "Correct it, or leave it out for its default.",
                cause);
    }

    /** The environment variable that the property is filled in from, if it is from one. */
    private String asGiven(String property) {
        String key = property.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
        return environment.getPropertySources().stream()
                .map(source -> source.getProperty(key))
                .filter(Objects::nonNull)
                .map(raw -> VARIABLE.matcher(raw.toString()))
                .filter(Matcher::find)
                .map(found -> found.group("name"))
                .filter(environment::containsProperty)
                .findFirst()
                .orElse("The property " + property);
    }

    private static String name(ObjectError error) {
        return error instanceof FieldError field ? "." + field.getField() : "";
    }

    private static @Nullable Object value(ObjectError error) {
        return error instanceof FieldError field ? field.getRejectedValue() : null;
    }
}
