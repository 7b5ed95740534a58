package eus.gordailu.repository.posix;

/** One entry of a directory as a listing gives it. */
public record Entry(FileName name, boolean directory) {}
