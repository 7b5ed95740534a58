package eus.gordailu.contracts.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a client is reached, and as whom rsync reads there.
 *
 * @param jump a machine to go through, reached by ssh with the client's key as well; null for the direct way
 * @param sudo whether rsync runs as root there by sudo, though another user logs in
 * @param restricted whether the client's key opens nothing there but the module {@value #MODULE}, which shows what may be backed up
 */
public record Route(Address address, @Nullable Address jump, boolean sudo, boolean restricted) {

    /** What a restricted key leads to. */
    public static final String MODULE = "gordailu";

    /** What it leads to for restores, if its line names directories that may be written. */
    public static final String RESTORING_MODULE = "gordailu-restore";

    /** Straight to the address, as the user in it. */
    public static Route to(Address address) {
        return new Route(address, null, false, false);
    }

    /**
     * @throws IllegalArgumentException when only an address of a machine that is reached by ssh could have that
     */
    public Route {
        check(address, jump, sudo, restricted);
    }

    static void check(Address address, @Nullable Address jump, boolean sudo, boolean restricted) {
        if (jump != null && !(jump instanceof Address.Ssh)) {
            throw new IllegalArgumentException(
                    "\"%s\" is no machine to go through: write user@host or user@host:port".formatted(jump));
        }
        if (!(address instanceof Address.Ssh) && (jump != null || sudo || restricted)) {
            throw new IllegalArgumentException(
                    "Only a machine that is reached by ssh has a machine to go through, sudo, or a restricted key: \"%s\" is none"
                            .formatted(address));
        }
    }

    /** The machine to go through. */
    @JsonIgnore
    public Optional<Address.Ssh> through() {
        return Optional.ofNullable((Address.Ssh) jump);
    }

    /** The machines that ssh connects to on the way, each of which has a host key, in their order. */
    @JsonIgnore
    public List<Address.Ssh> machines() {
        return Stream.of(Optional.ofNullable(jump), Optional.of(address))
                .flatMap(Optional::stream)
                .filter(Address.Ssh.class::isInstance)
                .map(Address.Ssh.class::cast)
                .toList();
    }

    /** The module of an rsync daemon that the paths are in, if they are in one. */
    @JsonIgnore
    public Optional<String> module() {
        return address instanceof Address.Daemon daemon
                ? Optional.of(daemon.module())
                : Optional.of(MODULE).filter(_ -> restricted);
    }

    /** The module of an rsync daemon that files are restored into, if they are restored into one. */
    @JsonIgnore
    public Optional<String> restoringModule() {
        return restricted ? Optional.of(RESTORING_MODULE) : module();
    }

    /** The way to one of its machines. */
    public Route upTo(Address.Ssh machine) {
        return Objects.equals(jump, machine) ? to(machine) : this;
    }

    /** For people. */
    @Override
    public String toString() {
        return jump == null ? address.toString() : "%s (through %s)".formatted(address, jump);
    }
}
