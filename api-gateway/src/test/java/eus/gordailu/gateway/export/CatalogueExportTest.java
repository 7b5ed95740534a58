package eus.gordailu.gateway.export;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.catalog.CatalogueFixtures;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import eus.gordailu.kit.testing.SettableClock;
import eus.gordailu.kit.testing.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueExportTest {

    private final TestStore database = new TestStore();
    private final Client client = new Client(ClientId.random(), "web", "", new Address.Local(), true);
    private final Policy policy = new Policy(
            PolicyId.random(),
            "Daily",
            "",
            new Schedule(ZoneOffset.UTC, List.of(LocalTime.of(21, 0)), EnumSet.allOf(DayOfWeek.class)),
            new Retention(0, 0, 7, 0, 0, 0, null));

    @TempDir
    Path data;

    private Catalogue catalogue() {
        return Catalogue.in(database.forService("gateway", new SettableClock("2026-11-23T10:00:00Z")), changed -> {});
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void filesAreForTheServerAlone() throws IOException {
        Catalogue catalogue = catalogue();
        catalogue.clients().addOnce(client);
        ExportFixtures.of(data.resolve("catalogue"), catalogue).full();

        assertThat(mode(data.resolve("catalogue"))).isEqualTo("rwx------");
        assertThat(mode(data.resolve("catalogue/clients"))).isEqualTo("rwx------");
        assertThat(mode(file())).isEqualTo("rw-------");
        assertThat(Files.readString(file()))
                .contains("\"name\" : \"web\"", "\"address\" : \"local\"")
                .endsWith("}\n");
    }

    @Test
    void anUnchangedFileIsNotWrittenAgain() throws IOException {
        Catalogue catalogue = catalogue();
        catalogue.clients().addOnce(client);
        CatalogueExport export = ExportFixtures.of(data.resolve("catalogue"), catalogue);
        export.full();
        Object inode = Files.getAttribute(file(), "unix:ino");
        export.full();
        assertThat(Files.getAttribute(file(), "unix:ino")).isEqualTo(inode);
    }

    @Test
    void aSetHasTheSameOrderInEveryProcess() {
        assertThat(new ExportJson().write(policy).replaceAll("\\s", ""))
                .contains("[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\",\"SATURDAY\",\"SUNDAY\"]");
    }

    @Test
    void onlyTheFilesOfWhatIsKnownToBeRemovedAreDeleted() throws IOException {
        Catalogue catalogue = catalogue();
        catalogue.clients().addOnce(client);
        CatalogueExport export = ExportFixtures.of(data.resolve("catalogue"), catalogue);
        export.full();
        Path stranger = file().resolveSibling(ClientId.random() + ".json");
        Files.writeString(stranger, "{}");
        CatalogueFixtures.remove(catalogue, client.id());
        export.full();
        assertThat(file()).doesNotExist();
        assertThat(stranger).exists();
    }

    @Test
    void everyChangeOfTheApiIsOnDiskWhenItIsAnswered() throws IOException {
        TestGateway gateway = TestGateway.shared();
        Reply added = gateway.admin()
                .post("/api/v1/clients", "{\"name\":\"exported\"}")
                .is(201);
        Path file = gateway.data().resolve("catalogue/clients/" + added.at("/id") + ".json");
        assertThat(file).content().contains("exported");
        gateway.admin()
                .put(added.header("location"), "{\"name\":\"exported anew\"}")
                .is(200);
        assertThat(file).content().contains("exported anew");
        gateway.admin().delete(added.header("location")).is(204);
        assertThat(file).doesNotExist();
        try (Stream<Path> users = Files.list(gateway.data().resolve("catalogue/users"))) {
            assertThat(users)
                    .singleElement()
                    .satisfies(
                            user -> assertThat(user).content().contains("admin").doesNotContain("bcrypt", "assword"));
        }
    }

    private Path file() {
        return data.resolve("catalogue/clients/" + client.id() + ".json");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
