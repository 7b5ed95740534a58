package eus.gordailu.repository.posix;

import java.io.IOException;

/** Is shown each entry of a directory. */
@FunctionalInterface
public interface EntryVisitor {

    void visit(Entry entry) throws IOException;
}
