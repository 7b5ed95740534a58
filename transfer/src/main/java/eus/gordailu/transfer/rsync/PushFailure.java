package eus.gordailu.transfer.rsync;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.contracts.run.FailureClass;
import java.util.Map;

/** The ways in which bringing files to a client fails, each with its class, its stable code and its sentence. */
enum PushFailure {
    WALL_CLOCK(
            FailureClass.TRANSIENT,
            "restore.too-long",
            "The restore to %client% was ended when its time was over: start it again, and it goes on with what is missing"),
    TIMEOUT(
            FailureClass.TRANSIENT,
            "restore.timeout",
            "%client% connected, but said nothing for too long: see that it and its disks are not overloaded, and start the"
                    + " restore again; it goes on with what is missing"),
    INTERRUPTED(
            FailureClass.TRANSIENT,
            "restore.interrupted",
            "The restore to %client% was ended from outside (code %exitCode%): start it again, and it goes on with what is"
                    + " missing"),
    CONNECTION_LOST(
            FailureClass.TRANSIENT,
            "restore.connection-lost",
            "The connection to %client% broke off (code %exitCode%; %message%): see that the network and the client are up,"
                    + " and start the restore again; it goes on with what is missing"),
    TARGET_FULL(
            FailureClass.OPERATOR_NEEDED,
            "restore.target-full",
            "A disk of %client% is full (%message%): free space there, and start the restore again; it goes on with what is"
                    + " missing. Each file there is as it was, or as it is in the snapshot"),
    TARGET_READ_ONLY(
            FailureClass.OPERATOR_NEEDED,
            "restore.target-read-only",
            "A disk of %client% can only be read (%message%): see why it was mounted so, or restore into another directory"),
    TARGET_IO_ERROR(
            FailureClass.OPERATOR_NEEDED,
            "restore.target-io-error",
            "A disk of %client% has errors (%message%): check it, or restore into another directory"),
    NO_DIRECTORY(
            FailureClass.OPERATOR_NEEDED,
            "restore.no-directory",
            "%directory% can't be used on %client% (%message%): make that directory there, or restore into another"),
    NOT_A_DIRECTORY(
            FailureClass.OPERATOR_NEEDED,
            "restore.not-a-directory",
            "%path% on %client% is no directory that can be entered: a link most likely, or closed to the user that the restore"
                    + " comes as. Nothing was restored: name what the link leads to, or another place"),
    NOTHING_WRITTEN(
            FailureClass.OPERATOR_NEEDED,
            "restore.nothing-written",
            "No file could be written on %client%, such as %path% (%message%): let the user that the restore comes as write"
                    + " there, or restore into another directory"),
    DIRECTORY_REPLACED(
            FailureClass.OPERATOR_NEEDED,
            "restore.directory-replaced",
            "%path% on %client% was a directory, and had become something else when all was restored: files may have come"
                    + " to where that leads. See who did that"),
    READ_ONLY_MODULE(
            FailureClass.OPERATOR_NEEDED,
            "restore.read-only-module",
            "The rsync daemon of %client% takes no files: set \"read only = no\" for its module in the rsyncd.conf there, or"
                    + " restore to another client"),
    INTO_BACKUPS(
            FailureClass.PERMANENT,
            "restore.into-backups",
            "%path% on %client% holds backups of this server, into which nothing is ever restored: choose another directory"),
    AROUND_BACKUPS(
            FailureClass.PERMANENT,
            "restore.around-backups",
            "There are backups of this server in %path% on %client%, which a restore around them could damage: nothing was"
                    + " restored. Restore what is beside that directory, or into another"),
    NO_ATTRIBUTES(
            FailureClass.OPERATOR_NEEDED,
            "restore.no-attributes",
            "rsync on %client% takes no access lists or extended attributes (%message%): install one there that was built"
                    + " with them"),
    OTHER(
            FailureClass.TRANSIENT,
            "restore.failed",
            "rsync to %client% ended with code %exitCode% (%message%): look the code up in rsync's manual, EXIT VALUES");

    private final FailureClass failureClass;
    private final String code;
    private final String sentence;

    PushFailure(FailureClass failureClass, String code, String sentence) {
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
