package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.contracts.wire.Message;

/** A script is no longer defined. A lower version than the one known is old news. */
public record ScriptRemoved(ScriptId scriptId, long version) implements Message {

    @Override
    public String key() {
        return scriptId.toString();
    }
}
