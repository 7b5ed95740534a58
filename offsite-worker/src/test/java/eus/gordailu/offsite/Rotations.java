package eus.gordailu.offsite;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.catalog.Retention;
import eus.gordailu.contracts.catalog.Schedule;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.rotation.RotationCompleted;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Rotations that tests tell of. */
public final class Rotations {

    public static final SnapshotId SNAPSHOT = SnapshotId.of("2026-11-23T02-00-00Z");

    private Rotations() {}

    public static RotationCompleted onLocation(String location) {
        ClientId client = ClientId.of("11111111-7f0e-4a55-8d0f-3f1f4c1f9a77");
        PolicyId policy = PolicyId.of("33333333-7f0e-4a55-8d0f-3f1f4c1f9a77");
        LocationId locationId = LocationId.of(location);
        return new RotationCompleted(
                RunId.of("0b0e5a3c-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                new JobDefinition(
                        new Client(client, "web", "", new Address.Local(), true),
                        new Job(
                                JobId.of("22222222-7f0e-4a55-8d0f-3f1f4c1f9a77"),
                                client,
                                "documents",
                                "",
                                List.of("/etc"),
                                List.of(),
                                policy,
                                locationId,
                                true,
                                0,
                                null),
                        new Policy(
                                policy,
                                "by hand",
                                "",
                                new Schedule(ZoneId.of("Europe/Madrid"), List.of(), Set.of()),
                                new Retention(7, 0, 0, 0, 0, 0, null)),
                        new Location(locationId, location, "/srv/" + location)),
                SNAPSHOT,
                List.of(),
                List.of(),
                null,
                Instant.parse("2026-11-23T02:01:00Z"));
    }
}
