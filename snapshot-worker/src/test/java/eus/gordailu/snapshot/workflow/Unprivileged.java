package eus.gordailu.snapshot.workflow;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;

/** Does something in a thread whose programs, even as root, can't read what its mode forbids. */
final class Unprivileged {

    private static final int PR_CAPBSET_DROP = 24;
    private static final long CAP_DAC_OVERRIDE = 1;
    private static final long CAP_DAC_READ_SEARCH = 2;

    private Unprivileged() {}

    static <T> T call(Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(() -> {
            drop(CAP_DAC_OVERRIDE);
            drop(CAP_DAC_READ_SEARCH);
            return work.call();
        });
        Thread.ofPlatform().start(task);
        return task.get();
    }

    /** Of one who has no such right it is not taken, which comes to the same. */
    @SuppressWarnings("restricted")
    private static void drop(long capability) {
        Linker linker = Linker.nativeLinker();
        MethodHandle prctl = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("prctl"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        try {
            int ignored = (int) prctl.invokeExact(PR_CAPBSET_DROP, capability);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
