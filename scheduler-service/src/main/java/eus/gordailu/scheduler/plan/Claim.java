package eus.gordailu.scheduler.plan;

import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.run.Trigger;
import java.time.Instant;

/** The one run that a job has under way, with all that is needed to make it. */
public record Claim(RunId runId, Trigger trigger, Instant dueAt) {}
