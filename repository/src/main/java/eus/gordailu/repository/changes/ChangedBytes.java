package eus.gordailu.repository.changes;

/**
 * What a change list comes to.
 *
 * @param newBytes the content of the files that are new since the snapshot before; a file of several names is counted once
 * @param goneBytes the content of the files that the snapshot before has and this one has not; a file of several names is
 *     counted for each
 */
public record ChangedBytes(long newBytes, long goneBytes) {}
