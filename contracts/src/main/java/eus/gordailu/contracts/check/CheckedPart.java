package eus.gordailu.contracts.check;

/** What is looked at, in this order: each needs those before it. */
public enum CheckedPart {
    /** The client's name is one that the worker's name server knows. */
    NAME,
    /** Something of the right kind listens at that address. */
    CONNECTION,
    /** It is the machine that it says it is. */
    HOST_KEY,
    /** It lets the worker's key in. */
    LOGIN,
    /** It has a program that can be talked with. */
    RSYNC,
    /** The key opens nothing else there, where that is asked for. */
    RESTRICTION,
    /** It runs as root there, where that is asked for. */
    SUDO,
    /** The client's clock goes with the worker's. */
    CLOCK,
    /** A path is there and can be read. There is one step for each. */
    PATH
}
