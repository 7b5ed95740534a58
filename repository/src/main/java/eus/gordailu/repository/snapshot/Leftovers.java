package eus.gordailu.repository.snapshot;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an unfinished tree whatever shares its inode: rsync changes the attributes of a file that it finds in
 * place, and with them those of an older snapshot that has the same inode. What is left was transferred for this tree alone.
 */
final class SharedFiles implements TreeVisitor {

    private SharedFiles() {}

    static void unlinkIn(Directory tree) throws IOException {
        TreeWalk.walk(tree, new SharedFiles());
    }

    @Override
    public @Nullable Directory enter(Directory parent, FileName name) throws IOException {
        return parent.childForced(name);
    }

    @Override
    public void file(Directory parent, FileName name) throws IOException {
        if (parent.status(name).links() > 1) {
            parent.unlinkForced(name);
        }
    }
}
