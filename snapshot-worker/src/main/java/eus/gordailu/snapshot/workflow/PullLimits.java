package eus.gordailu.snapshot.workflow;

import java.time.Duration;

/** How long a client may be silent, how long a pull may take in all, and how long a job in use is waited for. */
public record PullLimits(Duration ioTimeout, Duration wallClock, Duration lockWait, Duration wakeWait) {}
