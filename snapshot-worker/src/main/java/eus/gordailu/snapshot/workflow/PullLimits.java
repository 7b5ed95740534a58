package eus.gordailu.snapshot.workflow;

import java.time.Duration;

/** How long a client may be silent, and how long a pull may take in all. */
public record PullLimits(Duration ioTimeout, Duration wallClock) {}
