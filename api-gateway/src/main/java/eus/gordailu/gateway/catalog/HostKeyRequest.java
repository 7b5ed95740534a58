package eus.gordailu.gateway.catalog;

import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which host key is the client's own: the fingerprint as the client shows it. */
@Schema(name = "HostKeyRequest")
record HostKeyRequest(@Nullable String fingerprint) {

    String required() {
        return Fields.required("fingerprint", fingerprint);
    }
}
