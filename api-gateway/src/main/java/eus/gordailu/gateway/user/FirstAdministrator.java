package eus.gordailu.gateway.user;

import java.nio.file.Path;

/** The first administrator was made just now: shown once, and kept in the file. Published as an application event. */
public record FirstAdministrator(String username, String password, Path file) {

    @Override
    public String toString() {
        return "FirstAdministrator[" + username + ", " + file + "]";
    }
}
