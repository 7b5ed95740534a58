package eus.gordailu.repository.changes;

import eus.gordailu.contracts.path.TreePath;

/**
 * A directory that is still there and holds no file any more, at any depth.
 *
 * @param files how many files (whatever is no directory) it held, at any depth
 * @param bytes what these came to
 */
public record EmptiedDirectory(TreePath path, long files, long bytes) {}
