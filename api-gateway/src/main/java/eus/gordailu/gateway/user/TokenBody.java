package eus.gordailu.gateway.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token as it is shown. The secret is there only in the answer that makes it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Token")
record TokenBody(
        String id,
        String name,
        Instant createdAt,

        @Schema(description = "Shown once: send it as Authorization: Bearer …") @Nullable
        String secret) {

    static TokenBody of(Token token) {
        return new TokenBody(token.id().toString(), token.name(), token.createdAt(), null);
    }

    TokenBody with(TokenSecret made) {
        return new TokenBody(id, name, createdAt, made.text());
    }

    @Override
    public String toString() {
        return "TokenBody[" + id + ", " + name + "]";
    }
}
