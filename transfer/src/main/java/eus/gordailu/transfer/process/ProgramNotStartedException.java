package eus.gordailu.transfer.process;

import eus.gordailu.transfer.TransferException;

/** The program could not be started: most often it is not installed. */
public final class ProgramNotStartedException extends TransferException {

    private final String program;

    ProgramNotStartedException(String program, Throwable cause) {
        super("%s could not be started: install it, or see that it is on the PATH".formatted(program), cause);
        this.program = program;
    }

    public String program() {
        return program;
    }
}
