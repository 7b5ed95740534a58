package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.wire.Message;

/** A script as it was last defined. A lower version than the one known is old news. */
public record ScriptDefined(Script script, long version) implements Message {

    @Override
    public String key() {
        return script.id().toString();
    }
}
