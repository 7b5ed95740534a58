package eus.gordailu.contracts.snapshot;

/** What follows from a finding until somebody has decided. */
public enum FindingKind {
    /** The source may not have been what it should be: the snapshot counts as no good one, and its rotation expires nothing. */
    SUSPICIOUS,
    /** Far more differs than is usual: the snapshot is what the source is now, and nothing of its job expires. */
    ANOMALOUS
}
