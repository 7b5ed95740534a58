package eus.gordailu.gateway.openapi;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {

    private final Reply api = TestGateway.shared().admin().get("/v3/api-docs").is(200);

    @Test
    void everyOperationIsListed() {
        Set<String> operations = new TreeSet<>();
        api.json()
                .at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(operations)
                .containsExactlyInAnyOrder(
                        "GET /api/v1/clients",
                        "POST /api/v1/clients",
                        "GET /api/v1/clients/{id}",
                        "PUT /api/v1/clients/{id}",
                        "DELETE /api/v1/clients/{id}",
                        "POST /api/v1/clients/{id}/host-key",
                        "POST /api/v1/client-checks",
                        "POST /api/v1/key-installations",
                        "POST /api/v1/daemon-passwords",
                        "POST /api/v1/file-previews",
                        "GET /api/v1/exclude-presets",
                        "GET /api/v1/jobs",
                        "POST /api/v1/jobs",
                        "GET /api/v1/jobs/{id}",
                        "PUT /api/v1/jobs/{id}",
                        "DELETE /api/v1/jobs/{id}",
                        "GET /api/v1/policies",
                        "POST /api/v1/policies",
                        "GET /api/v1/policies/{id}",
                        "PUT /api/v1/policies/{id}",
                        "DELETE /api/v1/policies/{id}",
                        "POST /api/v1/policies/preview",
                        "GET /api/v1/policies/{id}/due-times",
                        "POST /api/v1/schedules/due-times",
                        "GET /api/v1/jobs/{id}/retention-preview",
                        "GET /api/v1/locations",
                        "POST /api/v1/locations",
                        "GET /api/v1/locations/{id}",
                        "PUT /api/v1/locations/{id}",
                        "DELETE /api/v1/locations/{id}",
                        "POST /api/v1/locations/{id}/mark",
                        "GET /api/v1/script-presets",
                        "GET /api/v1/scripts",
                        "POST /api/v1/scripts",
                        "GET /api/v1/scripts/{id}",
                        "PUT /api/v1/scripts/{id}",
                        "DELETE /api/v1/scripts/{id}",
                        "POST /api/v1/jobs/{id}/runs",
                        "GET /api/v1/runs",
                        "GET /api/v1/runs/{id}",
                        "POST /api/v1/runs/{id}/abort",
                        "GET /api/v1/snapshots",
                        "GET /api/v1/jobs/{jobId}/snapshots/{snapshotId}",
                        "PATCH /api/v1/jobs/{jobId}/snapshots/{snapshotId}",
                        "DELETE /api/v1/jobs/{jobId}/snapshots/{snapshotId}",
                        "POST /api/v1/jobs/{jobId}/snapshots/{snapshotId}/accept",
                        "GET /api/v1/restores",
                        "POST /api/v1/restores",
                        "GET /api/v1/restores/{id}",
                        "POST /api/v1/restores/{id}/abort",
                        "GET /api/v1/restores/{id}/log",
                        "GET /api/v1/usage",
                        "GET /api/v1/workers",
                        "GET /api/v1/notifications",
                        "GET /api/v1/tokens",
                        "POST /api/v1/tokens",
                        "DELETE /api/v1/tokens/{id}");
    }

    @Test
    void everyOperationThatMakesSomethingSaysByWhichStatus() {
        Map<String, String> statuses = new TreeMap<>();
        api.json().at("/paths").properties().forEach(path -> {
            JsonNode responses = path.getValue().at("/post/responses");
            if (!responses.isMissingNode()) {
                statuses.put(
                        path.getKey().substring("/api/v1/".length()),
                        responses.propertyNames().stream()
                                .filter(status -> status.startsWith("2"))
                                .collect(Collectors.joining(" ")));
            }
        });

        assertThat(statuses)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        entry("clients", "201"),
                        entry("clients/{id}/host-key", "202"),
                        entry("client-checks", "200"),
                        entry("key-installations", "200"),
                        entry("daemon-passwords", "200"),
                        entry("file-previews", "200"),
                        entry("jobs", "201"),
                        entry("policies", "201"),
                        entry("locations", "201"),
                        entry("scripts", "201"),
                        entry("tokens", "201"),
                        entry("policies/preview", "200"),
                        entry("schedules/due-times", "200"),
                        entry("jobs/{id}/runs", "202"),
                        entry("runs/{id}/abort", "202"),
                        entry("restores", "202"),
                        entry("restores/{id}/abort", "202"),
                        entry("locations/{id}/mark", "202"),
                        entry("jobs/{jobId}/snapshots/{snapshotId}/accept", "202")));
    }

    @Test
    void itSaysWhoMayCallAndWhatAProblemLooksLike() {
        assertThat(api.at("/info/title")).isEqualTo("Gordailu");
        assertThat(api.at("/components/securitySchemes/bearer/scheme")).isEqualTo("bearer");
        assertThat(api.at("/components/securitySchemes/basic/scheme")).isEqualTo("basic");
        assertThat(
                        api.at(
                                "/paths/~1api~1v1~1clients/post/responses/default/content/application~1problem+json/schema/$ref"))
                .isEqualTo("#/components/schemas/Problem");
        assertThat(api.at("/components/schemas/Client/properties/id/type")).isEqualTo("string");
        assertThat(api.json().at("/components/schemas/Problem/properties").has("detail"))
                .isTrue();
    }

    @Test
    void everySchemaThatIsReferredToIsThere() {
        Pattern reference = Pattern.compile("#/components/schemas/([A-Za-z]+)");
        assertThat(reference
                        .matcher(api.body())
                        .results()
                        .map(match -> match.group(1))
                        .distinct())
                .allMatch(name -> api.json().at("/components/schemas").has(name));
    }
}
