package eus.gordailu.scheduler;

import eus.gordailu.scheduler.overdue.OverdueWatch;
import eus.gordailu.scheduler.plan.Planner;
import eus.gordailu.scheduler.run.RunBook;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every second at what is due or overdue, and at who has not been heard of. */
final class SchedulerClockwork {

    private final Planner planner;
    private final RunBook runs;
    private final OverdueWatch overdue;

    SchedulerClockwork(Planner planner, RunBook runs, OverdueWatch overdue) {
        this.planner = planner;
        this.runs = runs;
        this.overdue = overdue;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void tick() {
        planner.startDue();
        runs.wakeSilent();
        overdue.tell();
    }

    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void recover() {
        planner.recover();
        runs.recover();
        overdue.recover();
    }
}
