package eus.gordailu.transfer.process;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;

/** Runs external programs. */
public final class ProcessRunner {

    /**
     * Starts a program; its standard input is what the command says, or empty.
     *
     * @throws ProgramNotStartedException when there is no such program
     */
    public RunningProcess start(Command command, ProcessLimits limits, OutputListener listener) {
        RunningProcess process = new RunningProcess(command, limits, listener);
        process.start();
        return process;
    }

    /** Starts a program and waits for its end, which the limits, the cancellation or an interrupt may bring about. */
    public ProcessResult run(
            Command command, ProcessLimits limits, OutputListener listener, Cancellation cancellation) {
        RunningProcess process = start(command, limits, listener);
        cancellation.onCancel(process::abort);
        return process.await();
    }

    /** Runs a short program whose output is wanted. */
    public ProcessResult run(Command command, ProcessLimits limits) {
        return start(command, limits, OutputListener.NONE).await();
    }

    static ProcessBuilder builder(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.arguments());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        builder.redirectInput(command.input().isEmpty() ? Redirect.from(new File("/dev/null")) : Redirect.PIPE);
        return builder.directory(new File("/"));
    }
}
