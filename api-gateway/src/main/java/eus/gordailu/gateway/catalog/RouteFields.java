package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.gateway.problem.Fields;
import org.jspecify.annotations.Nullable;

/** Reads how a client is reached from a body's fields {@code address}, {@code jump}, {@code sudo} and {@code restricted}. */
public final class RouteFields {

    private RouteFields() {}

    /**
     * The way.
     *
     * @throws eus.gordailu.gateway.problem.Problem that names the field which is wrong
     */
    public static Route route(
            String address, @Nullable String jump, @Nullable Boolean sudo, @Nullable Boolean restricted) {
        Address parsed = Fields.checked("address", () -> Address.parse(address));
        Address through = jump == null ? null : Fields.checked("jump", () -> Address.parse(jump));
        return Fields.checked(
                through != null ? "jump" : Fields.orElse(sudo, false) ? "sudo" : "restricted",
                () -> new Route(parsed, through, Fields.orElse(sudo, false), Fields.orElse(restricted, false)));
    }
}
