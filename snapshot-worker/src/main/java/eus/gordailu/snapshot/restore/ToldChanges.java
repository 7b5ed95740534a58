package eus.gordailu.snapshot.restore;

import eus.gordailu.contracts.restore.RestoreLogLine;
import eus.gordailu.transfer.push.PushChange;
import eus.gordailu.transfer.push.PushTarget;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.EntryType;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Counts what rsync tells of, and writes it to the restore's log. */
final class ToldChanges implements Consumer<PushChange> {

    private final RestoreLogs.Open log;
    private final PushTarget target;
    private final LongAdder changed = new LongAdder();
    private final LongAdder deleted = new LongAdder();

    ToldChanges(RestoreLogs.Open log, PushTarget target) {
        this.log = log;
        this.target = target;
    }

    @Override
    public void accept(PushChange change) {
        if (change instanceof PushChange.Told(var done)) {
            (done instanceof Change.Deleted ? deleted : changed).increment();
        }
        log.add(line(change));
    }

    void message(String sentence) {
        log.add(new RestoreLogLine(RestoreLogLine.Kind.MESSAGE, sentence));
    }

    long changed() {
        return changed.sum();
    }

    long deleted() {
        return deleted.sum();
    }

    private RestoreLogLine line(PushChange change) {
        return switch (change) {
            case PushChange.Told(var told) -> line(told);
            case PushChange.InTheWay(var path) -> line(RestoreLogLine.Kind.IN_THE_WAY, target.at(path), false);
        };
    }

    private RestoreLogLine line(Change change) {
        return switch (change) {
            case Change.Created(var path, var type, var _) ->
                line(RestoreLogLine.Kind.CREATED, target.at(path), type == EntryType.DIRECTORY);
            case Change.Deleted(var path, boolean directory) ->
                line(RestoreLogLine.Kind.DELETED, target.at(path), directory);
            case Change.Altered altered ->
                line(
                        altered.changesContent() ? RestoreLogLine.Kind.REPLACED : RestoreLogLine.Kind.ATTRIBUTES,
                        target.at(altered.path()),
                        altered.isDirectory());
        };
    }

    private static RestoreLogLine line(RestoreLogLine.Kind kind, String path, boolean directory) {
        return new RestoreLogLine(kind, directory && !path.endsWith("/") ? path + "/" : path);
    }
}
