package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * A machine that is backed up. The address says how it is reached; an inactive client's jobs are not due.
 *
 * @param jump see {@link Route}; null for the direct way
 * @param sudo see {@link Route}; null for false
 * @param restricted see {@link Route}; null for false
 * @param quotaBytes how much the snapshots of all its jobs may hold together, content of files counted once; null for as
 *     much as there is room
 */
public record Client(
        ClientId id,
        String name,
        String description,
        Address address,
        boolean active,
        @Nullable Long quotaBytes,
        @Nullable Address jump,
        @Nullable Boolean sudo,
        @Nullable Boolean restricted) {

    public Client {
        CatalogNames.check("client", name);
        CatalogNames.checkDescription("client", description);
        checkQuota(quotaBytes);
        Route.check(address, jump, Boolean.TRUE.equals(sudo), Boolean.TRUE.equals(restricted));
    }

    /** How it is reached. */
    public Route route() {
        return new Route(address, jump, Boolean.TRUE.equals(sudo), Boolean.TRUE.equals(restricted));
    }

    /**
     * Refuses a quota that lets nothing be backed up.
     *
     * @throws IllegalArgumentException when it is less than one byte
     */
    public static void checkQuota(@Nullable Long bytes) {
        if (bytes != null && bytes < 1) {
            throw new IllegalArgumentException(
                    "A quota of %d bytes lets nothing be backed up: give more, or leave it out".formatted(bytes));
        }
    }

    /** One without a quota. */
    public Client(ClientId id, String name, String description, Address address, boolean active) {
        this(id, name, description, address, active, null);
    }

    /** One that is reached the direct way. */
    public Client(
            ClientId id, String name, String description, Address address, boolean active, @Nullable Long quotaBytes) {
        this(id, name, description, address, active, quotaBytes, null, null, null);
    }
}
