package eus.gordailu.gateway.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A problem as it is sent. The field is that of the body which is to blame; the incident is the number under which the log tells more. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem", description = "RFC 9457 problem details")
public record ProblemDocument(
        @Schema(example = "urn:gordailu:problem:not-found") String type,
        String title,
        int status,

        @Schema(description = "What happened, to what, and what to do next")
        String detail,

        @Nullable String field,
        @Nullable String incident) {

    ProblemDocument(ProblemType type, String detail, @Nullable String field, @Nullable String incident) {
        this(type.urn(), type.title(), type.status().value(), detail, field, incident);
    }

    static ProblemDocument of(ProblemType type, String detail) {
        return new ProblemDocument(type, detail, null, null);
    }
}
