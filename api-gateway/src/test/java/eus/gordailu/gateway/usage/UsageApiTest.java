package eus.gordailu.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.gateway.snapshot.MeasuredJobs;
import eus.gordailu.gateway.testing.Facts;
import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.TestGateway;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class UsageApiTest {

    private static final String SNAPSHOT = "2026-11-23T02-00-20Z";

    private final TestGateway gateway = TestGateway.shared();
    private final Http admin = gateway.admin();

    @Test
    void whatTheLastRotationsToldIsShownByJobClientAndSnapshot() {
        Facts etc = new Facts("usage etc");
        Facts home = new Facts(new JobRef(etc.clientId(), "web", JobId.random(), "usage home"));
        gateway.hear(etc.completed(1, SNAPSHOT), etc.rotated(SNAPSHOT));
        gateway.hear(home.completed(1, SNAPSHOT), home.rotated(SNAPSHOT));

        JsonNode usage = admin.get("/api/v1/usage").is(200).json();

        JsonNode job = with(usage.at("/jobs"), "jobId", etc.jobId().toString());
        assertThat(job.at("/bytes").asLong()).isEqualTo(34_000);
        assertThat(job.at("/freedBytes").asLong()).isEqualTo(7_000);
        assertThat(job.at("/locationId").asString()).isEqualTo("main");
        assertThat(job.at("/snapshots/0/ownBytes").asLong()).isEqualTo(12_000);
        assertThat(with(usage.at("/clients"), "id", etc.clientId().toString())
                        .at("/bytes")
                        .asLong())
                .isEqualTo(68_000);
        assertThat(admin.get("/api/v1/jobs/%s/snapshots/%s".formatted(etc.jobId(), SNAPSHOT))
                        .json()
                        .at("/ownBytes")
                        .asLong())
                .isEqualTo(12_000);
    }

    @Test
    void aClientWithAJobThatIsNotKnownHasNoSum() {
        Facts known = new Facts("usage known");
        Facts unknown = new Facts(new JobRef(known.clientId(), "web", JobId.random(), "usage unknown"));
        gateway.hear(known.rotated(SNAPSHOT), unknown.rotatedUnmeasured(SNAPSHOT));

        JsonNode usage = admin.get("/api/v1/usage").is(200).json();

        assertThat(with(usage.at("/clients"), "id", known.clientId().toString()).has("bytes"))
                .isFalse();
        assertThat(with(usage.at("/jobs"), "jobId", unknown.jobId().toString()).has("bytes"))
                .isFalse();
        assertThat(ClientId.of(with(usage.at("/jobs"), "jobId", unknown.jobId().toString())
                        .at("/clientId")
                        .asString()))
                .isEqualTo(known.clientId());
    }

    @Test
    void whatAClientHoldsIsWhatItsQuotaCountsThoughLaterNewsDoesNotTellAndTheJobIsRemoved() {
        String client = admin.post("/api/v1/clients", "{\"name\":\"held\",\"quotaBytes\":100000}")
                .is(201)
                .at("/id");
        String job = admin.post(
                        "/api/v1/jobs", "{\"clientId\":\"%s\",\"name\":\"etc\",\"paths\":[\"/etc\"]}".formatted(client))
                .is(201)
                .at("/id");
        Facts facts = new Facts(new JobRef(ClientId.of(client), "held", JobId.of(job), "etc"));
        MeasuredJobs measured = gateway.bean(MeasuredJobs.class);
        gateway.hear(facts.rotated(SNAPSHOT), facts.expired("2026-11-22T02-00-20Z"));
        assertThat(measured.bytes(facts.clientId())).isEqualTo(34_000);

        admin.delete("/api/v1/jobs/" + job).is(204);
        assertThat(measured.bytes(facts.clientId())).isEqualTo(34_000);
    }

    @Test
    void aJobThatIsAnotherClientsNowDoesNotCountForTheOneThatHadIt() {
        String before =
                admin.post("/api/v1/clients", "{\"name\":\"had it\"}").is(201).at("/id");
        String now =
                admin.post("/api/v1/clients", "{\"name\":\"has it\"}").is(201).at("/id");
        String job = admin.post(
                        "/api/v1/jobs", "{\"clientId\":\"%s\",\"name\":\"etc\",\"paths\":[\"/etc\"]}".formatted(now))
                .is(201)
                .at("/id");
        Facts facts = new Facts(new JobRef(ClientId.of(before), "had it", JobId.of(job), "etc"));
        gateway.hear(facts.rotated(SNAPSHOT));

        assertThat(gateway.bean(MeasuredJobs.class).bytes(facts.clientId())).isZero();
    }

    private static JsonNode with(JsonNode list, String field, String value) {
        for (JsonNode item : list) {
            if (item.at("/" + field).asString().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("There is no " + value + " in " + list);
    }
}
