package eus.gordailu.contracts.catalog;

import eus.gordailu.contracts.id.UserId;

/** A person who may sign in; never with a secret. */
public record User(UserId id, String username, Role role) {

    public User {
        CatalogNames.check("user", username);
    }

    /** What a person may do. */
    public enum Role {
        ADMIN,
        OPERATOR,
        RESTORE_ONLY,
        AUDITOR
    }
}
