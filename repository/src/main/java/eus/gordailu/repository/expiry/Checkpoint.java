package eus.gordailu.repository.expiry;

/** Is told what was just done; tests end the process there. */
@FunctionalInterface
interface Checkpoint {

    /** What happens to expired trees. */
    enum Step {
        MARKED_FOR_DELETION,
        ENTRY_DELETED,
        CLAIMED,
        ROOM_MADE,
        TAKEN,
        REST_MARKED
    }

    Checkpoint NONE = step -> {};

    void reached(Step step);
}
