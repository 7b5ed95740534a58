package eus.gordailu.gateway.page;

/** The newest snapshot of a job in words, and how many there are. */
record SnapshotRow(
        String job, String id, String completed, String size, String count, String directory, boolean pinned) {}
