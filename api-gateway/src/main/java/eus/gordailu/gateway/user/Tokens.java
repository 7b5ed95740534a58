package eus.gordailu.gateway.user;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import eus.gordailu.contracts.catalog.User;
import eus.gordailu.contracts.id.UserId;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.conversions.Bson;

/** All tokens. */
public final class Tokens {

    private static final String HASH = "secretHash";
    private static final String USER = "userId";

    private final Documents<Token> documents;
    private final Accounts accounts;

    Tokens(ServiceStore store, Accounts accounts) {
        this.accounts = accounts;
        this.documents = store.documents(
                        "tokens",
                        Token.class,
                        token -> Map.of(
                                HASH, token.secretHash(), USER, token.userId().toString()))
                .uniqueIndex(HASH)
                .index(USER);
    }

    /** The user on whose behalf the bearer of this secret acts. */
    public Optional<User> bearer(String secret) {
        String hash = new TokenSecret(secret).hash();
        return documents.find(Filters.eq(HASH, hash)).stream()
                .map(Stored::value)
                .filter(token -> MessageDigest.isEqual(
                        token.secretHash().getBytes(StandardCharsets.US_ASCII),
                        hash.getBytes(StandardCharsets.US_ASCII)))
                .findFirst()
                .flatMap(token -> accounts.find(token.userId()));
    }

    void add(Token token) {
        documents.insert(token.id(), token);
    }

    Page<Token> page(PageRequest request, UserId user) {
        Bson filter = Filters.eq(USER, user.toString());
        List<Token> items = documents.find(filter, Sorts.ascending("_id"), request.skip(), request.size()).stream()
                .map(Stored::value)
                .toList();
        return Page.of(request, items, documents.count(filter));
    }

    boolean revoke(UUID id, UserId user) {
        return documents
                        .find(id)
                        .filter(token -> token.value().userId().equals(user))
                        .isPresent()
                && documents.delete(id);
    }
}
