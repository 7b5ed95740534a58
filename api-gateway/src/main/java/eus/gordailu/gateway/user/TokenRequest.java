package eus.gordailu.gateway.user;

import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token that somebody wants; the name says what it is for. */
record TokenRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "monitoring") @Nullable
        String name) {

    private static final int LONGEST = 100;

    String checkedName() {
        String given = Fields.required("name", name);
        if (given.isBlank() || given.length() > LONGEST || given.chars().anyMatch(Character::isISOControl)) {
            throw Problem.inField(
                    ProblemType.INVALID_VALUE,
                    "name",
                    "A token's name has 1 to %d characters and no control characters: choose another name"
                            .formatted(LONGEST));
        }
        return given;
    }
}
