package eus.gordailu.repository.snapshot;

/** Is told what was just done; tests end the process there. */
@FunctionalInterface
interface Checkpoint {

    /** Steps of making a snapshot, in their order. */
    enum Step {
        LEFTOVER_JUDGED,
        INCOMING_MADE,
        RUN_RECORDED,
        MANIFEST_WRITTEN,
        SYNCED,
        RUN_RECORD_REMOVED,
        PUBLISHED,
        LATEST_LINKED
    }

    Checkpoint NONE = step -> {};

    void reached(Step step);
}
