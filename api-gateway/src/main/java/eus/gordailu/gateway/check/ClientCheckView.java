package eus.gordailu.gateway.check;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What the workers found out about a client.
 *
 * @param clientId its id, or the one that it is to get: {@code checkedAs} when it is added
 * @param passed whether every worker can back it up
 */
@Schema(name = "ClientCheck")
public record ClientCheckView(String clientId, String address, boolean passed, List<WorkerAnswer> workers) {

    public ClientCheckView {
        workers = List.copyOf(workers);
    }
}
