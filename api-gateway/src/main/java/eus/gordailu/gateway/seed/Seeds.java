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
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.gateway.catalog.Defaults;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;

/** The entities of the first start. Their ids are the same on every start: made twice they are there once. */
final class Seeds {

    static final ClientId CLIENT = new ClientId(Defaults.named("client:gordailu"));
    static final JobId JOB = new JobId(Defaults.named("job:catalogue"));
    static final RunId RUN = new RunId(Defaults.named("run:first"));

    private Seeds() {}

    static Location location(Path directory) {
        return new Location(Defaults.MAIN, "main", directory.toString());
    }

    static Policy daily(ZoneId zone) {
        return new Policy(
                Defaults.DAILY,
                "Daily",
                "Every evening at nine; keeps the last three, a week of days, a month of weeks and a year of months",
                new Schedule(zone, List.of(LocalTime.of(21, 0)), EnumSet.allOf(DayOfWeek.class)),
                new Retention(3, 0, 7, 4, 12, 0, null));
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
