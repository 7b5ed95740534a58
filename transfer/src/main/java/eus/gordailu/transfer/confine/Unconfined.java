package eus.gordailu.transfer.confine;

import eus.gordailu.transfer.process.Command;

/**
 * Nothing shuts anything in.
 *
 * @param allowed whether something is received all the same
 * @param why what stands in the way, and what to do about it
 */
public record Unconfined(boolean allowed, String why) implements Confinement {

    /** As the settings want it. */
    public static final Unconfined WANTED =
            new Unconfined(true, "the setting gordailu.pull.confine is never: set it to auto");

    @Override
    public Command confine(Command command, Reach reach) {
        if (!allowed) {
            throw new NotConfinedException(sentence());
        }
        return command;
    }

    @Override
    public boolean confines() {
        return false;
    }

    String sentence() {
        return allowed
                ? "Backups of other machines are received by an rsync that may reach all that this worker may: " + why
                : "No backup of another machine is received, for rsync can't be confined and the setting gordailu.pull.confine is always: "
                        + why;
    }
}
