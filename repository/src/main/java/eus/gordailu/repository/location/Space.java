package eus.gordailu.repository.location;

/** Room on the file system of a location, in bytes; free is what we may still fill. */
public record Space(long freeBytes, long totalBytes) {}
