package eus.gordailu.repository.expiry;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.function.Supplier;

/** Does something as another user, as far as files are concerned: setfsuid(2), which holds for one thread. */
@SuppressWarnings("restricted")
public final class FileSystemUser {

    /** The user who has no rights of others. */
    public static final int NOBODY = 65_534;

    private static final MethodHandle SETFSUID = Linker.nativeLinker()
            .downcallHandle(
                    Linker.nativeLinker().defaultLookup().findOrThrow("setfsuid"),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT));

    private FileSystemUser() {}

    public static <T> T as(int user, Supplier<T> action) throws Exception {
        become(user);
        try {
            return action.get();
        } finally {
            become(0);
        }
    }

    private static void become(int user) throws Exception {
        try {
            int before = (int) SETFSUID.invokeExact(user);
            if (before == user) {
                throw new IllegalStateException("was this user already");
            }
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
