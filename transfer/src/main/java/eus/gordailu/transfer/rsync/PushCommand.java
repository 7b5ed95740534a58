package eus.gordailu.transfer.rsync;

import eus.gordailu.transfer.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paths of a tree on this machine, and a directory of a client in which they come to stand with all their names.
 *
 * @param destination as rsync is given it
 * @param list the paths, without a slash at their beginnings, and each ended by a NUL byte
 * @param kept {@code BESIDE} where this side keeps in extended attributes what only root can give a file
 */
public record PushCommand(
        Path tree,
        String destination,
        Path list,
        Optional<RemoteRsync> remote,
        Pace pace,
        RsyncCommand.Attributes kept,
        List<String> rules) {

    public PushCommand {
        rules = List.copyOf(rules);
        if (!tree.isAbsolute() || !list.isAbsolute()) {
            throw new IllegalArgumentException("A tree and a list are given absolute");
        }
    }

    public PushCommand filtering(List<String> filters) {
        return new PushCommand(tree, destination, list, remote, pace, kept, filters);
    }

    /** What the listed directories are at the client, as {@link StandingOutput} reads it; nothing is changed. */
    public Command look() {
        List<String> arguments = common();
        // One that is there is told, and so is something else of its name; one that is not there is passed over.
        arguments.addAll(List.of("--dry-run", "--existing", "--no-recursive", "--dirs", "--itemize-changes"));
        return ending(arguments);
    }

    /**
     * Tells what stands where something of another type is to come, as new, and which of these files stand in or below the listed paths,
     * as deleted; and directories that are not in the tree. Nothing is changed.
     */
    public Command survey(List<String> keepOuts) {
        List<String> arguments = common();
        arguments.addAll(List.of("--dry-run", "--existing", "--delete", "--recursive"));
        keepOuts.forEach(name -> arguments.add("--filter=R " + name));
        arguments.addAll(List.of("--filter=R */", "--filter=P *"));
        return ending(arguments);
    }

    /**
     * Brings the listed paths with all that they hold, or only tells what that would change. What is at the client and not in the tree goes only where
     * that is asked for.
     */
    public Command bring(boolean dryRun, boolean deletes) {
        List<String> arguments = common();
        arguments.add("--recursive");
        if (dryRun) {
            arguments.add("--dry-run");
        }
        if (deletes) {
            // Nor is anything deleted on what is mounted there: who restores a directory does not mean another disk.
            arguments.addAll(List.of("--delete", "--one-file-system"));
        }
        return ending(arguments);
    }

    /** Tells what of the listed paths is not at the client as it is in the tree; owners too, also if only root could give them. */
    public Command verification() {
        List<String> arguments = common();
        arguments.addAll(List.of("--recursive", "--dry-run"));
        if (remote.isPresent()) {
            arguments.add("--remote-option=--super");
        }
        return ending(arguments);
    }

    private List<String> common() {
        List<String> arguments = new ArrayList<>(List.of(
                "rsync",
                kept.ownersAlone() ? "-aH" : "-aHAX",
                "--sparse",
                "--numeric-ids",
                "--files-from=" + list,
                "--from0",
                // A directory that only leads to what is brought stays as it is.
                "--no-implied-dirs",
                "--modify-window=-1",
                "--stats",
                "--no-human-readable",
                "--info=progress2",
                "--outbuf=L",
                "--itemize-changes",
                "--out-format=" + ItemizedLine.FORMAT,
                "--8-bit-output"));
        arguments.addAll(pace.arguments());
        if (kept.beside()) {
            arguments.add("--fake-super");
        }
        return arguments;
    }

    private Command ending(List<String> arguments) {
        arguments.addAll(rules);
        remote.ifPresent(client -> arguments.addAll(client.options()));
        arguments.addAll(List.of("--", tree + "/", destination));
        Command command = Command.of(arguments);
        return remote.map(client -> client.in(command)).orElse(command);
    }
}
