package eus.gordailu.transfer.process;

/**
 * Hears a program's output line by line, as bytes without the line end (file names are bytes, not text). A line ends at
 * LF or CR; one longer than 64 KiB comes in pieces. Each of the two is called by one thread of its own.
 */
public interface OutputListener {

    OutputListener NONE = new OutputListener() {};

    default void standardOutput(byte[] line) {}

    default void standardError(byte[] line) {}
}
