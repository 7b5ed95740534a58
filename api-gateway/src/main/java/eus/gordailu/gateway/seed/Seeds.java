package eus.gordailu.gateway.seed;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.gateway.catalog.Defaults;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The entities of the first start. Their ids are the same on every start: made twice they are there once. */
final class Seeds {

    static final ClientId CLIENT = new ClientId(Defaults.named("client:gordailu"));
    static final JobId JOB = new JobId(Defaults.named("job:catalogue"));
    static final RunId RUN = new RunId(Defaults.named("run:first"));

    private static final Set<DayOfWeek> ALL = Set.of(DayOfWeek.values());
    private static final Set<DayOfWeek> WEEKDAYS =
            Set.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);

    private Seeds() {}

    static Location location(Path directory) {
        return new Location(Defaults.MAIN, "main", directory.toString());
    }

    /** The first is what a job follows when nothing is said. Three are those that ElkarBackup begins with. */
    static List<Policy> policies(ZoneId zone) {
        return List.of(
                new Policy(
                        Defaults.DAILY,
                        "Daily",
                        "Every evening at nine; keeps the last three, a week of days, a month of weeks and a year of months",
                        at(zone, ALL, 21),
                        new Retention(3, 0, 7, 4, 12, 0, null)),
                policy(
                        "Hourly",
                        "For what changes all day long; keeps two days of hours, then thins out over a year",
                        new Schedule(zone, List.of(), ALL, null, null, 60, null, null),
                        new Retention(0, 48, 14, 8, 12, 0, null)),
                policy(
                        "Working hours",
                        "Every quarter of an hour while people work; keeps all of two days, a month of days and a year of months",
                        new Schedule(zone, List.of(), ALL, null, null, null, "*/15 8-18 * * mon-fri", null),
                        new Retention(0, 0, 31, 0, 12, 0, Duration.ofDays(2))),
                policy(
                        "Weekly",
                        "In the night to Sunday, for what seldom changes; keeps two months of weeks, two years of months and seven years",
                        at(zone, Set.of(DayOfWeek.SUNDAY), 3),
                        new Retention(0, 0, 0, 8, 24, 7, null)),
                policy(
                        "Three times a day, Monday to Friday",
                        "At 11:00, 14:00 and 17:00; keeps three of these and a week of days",
                        at(zone, WEEKDAYS, 11, 14, 17),
                        new Retention(3, 0, 5, 0, 0, 0, null)),
                policy(
                        "At 21:00, seven days a week",
                        "Keeps a week of days",
                        at(zone, ALL, 21),
                        new Retention(0, 0, 7, 0, 0, 0, null)),
                policy(
                        "At 21:00, Monday to Friday, long storage",
                        "Keeps a week of days, a month of weeks and nearly two years of months",
                        at(zone, WEEKDAYS, 21),
                        new Retention(0, 0, 5, 4, 22, 0, null)));
    }

    private static Policy policy(String name, String description, Schedule schedule, Retention retention) {
        return new Policy(new PolicyId(Defaults.named("policy:" + name)), name, description, schedule, retention);
    }

    private static Schedule at(ZoneId zone, Set<DayOfWeek> days, int... hours) {
        return new Schedule(
                zone,
                IntStream.of(hours).mapToObj(hour -> LocalTime.of(hour, 0)).toList(),
                days);
    }

    static Client client() {
        return new Client(CLIENT, "gordailu", "The backup server itself", new Address.Local(), true);
    }

    static Job job(Path catalogue) {
        return new Job(
                JOB,
                CLIENT,
                "catalogue",
                "The server's own catalogue: what to start from when everything else is lost",
                List.of(catalogue.toString()),
                List.of(),
                Defaults.DAILY,
                Defaults.MAIN,
                true,
                0,
                null);
    }
}
