package eus.gordailu.gateway.user;

import eus.gordailu.contracts.id.UserId;
import java.time.Instant;
import java.util.UUID;

/** A program's way in, on behalf of a user. Its secret is known by its hash only. */
record Token(UUID id, String name, UserId userId, String secretHash, Instant createdAt) {

    @Override
    public String toString() {
        return "Token[" + id + ", " + name + "]";
    }
}
