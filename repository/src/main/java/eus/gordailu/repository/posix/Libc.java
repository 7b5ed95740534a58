package eus.gordailu.repository.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** The C library's functions that we call (Linux, glibc 2.30 or newer), and the one way to call them: with the errno captured. */
@SuppressWarnings("restricted") // Native access is the purpose of this class; nothing outside the package sees it.
final class Libc {

    private static final Linker LINKER = Linker.nativeLinker();
    static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
    private static final int EINTR = 4;

    static final MethodHandle OPENAT =
            function("openat", Linker.Option.firstVariadicArg(3), JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    static final MethodHandle CLOSE = function("close", JAVA_INT);
    static final MethodHandle WRITE = sizes("write");
    static final MethodHandle READ = sizes("read");
    static final MethodHandle GETDENTS = sizes("getdents64");
    static final MethodHandle FSYNC = function("fsync", JAVA_INT);
    static final MethodHandle SYNCFS = function("syncfs", JAVA_INT);
    static final MethodHandle FLOCK = function("flock", JAVA_INT, JAVA_INT);
    static final MethodHandle FCHMOD = function("fchmod", JAVA_INT, JAVA_INT);
    static final MethodHandle FCHMODAT = function("fchmodat", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
    static final MethodHandle MKDIRAT = function("mkdirat", JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle UNLINKAT = function("unlinkat", JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle SYMLINKAT = function("symlinkat", ADDRESS, JAVA_INT, ADDRESS);
    static final MethodHandle RENAMEAT2 = function("renameat2", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle LINKAT = function("linkat", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
    static final MethodHandle FCHOWNAT = function("fchownat", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
    static final MethodHandle UTIMENSAT = function("utimensat", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
    static final MethodHandle FTRUNCATE = function("ftruncate", JAVA_INT, JAVA_LONG);
    static final MethodHandle LSEEK = longFunction("lseek", JAVA_INT, JAVA_LONG, JAVA_INT);
    static final MethodHandle COPY_FILE_RANGE =
            longFunction("copy_file_range", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
    static final MethodHandle READLINKAT = longFunction("readlinkat", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
    static final MethodHandle LISTXATTR = longFunction("listxattr", ADDRESS, ADDRESS, JAVA_LONG);
    static final MethodHandle GETXATTR = longFunction("getxattr", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG);
    static final MethodHandle SETXATTR = function("setxattr", ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT);
    static final MethodHandle REMOVEXATTR = function("removexattr", ADDRESS, ADDRESS);
    /** {@code long syscall(SYS_mknodat, int, const char *, mode_t, dev_t)}: glibc has no function for it before 2.33. */
    static final MethodHandle MKNODAT = link(
            "syscall",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
            List.of(Linker.Option.firstVariadicArg(1)));

    static final MethodHandle STATX = function("statx", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);

    private Libc() {}

    /** A call with its arguments bound; the segment takes the errno. */
    @FunctionalInterface
    interface Call {
        long on(MemorySegment state) throws Throwable;
    }

    /** Calls, again when a signal interrupted it, and turns a negative answer into an exception. */
    static long call(String name, Object subject, Call call) throws PosixException {
        MemorySegment state = Scratch.mine().state();
        while (true) {
            long answer = answer(call, state);
            if (answer >= 0) {
                return answer;
            }
            int errno = (int) ERRNO.get(state, 0L);
            if (errno != EINTR) {
                throw new PosixException(name, subject.toString(), errno);
            }
        }
    }

    /**
     * Calls once, whatever comes of it. For close(2), which has given the number back also when a signal interrupted it: by
     * a second call another thread would lose what it has opened since.
     */
    static void once(Call call) {
        answer(call, Scratch.mine().state());
    }

    private static long answer(Call call, MemorySegment state) {
        try {
            return call.on(state);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("A system call threw, which it cannot", e);
        }
    }

    private static MethodHandle function(String name, MemoryLayout... arguments) {
        return link(name, FunctionDescriptor.of(JAVA_INT, arguments), List.of());
    }

    private static MethodHandle function(String name, Linker.Option option, MemoryLayout... arguments) {
        return link(name, FunctionDescriptor.of(JAVA_INT, arguments), List.of(option));
    }

    /** {@code ssize_t name(int, void *, size_t)}. */
    private static MethodHandle sizes(String name) {
        return longFunction(name, JAVA_INT, ADDRESS, JAVA_LONG);
    }

    private static MethodHandle longFunction(String name, MemoryLayout... arguments) {
        return link(name, FunctionDescriptor.of(JAVA_LONG, arguments), List.of());
    }

    private static MethodHandle link(String name, FunctionDescriptor shape, List<Linker.Option> more) {
        List<Linker.Option> options = new ArrayList<>(more);
        options.add(Linker.Option.captureCallState("errno"));
        return LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(name), shape, options.toArray(new Linker.Option[0]));
    }
}
