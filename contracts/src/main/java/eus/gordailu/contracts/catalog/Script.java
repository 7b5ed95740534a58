package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.ScriptId;

/** An uploaded script, run before or after a client or a job. */
public record Script(ScriptId id, String name, String description, Place place, String body) {

    public Script {
        CatalogNames.check("script", name);
    }

    /** Where a script runs. */
    public enum Place {
        /** On the client, over ssh. */
        CLIENT,
        /** On the worker, as an unprivileged user. */
        WORKER
    }
}
