package eus.gordailu.repository.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** The memory that one thread's system calls take their arguments from: a walk makes millions of calls, and none should allocate. */
final class Scratch {

    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);
    private static final int NAME_BYTES = 4096;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Arena arena = Arena.ofAuto();
    private final MemorySegment name = arena.allocate(NAME_BYTES);
    private final MemorySegment otherName = arena.allocate(NAME_BYTES);
    private final MemorySegment state = arena.allocate(Libc.STATE);
    private final MemorySegment statx = arena.allocate(FileStatus.BYTES, 8);
    private final MemorySegment numbers = arena.allocate(4L * Long.BYTES, 8);
    private final Deque<MemorySegment> buffers = new ArrayDeque<>();

    private Scratch() {}

    static Scratch mine() {
        return OF_THREAD.get();
    }

    /** Where a call leaves its errno. */
    MemorySegment state() {
        return state;
    }

    /** Where statx(2) leaves its answer. */
    MemorySegment statx() {
        return statx;
    }

    /** Room for four numbers of 64 bits. */
    MemorySegment numbers() {
        return numbers;
    }

    /** A name or path as the system takes it, until the next one. */
    MemorySegment name(String octets) {
        return terminated(name, octets);
    }

    /** A second name, for calls that take two. */
    MemorySegment otherName(String octets) {
        return terminated(otherName, octets);
    }

    /** What is longer than any path the system takes is still handed over whole: the system says that it is too long. */
    private static MemorySegment terminated(MemorySegment room, String octets) {
        MemorySegment target =
                octets.length() < NAME_BYTES ? room : Arena.ofAuto().allocate(octets.length() + 1L);
        target.setString(0, octets, StandardCharsets.ISO_8859_1);
        return target;
    }

    /** A larger piece of memory, the borrower's own until it is closed. */
    Buffer buffer() {
        MemorySegment free = buffers.poll();
        return new Buffer(free == null ? arena.allocate(BUFFER_BYTES, 8) : free, buffers);
    }

    record Buffer(MemorySegment memory, Deque<MemorySegment> home) implements AutoCloseable {

        @Override
        public void close() {
            home.push(memory);
        }
    }
}
