package eus.gordailu.gateway.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.catalog.ScriptDefined;
import eus.gordailu.contracts.catalog.ScriptRemoved;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.contracts.wire.WireCodec;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScriptApiTest {

    private static final String NOTHING_RUNS_THERE = "name a script that runs on the worker";

    private final TestGateway gateway = TestGateway.shared();
    private final Http admin = gateway.admin();

    @Test
    void aScriptIsAddedReadChangedAndRemovedAndEachIsTold() {
        Reply added = admin.post(
                        "/api/v1/scripts",
                        "{\"name\":\"dump\",\"description\":\"of all\",\"place\":\"CLIENT\",\"body\":\"#!/bin/sh\\r\\nexit 0\\r\\n\",\"timeLimitMinutes\":180}")
                .is(201);
        String path = added.header("location");
        ScriptId id = ScriptId.of(added.at("/id"));

        assertThat(path).isEqualTo("/api/v1/scripts/" + id);
        assertThat(added.header("etag")).isEqualTo("\"1\"");
        assertThat(added.at("/body")).isEqualTo("#!/bin/sh\nexit 0\n");
        Reply read = admin.get(path).is(200);
        assertThat(read.json()).isEqualTo(added.json());
        assertThat(admin.get("/api/v1/scripts?size=200").is(200).body()).contains(id.toString());
        admin.with("If-Match", "\"1\"").put(path, read.body()).is(200);
        admin.with("If-Match", "\"1\"").put(path, read.body()).isProblem(412, "stale-version", "version 2");
        admin.with("If-Match", "\"1\"").delete(path).isProblem(412, "stale-version");
        admin.delete(path).is(204);
        admin.get(path).isProblem(404, "not-found", id.toString(), "/api/v1/scripts");

        Script told = new Script(id, "dump", "of all", Script.Place.CLIENT, "#!/bin/sh\nexit 0\n", 180);
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(gateway.store().sent(ScriptRemoved.class)).contains(new ScriptRemoved(id, 3)));
        assertThat(gateway.store().sent(ScriptDefined.class))
                .contains(new ScriptDefined(told, 1), new ScriptDefined(told, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name":"x","place":"CLIENT"}                                               | body             | missing
            {"name":"x","place":"CLIENT","body":" \\n"}                                 | body             | upload the script itself
            {"name":"x","place":"CLIENT","body":"a\\u0000"}                             | body             | upload the script itself
            {"name":"x","body":"true"}                                                  | place            | missing
            {"name":"x","place":"SERVER","body":"true"}                                 | place            | CLIENT, WORKER
            {"place":"CLIENT","body":"true"}                                            | name             | missing
            {"name":"","place":"CLIENT","body":"true"}                                  | name             | another name
            {"name":"x","place":"CLIENT","body":"true","timeLimitMinutes":0}            | timeLimitMinutes | 1 to 2,880 minutes
            {"name":"x","place":"CLIENT","body":"true","timeLimitMinutes":2881}         | timeLimitMinutes | 1 to 2,880 minutes
            """)
    void whatIsNoScriptIsRefusedAndSaysWhere(String body, String field, String words) {
        Reply refused = admin.post("/api/v1/scripts", body);

        refused.isProblem(422, "invalid-value", words);
        assertThat(refused.at("/field")).isEqualTo(field);
    }

    /** Every character of it may take six in JSON. */
    @Test
    void aScriptOf32KiBIsLetThroughAndALargerOneRefused() {
        String character = "\\u0021";
        String request = "{\"name\":\"long\",\"place\":\"CLIENT\",\"body\":\"%s\"}";

        Reply added = admin.post("/api/v1/scripts", request.formatted(character.repeat(Script.LARGEST)))
                .is(201);

        assertThat(added.at("/body")).hasSize(Script.LARGEST).containsOnlyOnce("!".repeat(Script.LARGEST));
        admin.post("/api/v1/scripts", request.formatted(character.repeat(Script.LARGEST + 1)))
                .isProblem(422, "invalid-value", "at most 32,768 bytes", "32,769");
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        script("Taken", "CLIENT");
        admin.post("/api/v1/scripts", "{\"name\":\" taKen\",\"place\":\"WORKER\",\"body\":\"true\"}")
                .isProblem(409, "name-taken", "taKen", "script");
    }

    @Test
    void aClientAndAJobNameScriptsInTheOrderInWhichTheyRun() {
        String one = script("ordered one", "CLIENT");
        String two = script("ordered two", "WORKER");
        String scripts = ",\"preScripts\":[\"%2$s\",\"%1$s\"],\"postScripts\":[\"%1$s\"]".formatted(one, two);
        Reply client = client("ordered", "me@lab", scripts).is(201);
        Reply job = job(client.at("/id"), "ordered", scripts).is(201);

        for (Reply added : List.of(client, job)) {
            String path = added.header("location");
            Reply read = admin.get(path).is(200);
            assertThat(read.at("/preScripts/0")).isEqualTo(two);
            assertThat(read.at("/preScripts/1")).isEqualTo(one);
            assertThat(read.at("/postScripts/0")).isEqualTo(one);
            assertThat(admin.put(path, read.body()).is(200).json().at("/preScripts"))
                    .isEqualTo(read.json().at("/preScripts"));
        }
    }

    @ParameterizedTest
    @CsvSource({"preScripts", "postScripts"})
    void namesOfNothingTooManyAndNamesInAListTwiceAreRefused(String field) {
        String unknown = UUID.randomUUID().toString();
        String known = script("known " + field, "WORKER");
        String client = client("naming " + field, "me@lab", "").is(201).at("/id");
        String many = String.join(
                "\",\"",
                Stream.generate(() -> UUID.randomUUID().toString()).limit(6).toList());

        for (String list : List.of(unknown, known + "\",\"" + known, many, "no id")) {
            String scripts = ",\"%s\":[\"%s\"]".formatted(field, list);
            for (Reply refused : List.of(client("more " + field, "me@lab", scripts), job(client, "of it", scripts))) {
                if (list.equals(unknown)) {
                    refused.isProblem(422, "unknown-reference", "script " + unknown, "/api/v1/scripts");
                } else {
                    refused.isProblem(422, "invalid-value");
                }
                assertThat(refused.at("/field")).isEqualTo(field);
            }
        }
    }

    @Test
    void aScriptThatIsNamedIsNotRemovedAndWhoNamesItIsSaid() {
        String script = script("in use", "WORKER");
        String path = "/api/v1/scripts/" + script;
        Reply client = client("user one", "me@lab", ",\"preScripts\":[\"%s\"]".formatted(script))
                .is(201);
        Reply job = job(client.at("/id"), "user two", ",\"postScripts\":[\"%s\"]".formatted(script))
                .is(201);

        admin.delete(path)
                .isProblem(
                        409,
                        "in-use",
                        "the client \"user one\" (" + client.at("/id"),
                        "and the job \"user two\" (" + job.at("/id"),
                        "change them first");
        admin.put(client.header("location"), "{\"name\":\"user one\",\"address\":\"me@lab\"}")
                .is(200);
        admin.delete(path).isProblem(409, "in-use", "used by the job \"user two\"", "change it first");
        admin.delete(job.header("location")).is(204);
        admin.delete(path).is(204);
    }

    @Test
    void whoNamesAScriptAndWhoRemovesItAtTheSameTimeDoNotBothSucceed() throws Exception {
        String client = client("in a race", "me@lab", "").is(201).at("/id");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 60; round++) {
                String script = script("raced " + round, "WORKER");
                String named = ",\"preScripts\":[\"%s\"]".formatted(script);
                String name = "racer " + round;
                boolean asJob = round % 2 == 0;
                Future<Reply> naming =
                        threads.submit(() -> asJob ? job(client, name, named) : client(name, "me@lab", named));
                Future<Reply> removal = threads.submit(() -> admin.delete("/api/v1/scripts/" + script));

                assertThat(List.of(naming.get().status(), removal.get().status()))
                        .isIn(List.of(201, 409), List.of(422, 204));
                if (naming.get().status() == 201) {
                    admin.delete(naming.get().header("location")).is(204);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            local         |                     | is the worker itself
            nas::photos   |                     | rsync daemon, which runs nothing
            me@lab        | ,"restricted":true  | restricted key, which lets nothing run
            """)
    void whereNothingCanRunOnTheClientAScriptForItIsRefused(String address, String more, String why) {
        String route = more == null ? "" : more;
        String forClient = script("client's of " + address, "CLIENT");
        String forWorker = script("worker's of " + address, "WORKER");
        String named = ",\"preScripts\":[\"%s\"],\"postScripts\":[\"%s\"]";
        String client = client("closed " + address, address, route + named.formatted(forWorker, forWorker))
                .is(201)
                .at("/id");
        job(client, "allowed", named.formatted(forWorker, forWorker)).is(201);

        for (Reply refused : List.of(
                client("not " + address, address, route + named.formatted(forWorker, forClient)),
                job(client, "refused", named.formatted(forWorker, forClient)))) {
            refused.isProblem(422, "invalid-value", "client's of " + address, why, NOTHING_RUNS_THERE);
            assertThat(refused.at("/field")).isEqualTo("postScripts");
        }
    }

    @ParameterizedTest
    @CsvSource({"postgres, me@lab, restricted", "nas, nas::photos, address", "itself, local, address"})
    void aClientIsNotMovedToWhereItsScriptsOrItsJobsScriptsCannotRun(String name, String address, String field) {
        String named = ",\"preScripts\":[\"%s\"]".formatted(script("moved of " + name, "CLIENT"));
        String there = "{\"name\":\"%s\",\"address\":\"%s\"%s"
                .formatted(name, address, field.equals("restricted") ? ",\"restricted\":true" : "");
        Reply client = client(name, "me@lab", named).is(201);
        String path = client.header("location");

        admin.put(path, there + named + "}").isProblem(422, "invalid-value", NOTHING_RUNS_THERE);
        Reply job = job(client.at("/id"), "tables", named).is(201);
        Reply refused = admin.put(path, there + "}");
        refused.isProblem(409, "conflict", "job \"tables\" (" + job.at("/id"), "moved of " + name, "first");
        assertThat(refused.at("/field")).isEqualTo(field);
        admin.delete(job.header("location")).is(204);
        admin.put(path, there + "}").is(200);
    }

    @Test
    void aJobIsNotMovedToAClientOnWhichItsScriptsCannotRun() {
        String named = ",\"preScripts\":[\"%s\"]".formatted(script("of a job that moves", "CLIENT"));
        String open = client("open", "me@lab", "").is(201).at("/id");
        String closed = client("closed nas", "nas::photos", "").is(201).at("/id");
        String path = job(open, "moving", named).is(201).header("location");

        admin.put(path, jobBody(closed, "moving", named)).isProblem(422, "invalid-value", "rsync daemon");
        admin.put(path, jobBody(closed, "moving", "")).is(200);
    }

    @Test
    void aScriptIsNotMovedToTheClientWhereThoseWhoNameItCannotRunIt() {
        String script = script("moves", "WORKER");
        String path = "/api/v1/scripts/" + script;
        String named = ",\"postScripts\":[\"%s\"]".formatted(script);
        String moved = "{\"name\":\"moves\",\"place\":\"CLIENT\",\"body\":\"true\"}";
        Reply client = client("stays closed", "nas::photos", named).is(201);
        Reply job = job(client.at("/id"), "of the closed", named).is(201);

        Reply byClient = admin.put(path, moved);
        byClient.isProblem(409, "conflict", "the client \"stays closed\" (" + client.at("/id"), "rsync daemon");
        assertThat(byClient.at("/field")).isEqualTo("place");
        admin.put(client.header("location"), "{\"name\":\"stays closed\",\"address\":\"nas::photos\"}")
                .is(200);
        admin.put(path, moved)
                .isProblem(409, "conflict", "the job \"of the closed\" (" + job.at("/id"), "stays closed");
        admin.put(path, moved.replace("CLIENT", "WORKER")).is(200);
        admin.put(client.header("location"), "{\"name\":\"stays closed\",\"address\":\"me@lab\"}")
                .is(200);
        admin.put(path, moved).is(200);
    }

    @Test
    void presetsAreListedAndUploadedAsTheyAre() {
        List<JsonNode> presets =
                admin.get("/api/v1/script-presets").is(200).json().valueStream().toList();

        assertThat(presets)
                .extracting(preset -> preset.at("/name").asString())
                .containsExactly(
                        "postgresql-dump",
                        "mariadb-dump",
                        "mongodb-dump",
                        "lvm-snapshot",
                        "btrfs-snapshot",
                        "zfs-snapshot",
                        "windows-vss-snapshot");
        for (JsonNode preset : presets) {
            Reply added = admin.post("/api/v1/scripts", preset.toString()).is(201);
            assertThat(added.at("/body"))
                    .startsWith("#!/bin/sh\n")
                    .isEqualTo(preset.at("/body").asString());
            assertThat(added.at("/place")).isEqualTo("CLIENT");
        }
    }

    @Test
    void theExportHasScriptsAndWhoNamesThem() throws IOException {
        String body = "#!/bin/sh\\necho 'ñ \\\"x\\\" $1' \\\\\\n";
        Reply script = admin.post(
                        "/api/v1/scripts",
                        "{\"name\":\"exported\",\"place\":\"CLIENT\",\"body\":\"%s\"}".formatted(body))
                .is(201);
        Reply client = client("of an exported", "me@lab", ",\"preScripts\":[\"%s\"]".formatted(script.at("/id")))
                .is(201);
        Path file = gateway.data().resolve("catalogue/scripts/" + script.at("/id") + ".json");

        Script read = WireCodec.json().readValue(Files.readString(file), Script.class);

        assertThat(read.body()).isEqualTo("#!/bin/sh\necho 'ñ \"x\" $1' \\\n");
        assertThat(read.place()).isEqualTo(Script.Place.CLIENT);
        assertThat(new JsonMapper()
                        .readTree(gateway.data()
                                .resolve("catalogue/clients/" + client.at("/id") + ".json")
                                .toFile())
                        .at("/preScripts/0")
                        .asString())
                .isEqualTo(script.at("/id"));
        admin.delete(client.header("location")).is(204);
        admin.delete(script.header("location")).is(204);
        assertThat(file).doesNotExist();
    }

    private String script(String name, String place) {
        return admin.post(
                        "/api/v1/scripts",
                        "{\"name\":\"%s\",\"place\":\"%s\",\"body\":\"true\"}".formatted(name, place))
                .is(201)
                .at("/id");
    }

    private Reply client(String name, String address, String more) {
        return admin.post("/api/v1/clients", "{\"name\":\"%s\",\"address\":\"%s\"%s}".formatted(name, address, more));
    }

    private Reply job(String client, String name, String more) {
        return admin.post("/api/v1/jobs", jobBody(client, name, more));
    }

    private static String jobBody(String client, String name, String more) {
        return "{\"clientId\":\"%s\",\"name\":\"%s\",\"paths\":[\"/etc\"]%s}".formatted(client, name, more);
    }
}
