package eus.gordailu.snapshot.workflow;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.repository.changes.Emptied;
import eus.gordailu.repository.changes.Missed;
import eus.gordailu.repository.snapshot.ChangeCounts;
import eus.gordailu.repository.snapshot.Engine;
import eus.gordailu.repository.snapshot.ListedBytes;
import eus.gordailu.repository.snapshot.TransferFacts;
import eus.gordailu.repository.staging.Copy;
import eus.gordailu.transfer.pull.PullResult;
import eus.gordailu.transfer.pull.PullRun;
import eus.gordailu.transfer.rsync.Warning;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How the fetching ended, with what the manifest says of it. */
sealed interface Fetched {

    /** How all is fetched by one run of rsync. */
    String PLAIN = "plain-rsync";

    /**
     * The tree is whole.
     *
     * @param miscounted whether what has vanished or changed its type meanwhile is in rsync's counts all the same
     */
    record Complete(
            Engine engine,
            TransferFacts transfer,
            List<Warning> warnings,
            Optional<ChangeCounts> changes,
            Emptied emptied,
            Optional<ListedBytes> listed,
            boolean miscounted)
            implements Fetched {

        Complete with(Listing.Listed found) {
            Missed missed = found.missed();
            return new Complete(
                    engine,
                    transfer,
                    missed.first()
                            .map(first -> transfer.exitCode() == PullRun.PARTIAL
                                    ? Warning.notFetched(missed.files(), first)
                                    : Warning.missed(missed.files(), first))
                            .map(told -> Stream.concat(Stream.of(told), warnings.stream())
                                    .toList())
                            .orElse(warnings),
                    found.counts(),
                    found.emptied(),
                    Optional.of(found.bytes()),
                    miscounted || missed.miscounted());
        }

        /** Some of the same was fetched once more, however that ended. */
        Fetched after(PullResult again) {
            return switch (again) {
                case PullResult.Complete(var _, var found) -> with(found);
                case PullResult.Failed failed -> new Failed(failed.failure());
                case PullResult.Aborted _ -> new Aborted();
            };
        }

        Complete with(List<Warning> more) {
            return new Complete(
                    engine,
                    transfer,
                    Stream.of(more, warnings).flatMap(List::stream).toList(),
                    changes,
                    emptied,
                    listed,
                    miscounted);
        }
    }

    record Failed(Failure failure) implements Fetched {}

    record Aborted() implements Fetched {}

    static Fetched of(Groundwork.Whole whole, PullResult result) {
        return switch (result) {
            case PullResult.Complete(PullRun run, var warnings) ->
                new Complete(
                        new Engine(PLAIN, whole.reason()),
                        facts(run),
                        warnings,
                        Optional.empty(),
                        Emptied.NONE,
                        Optional.empty(),
                        run.exitCode() == PullRun.VANISHED);
            case PullResult.Failed failed -> new Failed(failed.failure());
            case PullResult.Aborted _ -> new Aborted();
        };
    }

    static Fetched of(Groundwork.Differences known, PullResult result) {
        return switch (result) {
            case PullResult.Complete(PullRun run, var warnings) ->
                new Complete(
                        new Engine("differences", madeOf(known)),
                        facts(run, known.comparison().run()),
                        Stream.of(known.comparison().warnings(), copied(known.copy()), warnings)
                                .flatMap(List::stream)
                                .toList(),
                        Optional.empty(),
                        Emptied.NONE,
                        Optional.empty(),
                        false);
            case PullResult.Failed failed -> new Failed(failed.failure());
            case PullResult.Aborted _ -> new Aborted();
        };
    }

    static Fetched of(Groundwork.Ended ended) {
        return switch (ended.result()) {
            case PullResult.Failed failed -> new Failed(failed.failure());
            case PullResult.Aborted _ -> new Aborted();
            case PullResult.Complete complete ->
                throw new IllegalArgumentException("Nothing was fetched, so nothing is complete: " + complete);
        };
    }

    private static String madeOf(Groundwork.Differences known) {
        return "only what differs from the latest snapshot%s%s was fetched, into %s"
                .formatted(
                        known.byChecksum() ? " by checksum" : "",
                        known.comparison().changes().firstPart().isPresent() ? ", compared in two halves at once," : "",
                        known.copy()
                                .recycled()
                                .map("the tree of expired snapshot %s"::formatted)
                                .orElse(
                                        known.copy().left()
                                                ? "the copy of its tree that an earlier attempt had left"
                                                : "a new copy of its tree"));
    }

    /** A file whose inode takes no more links is a copy from here on. */
    private static List<Warning> copied(Copy copy) {
        return copy.tree().copied() == 0
                ? List.of()
                : List.of(Warning.fullInodes(
                        copy.tree().copied(), copy.tree().named().getFirst()));
    }

    private static TransferFacts facts(PullRun run) {
        return facts(run, run, run.stats().bytesReceived());
    }

    /** Files and bytes are those of the whole source, which a transfer of differences does not count. */
    private static TransferFacts facts(PullRun run, PullRun comparison) {
        return facts(
                run,
                comparison,
                comparison.stats().bytesReceived() + run.stats().bytesReceived());
    }

    private static TransferFacts facts(PullRun run, PullRun whole, long received) {
        return new TransferFacts(
                run.rsyncVersion(),
                run.exitCode(),
                run.arguments(),
                whole.stats().files(),
                whole.stats().totalBytes(),
                run.stats().transferredFiles(),
                received,
                whole.peer().confined(),
                whole.peer().protocol());
    }
}
