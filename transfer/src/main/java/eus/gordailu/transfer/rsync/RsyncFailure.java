package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import java.util.Map;

/** The ways a run of rsync fails, each with its class, its stable code and its sentence. */
enum RsyncFailure {
    STILL_RUNNING(
            FailureClass.TRANSIENT,
            "transfer.still-running",
            "An earlier transfer into %destination% is still ending: this one waits for its next attempt;"
                    + " if that happens again, look for an old rsync process on the worker"),
    WALL_CLOCK(
            FailureClass.TRANSIENT,
            "transfer.too-long",
            "The transfer from %client% was ended when its time was over: give it more time, or fewer paths;"
                    + " the next attempt goes on where it stopped"),
    TIMEOUT(
            FailureClass.TRANSIENT,
            "transfer.timeout",
            "%client% connected, but sent nothing for too long: see that it and its disks are not overloaded;"
                    + " the next attempt goes on where it stopped"),
    INTERRUPTED(
            FailureClass.TRANSIENT,
            "transfer.interrupted",
            "The transfer from %client% was ended from outside (code %exitCode%): the next attempt goes on where it stopped"),
    CONNECTION_LOST(
            FailureClass.TRANSIENT,
            "transfer.connection-lost",
            "The connection to %client% broke off (code %exitCode%; %message%): see that the network and the client are up;"
                    + " the next attempt goes on where it stopped"),
    LOCATION_FULL(
            FailureClass.OPERATOR_NEEDED,
            "location.full",
            "The disk of %destination% is full: free space there, keep fewer snapshots, or move jobs to another location"),
    LOCATION_READ_ONLY(
            FailureClass.OPERATOR_NEEDED,
            "location.read-only",
            "The disk of %destination% can only be read: see why it was mounted so (often a failing disk), then mount it writable"),
    LOCATION_NOT_WRITABLE(
            FailureClass.OPERATOR_NEEDED,
            "location.not-writable",
            "The worker may not write to %destination% (%message%): give it that directory"),
    LOCATION_IO_ERROR(
            FailureClass.OPERATOR_NEEDED,
            "location.io-error",
            "The disk of %destination% has errors (%message%): check the disk before the next backup"),
    MISSING_PATH(
            FailureClass.OPERATOR_NEEDED,
            "source.missing-path",
            "%path% is not there on %client%, or an exclude leaves it out: mount or create it, correct the exclude, or take it out of the job; nothing was counted as deleted"),
    UNREADABLE_PATH(
            FailureClass.OPERATOR_NEEDED,
            "source.unreadable-path",
            "%path% can't be read on %client% (%message%): let the user that the backup comes as read it,"
                    + " or take it out of the job"),
    NO_RSYNC(
            FailureClass.OPERATOR_NEEDED,
            "source.no-rsync",
            "There is no rsync on %client%: install it there (apt-get install rsync)"),
    NOT_RSYNC(
            FailureClass.OPERATOR_NEEDED,
            "source.not-rsync",
            "What answers on %client% is no rsync (%message%): see that its shell prints nothing at login,"
                    + " and that the key's command is right"),
    NAMES_REFUSED(
            FailureClass.OPERATOR_NEEDED,
            "source.names-refused",
            "rsync does not take files of %client% that it had asked for itself (%message%):"
                    + " give them names without backslashes and brackets, or leave them out of the job"),
    DIRECTORY_REPLACED(
            FailureClass.TRANSIENT,
            "source.directory-replaced",
            "/%path% on %client% was a directory, and had become something else when what differs in it had been fetched: nothing of that is"
                    + " kept; see who did that if it goes on"),
    NO_ATTRIBUTES(
            FailureClass.OPERATOR_NEEDED,
            "source.no-attributes",
            "rsync on %client% sends no access lists or extended attributes (%message%): install one there that was built with them"),
    NOT_CONFINED(
            FailureClass.OPERATOR_NEEDED,
            "worker.not-confined",
            "rsync could not be confined for %client% (%message%): restart the worker, which tries again whether bubblewrap works, or set"
                    + " gordailu.pull.confine to never"),
    TOO_OLD(
            FailureClass.OPERATOR_NEEDED,
            "source.unsupported",
            "rsync on %client% can't do what is asked of it (%message%): install a newer rsync there"),
    OTHER(
            FailureClass.TRANSIENT,
            "transfer.failed",
            "rsync from %client% ended with code %exitCode% (%message%): look the code up in rsync's manual, EXIT VALUES");

    private final FailureClass failureClass;
    private final String code;
    private final String sentence;

    RsyncFailure(FailureClass failureClass, String code, String sentence) {
        this.failureClass = failureClass;
        this.code = code;
        this.sentence = sentence;
    }

    boolean is(Failure failure) {
        return failure.code().equals(code);
    }

    /** Fills the sentence with those details that it names. */
    Failure with(Map<String, String> details) {
        return Failure.filled(failureClass, code, sentence, details);
    }
}
