package eus.gordailu.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.ScriptId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A machine that is backed up. The address says how it is reached; an inactive client's jobs are not due.
 *
 * @param jump see {@link Route}; null for the direct way
 * @param sudo see {@link Route}; null for false
 * @param restricted see {@link Route}; null for false
 * @param wakeOnLan the address of the network card by which it is woken before a run (the machine that leads to it, if one does); null when it is
 *     always on
 * @param preScripts run before a batch of its jobs, see {@link Script}; null for none
 * @param postScripts run after it, however it ended; null for none
 * @param limits how fast and how slow it may be; null for what is usual
 * @param waitHours for one that is often off: so long its runs wait for it before they fail, 1 to 336 hours; null for a few minutes
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
        @Nullable Boolean restricted,
        @Nullable String wakeOnLan,
        @Nullable List<ScriptId> preScripts,
        @Nullable List<ScriptId> postScripts,
        @Nullable ClientLimits limits,
        @Nullable Integer waitHours) {

    /** A run that waits for longer waits for nothing. */
    private static final int LONGEST_WAIT = 14 * 24;

    public Client {
        CatalogNames.check("client", name);
        CatalogNames.checkDescription("client", description);
        checkQuota(quotaBytes);
        Route.check(address, jump, Boolean.TRUE.equals(sudo), Boolean.TRUE.equals(restricted));
        wakeOnLan = checkWaking(wakeOnLan, address);
        preScripts = Script.checkList(preScripts);
        postScripts = Script.checkList(postScripts);
        limits = limits == null ? ClientLimits.NONE : limits;
        checkWait(waitHours);
    }

    /**
     * Refuses what is no time to wait.
     *
     * @throws IllegalArgumentException when it is less than an hour, or more than two weeks
     */
    public static void checkWait(@Nullable Integer hours) {
        if (hours != null && (hours < 1 || hours > LONGEST_WAIT)) {
            throw new IllegalArgumentException(
                    "Runs may wait from 1 to %d hours for a client, not %,d: leave waitHours out for one that is always on"
                            .formatted(LONGEST_WAIT, hours));
        }
    }

    @Override
    public List<ScriptId> preScripts() {
        return Objects.requireNonNull(preScripts);
    }

    @Override
    public List<ScriptId> postScripts() {
        return Objects.requireNonNull(postScripts);
    }

    @Override
    public ClientLimits limits() {
        return Objects.requireNonNull(limits);
    }

    /**
     * The address of a network card as it is kept.
     *
     * @throws IllegalArgumentException when it is none, or when nobody could be woken by it
     */
    public static @Nullable String checkWaking(@Nullable String wakeOnLan, Address address) {
        if (wakeOnLan == null) {
            return null;
        }
        if (address instanceof Address.Local) {
            throw new IllegalArgumentException("The worker itself is awake: leave wakeOnLan out");
        }
        return MacAddress.parse(wakeOnLan).toString();
    }

    /** By which it is woken before a run, or the machine that leads to it. */
    @JsonIgnore
    public Optional<MacAddress> card() {
        return Optional.ofNullable(wakeOnLan).map(MacAddress::parse);
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
        this(id, name, description, address, active, quotaBytes, null, null, null, null, null, null, null, null);
    }
}
