package eus.gordailu.contracts.worker;

import eus.gordailu.contracts.id.RunId;

/** An attempt that a worker is carrying out. */
public record ActiveAttempt(RunId runId, int attempt) {}
