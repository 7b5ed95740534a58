package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.kit.store.Stored;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A script as it is shown. */
@Schema(name = "Script")
record ScriptView(
        String id,
        String name,
        String description,
        Script.Place place,
        String body,
        @Nullable Integer timeLimitMinutes,
        long version) {

    static ScriptView of(Stored<Script> stored) {
        Script script = stored.value();
        return new ScriptView(
                script.id().toString(),
                script.name(),
                script.description(),
                script.place(),
                script.body(),
                script.timeLimitMinutes(),
                stored.version());
    }
}
