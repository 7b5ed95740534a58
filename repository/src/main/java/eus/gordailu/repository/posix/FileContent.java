package eus.gordailu.repository.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Fills an open file and waits until the disk has it. Through the C library, so that a full disk is told by its errno and not by a translated sentence. */
final class FileContent {

    private FileContent() {}

    static void write(Descriptor file, byte[] content, String subject) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rest = arena.allocateFrom(JAVA_BYTE, content);
            while (rest.byteSize() > 0) {
                MemorySegment part = rest;
                long written = Libc.call("write", subject, state ->
                        (long) Libc.WRITE.invokeExact(state, file.number(), part, part.byteSize()));
                rest = rest.asSlice(written);
            }
        }
        Libc.call("fsync", subject, state -> (int) Libc.FSYNC.invokeExact(state, file.number()));
    }
}
