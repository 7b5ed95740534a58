package eus.gordailu.snapshot.guard;

import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.contracts.snapshot.Finding;
import eus.gordailu.contracts.snapshot.FindingKind;
import eus.gordailu.repository.changes.EmptiedDirectory;
import eus.gordailu.repository.snapshot.ChangeCounts;
import java.util.Map;
import java.util.TreeMap;

/** Puts what is found of a run into words. */
record Findings(Sighting run, Before before) {

    private static final String ASIDE =
            " The snapshot is set aside and lets nothing expire: accept it if that is right, or remove it.";

    Finding otherFileSystem(String path) {
        String now = run.fileSystems().mounted().getOrDefault(path, "");
        String then = before.fileSystems().getOrDefault(path, "");
        return suspicious(
                "source.other-file-system",
                "%s is on another file system (%s) than in snapshot %s (%s): see that the right disk is mounted there."
                        .formatted(path, now, before.id(), then),
                Map.of("path", path, "now", now, "then", then));
    }

    Finding notMounted(String directory) {
        String then = before.fileSystems().getOrDefault(directory, "");
        return suspicious(
                "source.not-mounted",
                "What was mounted in %s in snapshot %s (%s) is not mounted now: mount it and run the job again."
                        .formatted(directory, before.id(), then),
                Map.of("path", directory, "then", then));
    }

    Finding empty() {
        return suspicious(
                "source.empty",
                "There is no file at all, but %s in snapshot %s: see that the disk is mounted on the client."
                        .formatted(number(before.files()), before.id()),
                Map.of());
    }

    Finding emptyPath(String path) {
        return suspicious(
                "source.empty-path",
                "There is nothing in %s, but there was in snapshot %s: see that the disk is mounted on the client."
                        .formatted(path, before.id()),
                Map.of("path", path));
    }

    Finding emptied(EmptiedDirectory directory) {
        String path = "/" + directory.path();
        return suspicious(
                "source.emptied-directory",
                "There is no file in %s, which held %s of the %s files of snapshot %s and %s %% of their bytes: is a disk not mounted there? Then mount it on the client and run the job again."
                        .formatted(
                                path,
                                number(directory.files()),
                                number(before.files()),
                                before.id(),
                                percent(shareOfBytes(directory))),
                Map.of("path", path, "held", Long.toString(directory.files())));
    }

    private double shareOfBytes(EmptiedDirectory directory) {
        return before.bytes() == 0 ? 0 : (double) directory.bytes() / before.bytes();
    }

    Finding unread() {
        return suspicious(
                "source.unread",
                "%s of the %s files of snapshot %s are missing, and not everything could be read: let the user that the backup comes as read it, or exclude it."
                        .formatted(number(missing()), number(before.files()), before.id()),
                Map.of("missing", Long.toString(missing())));
    }

    Finding lost() {
        return suspicious(
                "source.unread",
                "So many directories could not be looked into that what they held in snapshot %s was not kept: let the user that the backup comes as read them, or exclude them."
                        .formatted(before.id()),
                Map.of());
    }

    static Finding unreadAtFirst(Sighting run) {
        long missing = run.named() - run.files();
        return new Finding(
                FindingKind.SUSPICIOUS,
                "source.unread",
                "At least %s of %s files could not be read: let the user that the backup comes as read them, or exclude them."
                                .formatted(number(missing), number(run.named()))
                        + ASIDE,
                Map.of("missing", Long.toString(missing), "files", Long.toString(run.files())));
    }

    Finding shrunk() {
        return suspicious(
                "source.shrunk",
                "%s of the %s files of snapshot %s are gone: see that nothing is missing on the client."
                        .formatted(number(missing()), number(before.files()), before.id()),
                Map.of("missing", Long.toString(missing())));
    }

    Finding unusual(double share, double usual) {
        long differing = run.changes().map(ChangeCounts::gone).orElse(0L);
        return finding(
                FindingKind.ANOMALOUS,
                "changes.unusual",
                "%s of the %s files of snapshot %s were changed or deleted, %s %%, where up to %s %% is usual: see on the client whether somebody meant that (encrypted files look so). Nothing of this job expires until the snapshot is accepted."
                        .formatted(
                                number(differing), number(before.files()), before.id(), percent(share), percent(usual)),
                Map.of("changed", Long.toString(differing), "percent", percent(share), "usual", percent(usual)));
    }

    /** Whoever removes the snapshot with which it began has not yet said that what came after it is right. */
    Finding follows(SnapshotId anomaly) {
        return finding(
                FindingKind.ANOMALOUS,
                Finding.FOLLOWS,
                "It was made after snapshot %s, of which nobody has said yet whether its changes were meant. Nothing of this job expires until one of the two is accepted."
                        .formatted(anomaly),
                Map.of("anomaly", anomaly.toString()));
    }

    private long missing() {
        return before.files() - run.files();
    }

    private Finding suspicious(String code, String sentence, Map<String, String> details) {
        return finding(FindingKind.SUSPICIOUS, code, sentence + ASIDE, details);
    }

    private Finding finding(FindingKind kind, String code, String sentence, Map<String, String> details) {
        Map<String, String> all = new TreeMap<>(details);
        all.put("previous", before.id().toString());
        all.put("previousFiles", Long.toString(before.files()));
        all.put("files", Long.toString(run.files()));
        return new Finding(kind, code, sentence, all);
    }

    private static String number(long count) {
        return "%,d".formatted(count);
    }

    private static String percent(double share) {
        return Long.toString(Math.round(share * 100));
    }
}
