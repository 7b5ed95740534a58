package eus.gordailu.repository.tree;

import eus.gordailu.repository.posix.Directory;
import java.io.IOException;

/** What an owner who is not root needs to change what is in a directory, which its mode may withhold. */
final class OwnerRights {

    static final int ALL = 0700;

    private OwnerRights() {}

    /** Gives them, if they are missing. */
    static void grant(Directory own) throws IOException {
        int permissions = own.status().permissions();
        if ((permissions & ALL) != ALL) {
            own.inode().mode(permissions | ALL);
        }
    }
}
