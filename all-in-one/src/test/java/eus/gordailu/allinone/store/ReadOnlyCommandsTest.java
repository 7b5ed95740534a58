package eus.gordailu.allinone.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyCommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert",
                "update",
                "delete",
                "findAndModify",
                "createIndexes",
                "dropIndexes",
                "create",
                "drop",
                "dropDatabase",
                "renameCollection",
                "aggregate",
                "somethingNew"
            })
    void whatMayWriteIsCommitted(String command) {
        assertThat(ReadOnlyCommands.contains(command)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "getMore", "listIndexes", "isMaster", "ismaster", "ping"})
    void whatOnlyReadsIsNot(String command) {
        assertThat(ReadOnlyCommands.contains(command)).isTrue();
    }
}
