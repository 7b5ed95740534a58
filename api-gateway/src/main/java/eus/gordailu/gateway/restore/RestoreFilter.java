package eus.gordailu.gateway.restore;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Which restores are meant; what is absent does not matter. The client is the one that they are brought to. */
record RestoreFilter(
        @Nullable JobId jobId,
        @Nullable ClientId clientId,
        @Nullable RestoreState state) {

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
