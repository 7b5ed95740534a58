package eus.gordailu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.LocationDefined;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class StartTest {

    private final TestGateway gateway = TestGateway.shared();

    @Test
    void theFirstStartEndsWithARunOfTheServersOwnCatalogue() {
        Reply runs = gateway.admin().get("/api/v1/runs?size=500").is(200);

        assertThat(runs.body()).contains("\"clientName\":\"gordailu\"", "\"jobName\":\"catalogue\"");
        assertThat(gateway.store().sent(LocationDefined.class)).isNotEmpty();
    }

    @Test
    void theFirstPasswordIsInAFileThatOnlyTheServerReads() throws IOException {
        Path file = gateway.data().resolve("initial-admin-password");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(gateway.password()).hasSizeGreaterThanOrEqualTo(20);
    }
}
