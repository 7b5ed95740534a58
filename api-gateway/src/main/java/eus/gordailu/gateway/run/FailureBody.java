package eus.gordailu.gateway.run;

import eus.gordailu.contracts.run.Failure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Why something failed. The class says what may help, the code is stable, the sentence is for people. */
@Schema(name = "Failure")
public record FailureBody(String failureClass, String code, String sentence, Map<String, String> details) {

    public static @Nullable FailureBody of(@Nullable Failure failure) {
        return failure == null
                ? null
                : new FailureBody(
                        failure.failureClass().name(),
                        failure.code(),
                        failure.sentence(),
                        new TreeMap<>(failure.details()));
    }
}
