package eus.gordailu.repository.posix;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Is shown a tree by {@link TreeWalk}. */
public interface TreeVisitor {

    /** Something that is no directory; a symbolic link is shown as itself. */
    void file(Directory parent, FileName name) throws IOException;

    /** Opens a directory that the walk comes to; null passes it over. */
    default @Nullable Directory enter(Directory parent, FileName name) throws IOException {
        return parent.child(name);
    }

    /** A directory of which all is seen. */
    default void left(Directory parent, FileName name) throws IOException {}
}
