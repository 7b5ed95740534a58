package eus.gordailu.repository.expiry;

/** Something that could not be deleted, and the system's word for why. */
public record Leftover(String path, String problem) {}
