package eus.gordailu.repository.posix;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Is handed a file's content part by part, each lent until the next. */
@FunctionalInterface
public interface ContentTaker {

    void take(MemorySegment part) throws IOException;
}
