package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.confine.Reach;
import eus.gordailu.transfer.process.Command;
import java.nio.file.Path;
import java.util.List;

/**
 * What shuts in the rsync that receives from another machine.
 *
 * @param way what of the worker's files reaching the client takes
 */
record Enclosure(Confinement confinement, Reach way) {

    /** What a run does to the worker's disk. */
    enum Touch {
        /** It reads the previous snapshot, and what has come already. */
        READS,
        /** It writes into the new one, and reads the previous. */
        WRITES,
        /** It gives files of the previous snapshot names in the new one. */
        LINKS
    }

    Command around(Command command, PullRequest request, Touch touch) {
        return confinement.confine(command, reach(request, touch));
    }

    private Reach reach(PullRequest request, Touch touch) {
        List<Path> previous = request.linkDest().stream().toList();
        Reach writing = way.writing(request.destination(), request.scratch());
        return switch (touch) {
            case READS -> way.reading(previous).reading(List.of(request.destination(), request.scratch()));
            case WRITES -> writing.reading(previous);
            case LINKS -> request.linkDest().map(writing::linking).orElse(writing);
        };
    }
}
