package eus.gordailu.contracts.restore;

/**
 * One thing that a restore did, or would do, or met.
 *
 * @param text the path at the target, from its root, with a slash at a directory's end; or the sentence of a message
 */
public record RestoreLogLine(Kind kind, String text) {

    /** What happened to the path. */
    public enum Kind {
        /** It was not there, or something of another type was. */
        CREATED,
        /** Its content was another. */
        REPLACED,
        /** Its owner, mode, time or other attributes were others. */
        ATTRIBUTES,
        /** It is not in the snapshot. */
        DELETED,
        /** Something of another type stood there, and was replaced; a directory that is not empty only where deletion was asked for. */
        IN_THE_WAY,
        /** No path: something that rsync said. */
        MESSAGE
    }
}
