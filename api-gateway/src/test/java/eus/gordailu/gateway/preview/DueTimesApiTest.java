package eus.gordailu.gateway.preview;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.gateway.testing.Http;
import eus.gordailu.gateway.testing.Reply;
import eus.gordailu.gateway.testing.TestGateway;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTimesApiTest {

    private static final String PATH = "/api/v1/schedules/due-times";

    private final TestGateway gateway = TestGateway.shared();
    private final Http admin = gateway.admin();

    @Test
    void theNextTwentyTimesOfAScheduleAreShownWithoutSavingIt() {
        Reply shown = admin.post(PATH, "{\"zone\":\"Europe/Madrid\",\"everyMinutes\":90}")
                .is(200);

        List<OffsetDateTime> due = due(shown);
        assertThat(shown.at("/zone")).isEqualTo("Europe/Madrid");
        assertThat(due).hasSize(20);
        assertThat(due.getFirst().toInstant())
                .isAfter(gateway.clock().instant())
                .isBeforeOrEqualTo(gateway.clock().instant().plus(Duration.ofMinutes(90)));
        assertThat(Duration.between(due.get(0), due.get(1))).isEqualTo(Duration.ofMinutes(90));
        assertThat(admin.post(PATH, "{}").is(200).json().at("/dueTimes")).isEmpty();
    }

    @Test
    void thoseOfAPolicyAreShownAsItsZonesClocksShowThem() {
        String id = admin.post(
                        "/api/v1/policies",
                        "{\"name\":\"due times\",\"schedule\":{\"zone\":\"Pacific/Auckland\",\"times\":[\"02:30\"],\"monthDays\":[-1,1],\"months\":[12,1]},\"retention\":{\"last\":1}}")
                .is(201)
                .at("/id");

        List<OffsetDateTime> due = due(
                admin.get("/api/v1/policies/%s/due-times?count=5".formatted(id)).is(200));

        assertThat(due).hasSize(5).allSatisfy(each -> {
            assertThat(each.getMonthValue()).isIn(1, 12);
            assertThat(each.getDayOfMonth()).isIn(1, 31);
            assertThat(each).hasToString(each.toLocalDate() + "T02:30+13:00");
        });
        Reply policy = admin.get("/api/v1/policies/" + id).is(200);
        assertThat(policy.json().at("/schedule/monthDays").toString()).isEqualTo("[-1,1]");
        assertThat(policy.json().at("/schedule/months").toString()).isEqualTo("[1,12]");
        admin.put("/api/v1/policies/" + id, policy.body()).is(200);
        admin.get("/api/v1/policies/00000000-0000-4000-8000-000000000000/due-times")
                .isProblem(404, "not-found");
    }

    @Test
    void cronIsReadAndKept() {
        Reply policy = admin.post(
                        "/api/v1/policies",
                        "{\"name\":\"by cron\",\"schedule\":{\"zone\":\"UTC\",\"cron\":\"30 21 * * MON-fri\"},\"retention\":{\"last\":1}}")
                .is(201);

        assertThat(policy.at("/schedule/cron")).isEqualTo("30 21 * * mon-fri");
        assertThat(due(admin.get("/api/v1/policies/%s/due-times?count=50".formatted(policy.at("/id")))))
                .hasSize(50)
                .allSatisfy(each -> {
                    assertThat(each.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
                    assertThat(each.toLocalTime()).isEqualTo(LocalTime.of(21, 30));
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        {"cron":"30 25 * * *"}; "25" is no hour
        {"cron":"@reboot"}; as cron writes it
        {"times":["21:00"],"everyMinutes":5}; give one of them
        {"everyMinutes":0}; every 1 to 1,440 minutes
        {"times":["21:00"],"months":[13]}; no month 13
        {"times":["21:00"],"monthDays":[0]}; day 0
        {"times":["21:00"],"monthDays":[30],"months":[2]}; never due
        {"cron":"@daily","months":[2]}; leave days
        """)
    void whatIsNoScheduleIsRefusedWithASentence(String schedule, String why) {
        admin.post(PATH, schedule).isProblem(422, "invalid-value", why);
    }

    @ParameterizedTest
    @CsvSource({"0", "1001", "-1"})
    void soManyCantBeShown(int count) {
        admin.post(PATH + "?count=" + count, "{}").isProblem(400, "invalid-parameter", "1 to 1000");
    }

    private static List<OffsetDateTime> due(Reply shown) {
        return shown.json()
                .at("/dueTimes")
                .valueStream()
                .map(time -> OffsetDateTime.parse(time.asString()))
                .toList();
    }
}
