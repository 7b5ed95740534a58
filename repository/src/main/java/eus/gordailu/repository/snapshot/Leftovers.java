package eus.gordailu.repository.snapshot;

import eus.gordailu.repository.posix.Directory;
import eus.gordailu.repository.posix.FileName;
import eus.gordailu.repository.posix.TreeVisitor;
import eus.gordailu.repository.posix.TreeWalk;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an unfinished tree what no attempt can go on with.
 *
 * <p>That is whatever shares its inode: rsync changes the attributes of a file that it finds in place, and with them those
 * of an older snapshot that has the same inode. And it is what has the name that rsync gives to a file while it receives it,
 * which a killed one leaves behind ({@code get_tmpname} in rsync's receiver.c); a file of the source that happens to have
 * such a name is fetched once more. What is left was transferred for this tree alone.
 */
final class Leftovers implements TreeVisitor {

    private static final Pattern UNDER_WAY = Pattern.compile("\\..*\\.[A-Za-z0-9]{6}", Pattern.DOTALL);

    private Leftovers() {}

    static void unlinkIn(Directory tree) throws IOException {
        TreeWalk.walk(tree, new Leftovers());
    }

    @Override
    public @Nullable Directory enter(Directory parent, FileName name) throws IOException {
        return parent.childForced(name);
    }

    @Override
    public void file(Directory parent, FileName name) throws IOException {
        if (UNDER_WAY.matcher(name.octets()).matches() || parent.status(name).links() > 1) {
            parent.unlinkForced(name);
        }
    }
}
