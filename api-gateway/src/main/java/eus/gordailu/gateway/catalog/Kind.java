package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.id.Id;
import eus.gordailu.contracts.wire.Message;
import java.util.Locale;
import java.util.Map;

/** What one kind of entity is called, by what it is looked up, and how its changes are told. */
interface Kind<T> {

    /** Ends the collection's name; the name of its directory in the export. */
    String plural();

    String noun();

    Class<T> type();

    Id id(T value);

    String name(T value);

    /** No two defined entities of the kind have the same one. */
    String uniqueName(T value);

    /** Further fields by which entities are found: each a text, or a list of texts that is found by every one of them. */
    Map<String, Object> references(T value);

    Message defined(T value, long version);

    Message removed(T value, long version);

    /** Names that differ only in case or in spaces at their ends would confuse people. */
    static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
