package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.gateway.problem.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a client or a job that name scripts, in the order in which they run. */
final class ScriptFields {

    static final String BEFORE = "preScripts";
    static final String AFTER = "postScripts";

    private ScriptFields() {}

    static List<ScriptId> ids(String field, @Nullable List<@Nullable String> given) {
        List<String> texts = Fields.list(field, given);
        return Fields.checked(
                field, () -> Script.checkList(texts.stream().map(ScriptId::of).toList()));
    }

    static List<String> texts(List<ScriptId> scripts) {
        return scripts.stream().map(ScriptId::toString).toList();
    }
}
