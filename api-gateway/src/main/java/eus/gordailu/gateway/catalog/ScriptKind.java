package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.catalog.ScriptDefined;
import eus.gordailu.contracts.catalog.ScriptRemoved;
import eus.gordailu.contracts.id.Id;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.contracts.wire.Message;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

final class ScriptKind implements Kind<Script> {

    /** The reference field of what names scripts: all of them, whenever they run. */
    static final String NAMED = "scriptIds";

    @Override
    public String plural() {
        return "scripts";
    }

    @Override
    public String noun() {
        return "script";
    }

    @Override
    public Class<Script> type() {
        return Script.class;
    }

    @Override
    public Id id(Script script) {
        return script.id();
    }

    @Override
    public String name(Script script) {
        return script.name();
    }

    @Override
    public String uniqueName(Script script) {
        return Kind.folded(script.name());
    }

    @Override
    public Map<String, Object> references(Script script) {
        return Map.of();
    }

    @Override
    public Message defined(Script script, long version) {
        return new ScriptDefined(script, version);
    }

    @Override
    public Message removed(Script script, long version) {
        return new ScriptRemoved(script.id(), version);
    }

    /** The value of {@link #NAMED}. */
    static List<String> named(List<ScriptId> before, List<ScriptId> after) {
        return Stream.concat(before.stream(), after.stream())
                .map(ScriptId::toString)
                .distinct()
                .toList();
    }
}
