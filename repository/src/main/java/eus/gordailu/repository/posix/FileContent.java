package eus.gordailu.repository.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.OptionalLong;

/** Reads, fills and copies open files. Through the C library, so that a full disk is told by its errno and not by a translated sentence. */
final class FileContent {

    private FileContent() {}

    /** Writes all and waits until the disk has it. */
    static void write(Descriptor file, byte[] content, Object subject) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            write(file, arena.allocateFrom(JAVA_BYTE, content), subject);
        }
        Libc.call("fsync", subject, state -> (int) Libc.FSYNC.invokeExact(state, file.number()));
    }

    private static void write(Descriptor file, MemorySegment content, Object subject) throws IOException {
        MemorySegment rest = content;
        while (rest.byteSize() > 0) {
            MemorySegment part = rest;
            long written = Libc.call("write", subject, state ->
                    (long) Libc.WRITE.invokeExact(state, file.number(), part, part.byteSize()));
            rest = rest.asSlice(written);
        }
    }

    /** Copies into an empty file; what is a hole stays one. */
    static void copy(Descriptor from, Descriptor to, long size, Object subject) throws IOException {
        OptionalLong data = seek(from, 0, Flags.SEEK_DATA, subject);
        while (data.isPresent()) {
            long hole = seek(from, data.getAsLong(), Flags.SEEK_HOLE, subject).orElse(size);
            copy(from, to, data.getAsLong(), hole, subject);
            data = seek(from, hole, Flags.SEEK_DATA, subject);
        }
        Libc.call("ftruncate", subject, state -> (int) Libc.FTRUNCATE.invokeExact(state, to.number(), size));
    }

    /** Empty when there is nothing of the kind up to the end. */
    private static OptionalLong seek(Descriptor file, long from, int what, Object subject) throws IOException {
        try {
            return OptionalLong.of(Libc.call(
                    "lseek", subject, state -> (long) Libc.LSEEK.invokeExact(state, file.number(), from, what)));
        } catch (PosixException e) {
            if (e.errno() == Errno.ENXIO) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    private static void copy(Descriptor from, Descriptor to, long start, long end, Object subject) throws IOException {
        MemorySegment in = Scratch.mine().numbers().asSlice(0, Long.BYTES);
        MemorySegment out = Scratch.mine().numbers().asSlice(Long.BYTES, Long.BYTES);
        in.set(JAVA_LONG, 0, start);
        out.set(JAVA_LONG, 0, start);
        for (long at = start; at < end; at = in.get(JAVA_LONG, 0)) {
            long rest = end - at;
            long copied = Libc.call("copy_file_range", subject, state ->
                    (long) Libc.COPY_FILE_RANGE.invokeExact(state, from.number(), in, to.number(), out, rest, 0));
            if (copied == 0) {
                throw new IOException("%s became shorter while it was copied".formatted(subject));
            }
        }
    }

    /** Hands over the content. */
    static void parts(Descriptor file, ContentTaker taker, Object subject) throws IOException {
        try (Scratch.Buffer buffer = Scratch.mine().buffer()) {
            MemorySegment memory = buffer.memory();
            while (true) {
                long filled = Libc.call("read", subject, state ->
                        (long) Libc.READ.invokeExact(state, file.number(), memory, memory.byteSize()));
                if (filled == 0) {
                    return;
                }
                taker.take(memory.asSlice(0, filled));
            }
        }
    }

    /** A stream that the content is written to, and that closes the file. */
    static OutputStream sink(Descriptor file, Object subject) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                try (Scratch.Buffer buffer = Scratch.mine().buffer()) {
                    MemorySegment memory = buffer.memory();
                    int done = 0;
                    while (done < length) {
                        int part = (int) Math.min(length - done, memory.byteSize());
                        MemorySegment.copy(bytes, offset + done, memory, JAVA_BYTE, 0, part);
                        FileContent.write(file, memory.asSlice(0, part), subject);
                        done += part;
                    }
                }
            }

            @Override
            public void close() {
                file.close();
            }
        };
    }

    /** The content as a stream, which closes the file. */
    static InputStream stream(Descriptor file, Object subject) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                return length == 0 ? 0 : FileContent.read(file, bytes, offset, length, subject);
            }

            @Override
            public void close() {
                file.close();
            }
        };
    }

    private static int read(Descriptor file, byte[] bytes, int offset, int length, Object subject) throws IOException {
        try (Scratch.Buffer buffer = Scratch.mine().buffer()) {
            MemorySegment memory = buffer.memory();
            long most = Math.min(length, memory.byteSize());
            int filled = (int) Libc.call(
                    "read", subject, state -> (long) Libc.READ.invokeExact(state, file.number(), memory, most));
            MemorySegment.copy(memory, JAVA_BYTE, 0, bytes, offset, filled);
            return filled == 0 ? -1 : filled;
        }
    }
}
