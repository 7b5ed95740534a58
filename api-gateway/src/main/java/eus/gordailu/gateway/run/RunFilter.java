package eus.gordailu.gateway.run;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Which runs are meant; what is absent does not matter. */
public record RunFilter(
        @Nullable JobId jobId,
        @Nullable ClientId clientId,
        @Nullable RunState state) {

    public static final RunFilter ALL = new RunFilter(null, null, null);

    Bson bson(String job, String client, String status) {
        List<Bson> filters = new ArrayList<>();
        if (jobId != null) {
            filters.add(Filters.eq(job, jobId.toString()));
        }
        if (clientId != null) {
            filters.add(Filters.eq(client, clientId.toString()));
        }
        if (state != null) {
            filters.add(Filters.eq(status, state.name()));
        }
        return filters.isEmpty() ? Filters.empty() : Filters.and(filters);
    }
}
