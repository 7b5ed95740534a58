package eus.gordailu.allinone.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;
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
        assertThat(ReadOnlyCommands.contains(command, new Document())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"find", "getMore", "listIndexes", "isMaster", "ismaster", "ping"})
    void whatOnlyReadsIsNot(String command) {
        assertThat(ReadOnlyCommands.contains(command, new Document())).isTrue();
    }

    @Test
    void anAggregationReadsUnlessOneOfItsStagesWrites() {
        Document count = new Document("$group", new Document("_id", 1));
        Document out = new Document("$out", "copy");
        assertThat(ReadOnlyCommands.contains("aggregate", pipeline(count))).isTrue();
        assertThat(ReadOnlyCommands.contains("aggregate", pipeline(count, out))).isFalse();
    }

    private static Document pipeline(Document... stages) {
        return new Document("pipeline", List.of(stages));
    }
}
