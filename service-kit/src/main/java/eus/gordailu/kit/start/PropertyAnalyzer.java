package eus.gordailu.kit.start;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** A property with a value that is none: names the property, the value and what is expected. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class PropertyAnalyzer extends AbstractFailureAnalyzer<BindException> {

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
                "not a " + innermost.getTarget().getType().toClass().getSimpleName(),
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

    private static FailureAnalysis wrong(
            String property, @Nullable Object value, @Nullable String expected, Throwable cause) {
        return new FailureAnalysis(
                "The property %s can't be \"%s\": %s.".formatted(property, value, expected),
                "Correct it, or leave it out for its default.",
                cause);
    }

    private static String name(ObjectError error) {
        return error instanceof FieldError field ? "." + field.getField() : "";
    }

    private static @Nullable Object value(ObjectError error) {
        return error instanceof FieldError field ? field.getRejectedValue() : null;
    }
}
