package eus.gordailu.gateway.user;

import eus.gordailu.contracts.catalog.User;

/** A user with the hash of the password. */
record UserAccount(User user, String passwordHash) {

    @Override
    public String toString() {
        return "UserAccount[" + user + "]";
    }
}
