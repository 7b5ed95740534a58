package eus.gordailu.transfer.process;

/** Why a program was made to end before it ended by itself. */
public enum Stop {
    ABORTED,
    WALL_CLOCK,
    IDLE
}
