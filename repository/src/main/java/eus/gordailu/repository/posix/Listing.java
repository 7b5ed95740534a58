package eus.gordailu.repository.posix;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** Reads the records that getdents64(2) fills a buffer with: {@code struct linux_dirent64}. */
final class Listing {

    private static final int LENGTH_AT = 16;
    private static final int TYPE_AT = 18;
    private static final int NAME_AT = 19;

    private Listing() {}

    static void visit(Directory directory, MemorySegment records, EntryVisitor visitor) throws IOException {
        long at = 0;
        while (at < records.byteSize()) {
            int length = Short.toUnsignedInt(records.get(JAVA_SHORT_UNALIGNED, at + LENGTH_AT));
            String octets = records.getString(at + NAME_AT, StandardCharsets.ISO_8859_1);
            if (!octets.equals(".") && !octets.equals("..")) {
                FileName name = new FileName(octets);
                EntryType type = type(directory, name, records.get(JAVA_BYTE, at + TYPE_AT));
                visitor.visit(new Entry(name, records.get(JAVA_LONG_UNALIGNED, at), type));
            }
            at += length;
        }
    }

    /** Some file systems leave the type out. */
    private static EntryType type(Directory directory, FileName name, int code) throws IOException {
        return EntryType.known(code)
                ? EntryType.of(code)
                : directory.status(name).type();
    }
}
