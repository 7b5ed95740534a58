package eus.gordailu.transfer.testkit;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Extended attributes that Java does not set: those outside of the user's namespace. */
@SuppressWarnings("restricted")
public final class Xattr {

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

    private Xattr() {}

    /** Gives a program one right of root's, in the form in which the kernel keeps it (struct vfs_cap_data, revision 2). Takes root. */
    public static void addCapability(Path program, int capability) {
        ByteBuffer value = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        value.putInt(0x02000001).putInt(1 << capability);
        set(program, "security.capability", value.array());
    }

    public static void set(Path path, String name, byte[] value) {
        try (Arena arena = Arena.ofConfined()) {
            int result = (int) SETXATTR.invokeExact(
                    arena.allocateFrom(path.toString()),
                    arena.allocateFrom(name),
                    arena.allocateFrom(ValueLayout.JAVA_BYTE, value),
                    (long) value.length,
                    0);
            if (result != 0) {
                throw new IllegalStateException("%s could not be set on %s".formatted(name, path));
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
