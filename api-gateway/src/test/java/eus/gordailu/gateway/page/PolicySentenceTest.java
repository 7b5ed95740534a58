package eus.gordailu.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.PolicyId;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class PolicySentenceTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Madrid");
    private static final Set<DayOfWeek> ALL = EnumSet.allOf(DayOfWeek.class);
    private static final List<LocalTime> TWICE = List.of(LocalTime.of(9, 0), LocalTime.of(21, 0));

    @Test
    void itSaysWhenJobsAreDue() {
        assertThat(of(new Schedule(ZONE, List.of(), ALL))).startsWith("Only by hand;");
        assertThat(of(new Schedule(ZONE, TWICE, ALL))).startsWith("09:00, 21:00 every day;");
        assertThat(of(new Schedule(ZONE, TWICE, Set.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY))))
                .startsWith("09:00, 21:00 Mon, Sun;");
        assertThat(of(new Schedule(ZONE, List.of(), ALL, null, null, 90, null, null)))
                .startsWith("every 1 h 30 min every day;");
        assertThat(of(new Schedule(ZONE, TWICE, ALL, Set.of(Schedule.LAST, 15), Set.of(Month.JULY), null, null, null)))
                .startsWith("09:00, 21:00 on day 15, the last of the month in Jul;");
        assertThat(of(new Schedule(ZONE, List.of(), ALL, null, null, null, "0 3 * * sun", null)))
                .startsWith("by cron: 0 3 * * sun;");
    }

    private static String of(Schedule schedule) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("gateway/messages");
        messages.setDefaultEncoding("UTF-8");
        return new PolicySentence(new Words(messages, Locale.ENGLISH, ZONE))
                .of(new Policy(PolicyId.random(), "some", "", schedule, new Retention(3, 0, 0, 0, 0, 0, null)));
    }
}
