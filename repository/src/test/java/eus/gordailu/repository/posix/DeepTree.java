package eus.gordailu.repository.posix;

import java.io.IOException;

/** A chain of directories in one another, deeper than any path can say. */
public final class DeepTree {

    private DeepTree() {}

    public static void make(Directory root, int levels) throws IOException {
        FileName name = FileName.of("d");
        Directory current = root.again();
        for (int level = 0; level < levels; level++) {
            current.makeDirectory(name, 0700);
            Directory next = current.child(name);
            current.close();
            current = next;
        }
        current.close();
    }
}
