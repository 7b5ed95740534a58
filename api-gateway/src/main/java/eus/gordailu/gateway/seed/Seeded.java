package eus.gordailu.gateway.seed;

import java.time.Instant;

/** The first start came to its end: what people remove from now on stays removed. */
record Seeded(Instant at) {}
