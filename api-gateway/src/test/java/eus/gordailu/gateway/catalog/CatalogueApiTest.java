package eus.gordailu.gateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eus.gordailu.contracts.catalog.ApproveHostKey;
import eus.gordailu.contracts.catalog.ClientDefined;
import eus.gordailu.contracts.catalog.ClientRemoved;
import eus.gordailu.contracts.catalog.MarkLocation;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.worker.ClientKeyCreated;
import eus.gordailu.contracts.worker.HostKeySeen;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CatalogueApiTest {

    private final TestGateway gateway = TestGateway.shared();
    private final Http admin = gateway.admin();

    @Test
    void aClientIsAddedReadChangedAndRemovedWithGrowingVersions() {
        Reply added = admin.post("/api/v1/clients", "{\"name\":\"  Lab 1\",\"address\":\"root@lab:2222\"}")
                .is(201);
        String path = added.header("location");
        assertThat(added.header("etag")).isEqualTo("\"1\"");
        assertThat(path).isEqualTo("/api/v1/clients/" + added.at("/id"));
        assertThat(admin.get(path).is(200).at("/address")).isEqualTo("root@lab:2222");

        Reply changed =
                admin.put(path, "{\"name\":\"Lab one\",\"active\":false}").is(200);
        assertThat(changed.header("etag")).isEqualTo("\"2\"");
        assertThat(changed.json().at("/active").asBoolean()).isFalse();
        assertThat(changed.at("/address")).isEqualTo("local");
        admin.delete(path).is(204);
        admin.get(path).isProblem(404, "not-found", added.at("/id"), "/api/v1/clients");
        admin.delete(path).isProblem(404, "not-found");

        ClientId id = ClientId.of(added.at("/id"));
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(gateway.store().sent(ClientRemoved.class)).contains(new ClientRemoved(id, 3)));
        assertThat(gateway.store().sent(ClientDefined.class).stream()
                        .filter(event -> event.client().id().equals(id))
                        .map(ClientDefined::version))
                .containsExactly(1L, 2L);
    }

    @Test
    void aClientMayHaveAMachineThatLeadsToItAndSudo() {
        Reply added = admin.post(
                        "/api/v1/clients",
                        "{\"name\":\"behind\",\"address\":\"backup@lab\",\"jump\":\"gate@edge:2222\",\"sudo\":true}")
                .is(201);
        String path = added.header("location");
        ClientId id = ClientId.of(added.at("/id"));
        gateway.hear(new ClientKeyCreated(
                WorkerId.of("storage-jump"),
                id,
                "ssh-ed25519 AAAA gordailu",
                gateway.clock().instant()));

        Reply read = admin.get(path).is(200);

        assertThat(read.at("/jump")).isEqualTo("gate@edge:2222");
        assertThat(read.json().at("/sudo").asBoolean()).isTrue();
        assertThat(read.at("/publicKeys/0/jumpAuthorizedKeysLine"))
                .isEqualTo(
                        "restrict,port-forwarding,permitopen=\"lab:22\",command=\"false\" ssh-ed25519 AAAA gordailu");
        assertThat(admin.put(path, read.body()).is(200).at("/jump")).isEqualTo("gate@edge:2222");
        for (String wrong : List.of(
                "{\"name\":\"behind\",\"address\":\"local\",\"sudo\":true}",
                "{\"name\":\"behind\",\"address\":\"local\",\"jump\":\"gate@edge\"}",
                "{\"name\":\"behind\",\"address\":\"backup@lab\",\"jump\":\"local\"}",
                "{\"name\":\"behind\",\"address\":\"backup@lab\",\"jump\":\"-oProxyCommand=x@edge\"}")) {
            admin.put(path, wrong).isProblem(422, "invalid-value");
        }
    }

    /** What it names is what the client's jobs need. */
    @Test
    void aRestrictedKeysLineNamesThePathsOfAllJobs() {
        Reply added = admin.post("/api/v1/clients", "{\"name\":\"closed\",\"address\":\"me@lab\",\"restricted\":true}")
                .is(201);
        String client = added.at("/id");
        gateway.hear(new ClientKeyCreated(
                WorkerId.of("storage-closed"),
                ClientId.of(client),
                "ssh-ed25519 AAAA gordailu",
                gateway.clock().instant()));
        for (String paths : List.of("\"/srv/it's\",\"/etc\"", "\"/etc\",\"/home\"")) {
            admin.post(
                            "/api/v1/jobs",
                            "{\"clientId\":\"%s\",\"name\":\"%d\",\"paths\":[%s]}"
                                    .formatted(client, paths.length(), paths))
                    .is(201);
        }

        Reply read = admin.get(added.header("location")).is(200);

        assertThat(read.json().at("/restricted").asBoolean()).isTrue();
        assertThat(read.at("/publicKeys/0/authorizedKeysLine"))
                .isEqualTo("restrict,command=\"/usr/local/sbin/gordailu-client /etc /home '/srv/it'\\''s'\" ssh-ed25519"
                        + " AAAA gordailu");
        admin.put(added.header("location"), "{\"name\":\"closed\",\"address\":\"nas::m\",\"restricted\":true}")
                .isProblem(422, "invalid-value", "restricted key");
    }

    @Test
    void aClientThatMayBeAsleepHasANetworkCardToWakeItBy() {
        Reply added = admin.post(
                        "/api/v1/clients",
                        "{\"name\":\"asleep\",\"address\":\"me@lab\",\"wakeOnLan\":\"3C-52-82-0A-0B-0C\"}")
                .is(201);
        String path = added.header("location");

        assertThat(added.at("/wakeOnLan")).isEqualTo("3c:52:82:0a:0b:0c");
        assertThat(admin.put(path, admin.get(path).body()).is(200).at("/wakeOnLan"))
                .isEqualTo("3c:52:82:0a:0b:0c");
        for (String wrong : List.of(
                "{\"name\":\"asleep\",\"address\":\"me@lab\",\"wakeOnLan\":\"lab\"}",
                "{\"name\":\"asleep\",\"address\":\"local\",\"wakeOnLan\":\"3c:52:82:0a:0b:0c\"}")) {
            admin.put(path, wrong).isProblem(422, "invalid-value");
        }
    }

    @Test
    void aClientOnASlowLineHasLimitsAndOneThatIsOftenOffIsWaitedFor() {
        Reply added = admin.post("/api/v1/clients", slow("\" 08:00,512k  20:00,off\""))
                .is(201);
        String path = added.header("location");

        assertThat(added.at("/limits/bandwidth")).isEqualTo("08:00,512k 20:00,off");
        Reply again = admin.put(path, admin.get(path).body()).is(200);
        assertThat(again.at("/limits/bandwidth")).isEqualTo("08:00,512k 20:00,off");
        assertThat(again.at("/limits/ioTimeoutSeconds")).isEqualTo("900");
        for (String wrong : List.of("\"fast\"", "\"1M --rsh=x\"", "null,\"connectTimeoutSeconds\":0")) {
            admin.put(path, slow(wrong)).isProblem(422, "invalid-value");
        }
        admin.put(path, "{\"name\":\"slow\",\"address\":\"me@lab\",\"waitHours\":0}")
                .isProblem(422, "invalid-value");
        admin.put(path, "{\"name\":\"slow\",\"address\":\"me@lab\",\"waitHours\":72}")
                .is(200);
        assertThat(admin.get(path).at("/waitHours")).isEqualTo("72");
        admin.put(path, admin.get(path).body()).is(200);
        assertThat(admin.get(path).at("/waitHours")).isEqualTo("72");
        admin.put(path, "{\"name\":\"slow\",\"address\":\"me@lab\"}").is(200);
        assertThat(admin.get(path).at("/limits/bandwidth")).isEmpty();
    }

    private static String slow(String bandwidth) {
        return "{\"name\":\"slow\",\"address\":\"me@lab\",\"limits\":{\"ioTimeoutSeconds\":900,\"bandwidth\":%s}}"
                .formatted(bandwidth);
    }

    @Test
    void whatWasReadCanBeSentBack() {
        Reply added = client("sent back");
        admin.put(added.header("location"), admin.get(added.header("location")).body())
                .is(200);
        Reply policy = admin.post(
                        "/api/v1/policies",
                        "{\"name\":\"sent back\",\"schedule\":{},\"retention\":{\"keepWithin\":\"P7D\"}}")
                .is(201);
        assertThat(admin.put(policy.header("location"), policy.body()).is(200).at("/retention/keepWithin"))
                .isEqualTo("PT168H");
    }

    @Test
    void whereGordailuKeepsItsOwnFilesThereIsNoLocation() {
        String location = "{\"id\":\"own\",\"name\":\"Own\",\"directory\":\"%s\"}";
        Path data = gateway.data();
        for (Path own : List.of(data, data.resolve("keys"), data.resolve("store/deeper"))) {
            admin.post("/api/v1/locations", location.formatted(own))
                    .isProblem(422, "invalid-value", "own files", "choose another");
        }
        admin.post("/api/v1/locations", location.formatted(data.resolve("keys-to-the-city")))
                .is(201);
    }

    @Test
    void aPersonMayHaveALocationMarkedAnew() {
        admin.post("/api/v1/locations", "{\"id\":\"tape\",\"name\":\"Tape\",\"directory\":\"/srv/tape\"}")
                .is(201);
        assertThat(admin.post("/api/v1/locations/tape/mark", "").is(202).at("/directory"))
                .isEqualTo("/srv/tape");
        admin.post("/api/v1/locations/nowhere/mark", "").is(404);

        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(MarkLocation.class))
                        .extracting(MarkLocation::locationId, MarkLocation::requestedBy)
                        .containsExactly(tuple(LocationId.of("tape"), "admin")));
    }

    @Test
    void aLocationIsNeitherAroundNorWithinAnotherNorTheSystems() {
        String location = "{\"id\":\"%s\",\"name\":\"%s\",\"directory\":\"%s\"}";
        admin.post("/api/v1/locations", location.formatted("third", "Third", "/srv/third//disk/"))
                .is(201);
        for (String overlapping : List.of("/srv/third/disk", "/srv/third/disk/deeper", "/srv/third")) {
            admin.post("/api/v1/locations", location.formatted("fourth", "Fourth", overlapping))
                    .isProblem(422, "invalid-value", "overlaps", "Third");
        }
        for (String system :
                List.of("/", "/proc/1", "/dev", "/etc", "/boot", "/usr/lib/x", "/usr/local", "/run/x", "/run/media")) {
            admin.post("/api/v1/locations", location.formatted("fourth", "Fourth", system))
                    .isProblem(422, "invalid-value", "system's own");
        }
        admin.post("/api/v1/locations", location.formatted("fourth", "Fourth", "/srv/third/disk2"))
                .is(201);
    }

    @Test
    void aLocationIsJudgedByWhereItsPathLeads(@TempDir Path disk) throws IOException {
        String location = "{\"id\":\"%s\",\"name\":\"%s\",\"directory\":\"%s\"}";
        Path pool = Files.createDirectory(disk.resolve("pool"));
        Path link = Files.createSymbolicLink(disk.resolve("link"), pool);
        Path etc = Files.createSymbolicLink(disk.resolve("etc"), Path.of("/etc"));
        admin.post("/api/v1/locations", location.formatted("pool", "Pool", pool.resolve("a")))
                .is(201);

        admin.post("/api/v1/locations", location.formatted("linked", "Linked", link + "/a/b"))
                .isProblem(422, "invalid-value", "overlaps", "Pool");
        admin.post("/api/v1/locations", location.formatted("linked", "Linked", etc + "/backups"))
                .isProblem(422, "invalid-value", "system's own");
        Path dangling = Files.createSymbolicLink(disk.resolve("dangling"), Path.of("/etc/not-there"));
        admin.post("/api/v1/locations", location.formatted("linked", "Linked", dangling + "/backups"))
                .isProblem(422, "invalid-value", "/etc/not-there/backups is the system's own");
        Path loop = Files.createSymbolicLink(disk.resolve("loop"), Path.of("loop"));
        admin.post("/api/v1/locations", location.formatted("looped", "Looped", loop + "/backups"))
                .is(201);
        admin.post("/api/v1/locations", location.formatted("linked", "Linked", link + "/b"))
                .is(201);
    }

    @Test
    void whatIsTooLongToTravelOrOutOfRangeIsRefused() {
        String client = client("too long").at("/id");
        admin.post("/api/v1/jobs", body(client, "long", ",\"description\":\"%s\"".formatted("x".repeat(10_001))))
                .isProblem(422, "invalid-value", "10,000 characters");
        admin.post("/api/v1/jobs", body(client, "long", ",\"excludes\":[\"%s\"]".formatted("x".repeat(4_097))))
                .isProblem(422, "invalid-value", "4,096 characters");
        admin.post("/api/v1/jobs", body(client, "long", ",\"priority\":99999999999"))
                .isProblem(422, "invalid-value", "too large");
        admin.post("/api/v1/jobs", body(client, "long", ",\"overdueHours\":0"))
                .isProblem(422, "invalid-value", "overdueHours is 1 to 9,600");
        admin.post("/api/v1/jobs", body(client, "long", ",\"checksumEvery\":0"))
                .isProblem(422, "invalid-value", "checksumEvery is at least 1");
        admin.post("/api/v1/jobs", body(client, "long", ",\"excludes\":[null]"))
                .isProblem(422, "invalid-value", "null in it");
        admin.post("/api/v1/clients", "{\"name\":\"\\ud800x\"}").isProblem(422, "invalid-value", "another name");
    }

    @Test
    void aStaleVersionIsRefused() {
        String path = client("versioned").header("location");
        admin.with("If-Match", "\"1\"")
                .put(path, "{\"name\":\"versioned\",\"description\":\"new\"}")
                .is(200);

        admin.with("If-Match", "\"1\"")
                .put(path, "{\"name\":\"versioned\"}")
                .isProblem(412, "stale-version", "version 1", "version 2");
        admin.with("If-Match", "\"1\"").delete(path).isProblem(412, "stale-version");
        admin.with("If-Match", "what").delete(path).isProblem(400, "invalid-parameter", "ETag");
        admin.with("If-Match", "\"2\"").delete(path).is(204);
    }

    @Test
    void aQuotaIsKeptAndOneThatLetsNothingBeBackedUpIsRefused() {
        Reply made = admin.post("/api/v1/clients", "{\"name\":\"with quota\",\"quotaBytes\":500000000000}")
                .is(201);
        assertThat(made.json().at("/quotaBytes").asLong()).isEqualTo(500_000_000_000L);
        assertThat(admin.get("/api/v1/clients/" + made.at("/id"))
                        .json()
                        .at("/quotaBytes")
                        .asLong())
                .isEqualTo(500_000_000_000L);
        Reply refused = admin.post("/api/v1/clients", "{\"name\":\"nothing\",\"quotaBytes\":0}");
        refused.isProblem(422, "invalid-value", "0 bytes");
        assertThat(refused.at("/field")).isEqualTo("quotaBytes");
    }

    @Test
    void aNameIsTakenWhateverItsCaseUntilItsClientIsRemoved() {
        Reply first = client("Taken");
        admin.post("/api/v1/clients", "{\"name\":\"tAKEN \"}").isProblem(409, "name-taken", "tAKEN", "another name");
        Reply other = client("free");
        admin.put(other.header("location"), "{\"name\":\"taken\"}").isProblem(409, "name-taken", "taken");

        admin.delete(first.header("location")).is(204);
        admin.post("/api/v1/clients", "{\"name\":\"taken\"}").is(201);
    }

    @Test
    void ofManyWhoAddTheSameNameAtOnceOneSucceeds() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Reply>> replies = threads.invokeAll(
                    Collections.nCopies(16, () -> admin.post("/api/v1/clients", "{\"name\":\"wanted by many\"}")));
            List<Integer> statuses = new ArrayList<>();
            for (Future<Reply> reply : replies) {
                statuses.add(reply.get().status());
            }
            assertThat(statuses)
                    .containsOnlyOnce(201)
                    .filteredOn(status -> status == 409)
                    .hasSize(15);
        }
    }

    @Test
    void jobNamesAreUniqueWithinTheirClient() {
        String one = client("host one").at("/id");
        String two = client("host two").at("/id");
        Reply job = job(one, "etc").is(201);
        job(two, "etc").is(201);
        job(one, "ETC").isProblem(409, "name-taken", "ETC");

        assertThat(job.at("/policyId")).isEqualTo(Defaults.DAILY.toString());
        assertThat(job.at("/locationId")).isEqualTo("main");
        Reply list = admin.get("/api/v1/jobs?clientId=" + one).is(200);
        assertThat(list.json().at("/total").asInt()).isOne();
        assertThat(list.at("/items/0/name")).isEqualTo("etc");
    }

    @Test
    void aJobThatRefersToNothingIsRefusedAndSaysToWhat() {
        String unknown = UUID.randomUUID().toString();
        String client = client("referring").at("/id");
        job(unknown, "lost").isProblem(422, "unknown-reference", "client " + unknown, "/api/v1/clients");
        Reply policy = admin.post("/api/v1/jobs", body(client, "lost", ",\"policyId\":\"" + unknown + "\""));
        policy.isProblem(422, "unknown-reference", "policy " + unknown);
        assertThat(policy.at("/field")).isEqualTo("policyId");
        admin.post("/api/v1/jobs", body(client, "lost", ",\"locationId\":\"nowhere\""))
                .isProblem(422, "unknown-reference", "location nowhere");
    }

    @Test
    void whatAJobUsesIsNotRemovedAndTheJobIsNamed() {
        Reply client = client("in use");
        Reply policy = admin.post(
                        "/api/v1/policies",
                        "{\"name\":\"Of one job\",\"schedule\":{\"times\":[\"08:00\"]},\"retention\":{\"last\":3}}")
                .is(201);
        Reply location = admin.post(
                        "/api/v1/locations", "{\"id\":\"second\",\"name\":\"Second\",\"directory\":\"/srv/second\"}")
                .is(201);
        Reply job = admin.post(
                        "/api/v1/jobs",
                        body(
                                client.at("/id"),
                                "user of all",
                                ",\"policyId\":\"%s\",\"locationId\":\"second\"".formatted(policy.at("/id"))))
                .is(201);

        for (Reply used : List.of(client, policy, location)) {
            admin.delete(used.header("location")).isProblem(409, "in-use", "user of all", job.at("/id"));
        }
        admin.delete(job.header("location")).is(204);
        for (Reply unused : List.of(client, policy, location)) {
            admin.delete(unused.header("location")).is(204);
        }
        Reply again = admin.post(
                "/api/v1/locations", "{\"id\":\"second\",\"name\":\"Second\",\"directory\":\"/srv/second\"}");
        assertThat(again.is(201).header("etag")).isEqualTo("\"3\"");
    }

    @Test
    void jobsAreReadAndChanged() {
        String client = client("jobs host").at("/id");
        Reply job = job(client, "docs").is(201);
        String path = job.header("location");
        Reply changed = admin.put(
                        path,
                        body(client, "documents", ",\"excludes\":[\"*.tmp\"],\"checksumEvery\":30,\"overdueHours\":48"))
                .is(200);
        assertThat(changed.at("/checksumEvery")).isEqualTo("30");
        assertThat(changed.at("/overdueHours")).isEqualTo("48");
        assertThat(changed.at("/excludes/0")).isEqualTo("*.tmp");
        assertThat(admin.get(path).is(200).json()).isEqualTo(changed.json());
    }

    /** They are the job's own from then on: what is read can be sent back, and nothing changes with another version of the program. */
    @Test
    void presetsOfExcludesAreListedAndTakenOver() {
        String client = client("presets host").at("/id");
        List<String> presets = admin.get("/api/v1/exclude-presets")
                .is(200)
                .json()
                .valueStream()
                .map(preset -> preset.at("/id").asString())
                .toList();
        assertThat(presets).contains("linux-system", "caches", "windows");

        for (String preset : presets) {
            String more = ",\"excludes\":[\"+ /proc/keep\",\"/tmp/*\"],\"excludePresets\":[\"%s\"]".formatted(preset);
            Reply added = admin.post("/api/v1/jobs", body(client, "of " + preset, more))
                    .is(201);
            assertThat(added.json().at("/excludes").valueStream().map(JsonNode::asString))
                    .startsWith("+ /proc/keep", "/tmp/*")
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(8);
        }
        admin.post("/api/v1/jobs", body(client, "of none", ",\"excludePresets\":[\"solaris\"]"))
                .isProblem(422, "invalid-value", "linux-system, caches");
    }

    @Test
    void policiesAndLocationsAreListedReadAndChanged() {
        Reply policy = admin.post(
                        "/api/v1/policies",
                        "{\"name\":\"Weekdays\",\"schedule\":{\"zone\":\"Europe/Madrid\",\"times\":[\"21:30\"],\"days\":[\"FRIDAY\",\"MONDAY\"]},\"retention\":{\"daily\":5}}")
                .is(201);
        Reply read = admin.get(policy.header("location")).is(200);
        assertThat(read.body()).contains("\"days\":[\"MONDAY\",\"FRIDAY\"]", "\"zone\":\"Europe/Madrid\"", "21:30");
        assertThat(admin.get("/api/v1/policies").is(200).body()).contains("Weekdays", "Daily");
        assertThat(admin.get("/api/v1/locations").is(200).body()).contains("\"id\":\"main\"");
        Reply main = admin.get("/api/v1/locations/main").is(200);
        assertThat(admin.put("/api/v1/locations/main", main.body()).is(200).at("/name"))
                .isEqualTo("main");
        admin.put("/api/v1/locations/main", "{\"id\":\"other\",\"name\":\"x\",\"directory\":\"/x\"}")
                .isProblem(422, "invalid-value", "does not change");
    }

    @Test
    void aListIsReadPageByPage() {
        client("page a");
        client("page b");
        Reply page = admin.get("/api/v1/clients?page=1&size=1").is(200);
        assertThat(page.json().at("/items").size()).isOne();
        assertThat(page.json().at("/page").asInt()).isOne();
        assertThat(page.json().at("/size").asInt()).isOne();
        assertThat(page.json().at("/total").asInt()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void aClientShowsItsPublicKeys() {
        String id = client("keyed").at("/id");
        gateway.hear(new ClientKeyCreated(WorkerId.of("w1"), ClientId.of(id), "ssh-ed25519 AAAA new", Facts.AT));
        gateway.hear(new ClientKeyCreated(
                WorkerId.of("w1"), ClientId.of(id), "ssh-ed25519 AAAA old", Facts.AT.minusSeconds(5)));
        Reply read = admin.get("/api/v1/clients/" + id);
        assertThat(read.json().at("/publicKeys").size()).isOne();
        assertThat(read.at("/publicKeys/0/authorizedKeysLine")).isEqualTo("restrict ssh-ed25519 AAAA new");
    }

    @Test
    void aPersonApprovesTheHostKeyThatAClientShows() {
        String id = admin.post("/api/v1/clients", "{\"name\":\"shown\",\"address\":\"root@shown\"}")
                .is(201)
                .at("/id");
        String path = "/api/v1/clients/" + id;
        gateway.hear(seen(id, "root@elsewhere", "SHA256:elsewhere", false));
        assertThat(admin.get(path).json().at("/hostKeys"))
                .as("of an address it had")
                .isEmpty();
        gateway.hear(seen(id, "root@shown", "SHA256:one", false));
        gateway.hear(seen(id, "root@shown", "SHA256:late", true, Facts.AT.minusSeconds(5)));

        Reply read = admin.get(path);
        assertThat(read.at("/hostKeys/0/fingerprint")).isEqualTo("SHA256:one");
        assertThat(read.json().at("/hostKeys/0/approved").asBoolean()).isFalse();

        admin.post(path + "/host-key", "{\"fingerprint\":\"SHA256:another\"}")
                .isProblem(409, "conflict", "SHA256:another", "shown");
        admin.post(path + "/host-key", "{}").isProblem(422, "invalid-value", "fingerprint");
        admin.post("/api/v1/clients/" + ClientId.random() + "/host-key", "{\"fingerprint\":\"SHA256:one\"}")
                .is(404);
        admin.post(path + "/host-key", "{\"fingerprint\":\"SHA256:one\"}").is(202);

        Awaitility.await()
                .untilAsserted(() -> assertThat(gateway.store().sent(ApproveHostKey.class))
                        .filteredOn(sent -> sent.clientId().equals(ClientId.of(id)))
                        .extracting(ApproveHostKey::fingerprint, ApproveHostKey::requestedBy)
                        .containsExactly(tuple("SHA256:one", "admin")));
        gateway.hear(seen(id, "root@shown", "SHA256:one", true, Facts.AT.plusSeconds(5)));
        assertThat(admin.get(path).json().at("/hostKeys/0/approved").asBoolean())
                .isTrue();
        admin.post(path + "/host-key", "{\"fingerprint\":\"SHA256:one\"}").is(409);
        admin.put(path, admin.get(path).body()).is(200);
    }

    private static HostKeySeen seen(String client, String address, String fingerprint, boolean approved) {
        return seen(client, address, fingerprint, approved, Facts.AT);
    }

    private static HostKeySeen seen(
            String client, String address, String fingerprint, boolean approved, Instant seenAt) {
        return new HostKeySeen(
                WorkerId.of("w1"), ClientId.of(client), address, "ssh-ed25519", fingerprint, approved, null, seenAt);
    }

    private Reply client(String name) {
        return admin.post("/api/v1/clients", "{\"name\":\"%s\"}".formatted(name))
                .is(201);
    }

    private Reply job(String client, String name) {
        return admin.post("/api/v1/jobs", body(client, name, ""));
    }

    private static String body(String client, String name, String more) {
        return "{\"clientId\":\"%s\",\"name\":\"%s\",\"paths\":[\"/etc\"]%s}".formatted(client, name, more);
    }
}
