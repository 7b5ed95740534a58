package eus.gordailu.snapshot.guard;

import eus.gordailu.repository.changes.Emptied;
import eus.gordailu.repository.snapshot.ChangeCounts;
import eus.gordailu.repository.snapshot.Source;
import java.util.Optional;

/**
 * What a run came to, as far as the guards look at it.
 *
 * @param files how many files (whatever is no directory) it brought
 * @param bytes what these come to
 * @param named how many the client has, as far as it could be looked through; each directory that could not counts as one
 * @param unread whether something could not be read, so that what is missing need not be deleted
 * @param lost whether directories could not be read of which nothing was kept either, so that what is missing there looks deleted
 * @param changes how the files differ from those of the last good snapshot, where known
 * @param emptyPath a path that has nothing in it, and had in the last good snapshot
 * @param emptied directories that hold no file, of those that held most in the last good snapshot
 */
public record Sighting(
        Source source,
        long files,
        long bytes,
        long named,
        boolean unread,
        boolean lost,
        Optional<ChangeCounts> changes,
        Optional<String> emptyPath,
        Emptied emptied,
        FileSystems fileSystems) {}
