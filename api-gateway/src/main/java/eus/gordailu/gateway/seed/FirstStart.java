package eus.gordailu.gateway.seed;

import java.nio.file.Path;
import java.time.Clock;

/** What the first start needs to know: where backups and the catalogue's export go, and the server's time with its zone. */
record FirstStart(Path backups, Path catalogue, Clock clock) {}
