package eus.gordailu.scheduler;

import eus.gordailu.scheduler.plan.Planner;
import eus.gordailu.scheduler.run.RunBook;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every second at what is due and at who has not been heard of. */
final class SchedulerClockwork {

    private final Planner planner;
    private final RunBook runs;

    SchedulerClockwork(Planner planner, RunBook runs) {
        this.planner = planner;
        this.runs = runs;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void tick() {
        planner.startDue();
        runs.wakeSilent();
    }

    @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
    void recover() {
        planner.recover();
        runs.recover();
    }
}
