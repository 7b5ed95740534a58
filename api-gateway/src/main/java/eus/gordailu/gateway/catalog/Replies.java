package eus.gordailu.gateway.catalog;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** Answers that carry an entity with its version as ETag. */
final class Replies {

    private Replies() {}

    static <T> ResponseEntity<T> created(String plural, Object id, T body, long version) {
        return ResponseEntity.created(URI.create("/api/v1/" + plural + "/" + id))
                .eTag(ExpectedVersion.etag(version))
                .body(body);
    }

    static <T> ResponseEntity<T> found(T body, long version) {
        return ResponseEntity.ok().eTag(ExpectedVersion.etag(version)).body(body);
    }
}
