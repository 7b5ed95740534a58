package eus.gordailu.gateway.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A script as somebody uploads it; what was read can be sent back. */
@Schema(description = "What runs before or after the jobs that name it, or before or after all jobs of a client")
@JsonIgnoreProperties({"id", "version"})
record ScriptRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "dump of the databases") @Nullable
        String name,

        @Nullable String description,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description =
                        "CLIENT: on the client, over ssh, as the user who logs in; WORKER: on the worker, as an unprivileged user")
        Script.@Nullable Place place,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description =
                        "The script itself, at most 32 KiB; its first line may name the interpreter, which is /bin/sh otherwise",
                example = "#!/bin/sh\nsync\n")
        @Nullable
        String body,

        @Schema(
                description = "How long it may run before it is ended; an hour when absent",
                minimum = "1",
                maximum = "2880",
                example = "180")
        @Nullable
        Integer timeLimitMinutes) {

    Script script(ScriptId id) {
        String givenName = Fields.required("name", name);
        Script.Place where = Fields.required("place", place);
        String text = Fields.checked("body", () -> Script.checkBody(Fields.required("body", body)));
        Fields.checked("timeLimitMinutes", () -> {
            Script.checkTimeLimit(timeLimitMinutes);
            return true;
        });
        return Fields.checked(
                "name", () -> new Script(id, givenName, Fields.orElse(description, ""), where, text, timeLimitMinutes));
    }
}
