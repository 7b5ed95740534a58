package eus.gordailu.gateway.user;

import com.mongodb.client.model.Filters;
import eus.gordailu.contracts.catalog.User;
import eus.gordailu.contracts.catalog.UserDefined;
import eus.gordailu.contracts.id.UserId;
import eus.gordailu.gateway.catalog.CatalogueChanged;
import eus.gordailu.kit.store.Change;
import eus.gordailu.kit.store.Documents;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.kit.store.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All accounts. */
public final class Accounts {

    private static final String USERNAME = "username";

    private final Documents<UserAccount> documents;
    private final Consumer<CatalogueChanged> changes;

    Accounts(ServiceStore store, Consumer<CatalogueChanged> changes) {
        this.changes = changes;
        this.documents = store.documents(
                        "users",
                        UserAccount.class,
                        account -> Map.of(USERNAME, account.user().username()))
                .uniqueIndex(USERNAME);
    }

    public List<User> users() {
        return documents.find(Filters.empty()).stream()
                .map(stored -> stored.value().user())
                .toList();
    }

    public Optional<User> find(Object id) {
        return documents.find(id).map(stored -> stored.value().user());
    }

    Optional<UserAccount> named(String username) {
        return documents.find(Filters.eq(USERNAME, username)).stream()
                .findFirst()
                .map(Stored::value);
    }

    boolean areNone() {
        return documents.count(Filters.empty()) == 0;
    }

    /** Adds an account unless there is one with its id or name. */
    boolean add(UserAccount account) {
        boolean added = documents.insert(account.user().id(), account, new UserDefined(account.user(), 1));
        if (added) {
            changes.accept(new CatalogueChanged("users", account.user().id().toString()));
        }
        return added;
    }

    void setPassword(UserId id, String hash) {
        documents.change(
                id,
                stored -> Optional.of(Change.to(new UserAccount(stored.value().user(), hash))));
    }
}
