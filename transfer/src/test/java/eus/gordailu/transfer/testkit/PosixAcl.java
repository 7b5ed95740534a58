package eus.gordailu.transfer.testkit;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Gives one more user than the owner a right to read, in the form in which the kernel keeps it (linux/posix_acl_xattr.h). */
@SuppressWarnings("restricted")
public final class PosixAcl {

    private static final MethodHandle SETXATTR = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("setxattr"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT));

    private PosixAcl() {}

    public static void addReader(Path path, String kind, int user) {
        ByteBuffer acl = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN).putInt(2);
        entry(acl, 0x01, 7, -1);
        entry(acl, 0x02, 4, user);
        entry(acl, 0x04, 4, -1);
        entry(acl, 0x10, 5, -1);
        entry(acl, 0x20, 4, -1);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = arena.allocateFrom(ValueLayout.JAVA_BYTE, acl.array());
            int result = (int) SETXATTR.invokeExact(
                    arena.allocateFrom(path.toString()),
                    arena.allocateFrom("system.posix_acl_" + kind),
                    value,
                    value.byteSize(),
                    0);
            if (result != 0) {
                throw new IllegalStateException("No ACL could be set on " + path);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void entry(ByteBuffer acl, int tag, int rights, int id) {
        acl.putShort((short) tag).putShort((short) rights).putInt(id);
    }
}
