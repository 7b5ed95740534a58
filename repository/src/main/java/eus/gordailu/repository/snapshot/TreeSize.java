package eus.gordailu.repository.snapshot;

/** How many files (whatever is no directory) a tree holds, and the bytes of their content. */
public record TreeSize(long files, long bytes) {}
