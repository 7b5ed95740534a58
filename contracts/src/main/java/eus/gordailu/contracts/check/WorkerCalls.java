package eus.gordailu.contracts.check;

import eus.gordailu.contracts.restore.ReadRestoreLog;
import eus.gordailu.contracts.restore.RestoreLog;

/**
 * What a worker answers over HTTP. A question is POSTed as the JSON of its record, with the services' token as bearer; the answer is
 * a {@link ClientReport}, if no other is named, with status 200, or {@link Refused} with another.
 */
public final class WorkerCalls {

    /** Takes a {@link CheckClient}. */
    public static final String CHECK = "/internal/v1/check";

    /** Takes an {@link InstallKey}. */
    public static final String INSTALL_KEY = "/internal/v1/key";

    /** Takes a {@link KeepPassword}. */
    public static final String KEEP_PASSWORD = "/internal/v1/password";

    /** Takes a {@link PreviewFiles}, and is answered by {@link FilesPreview}. */
    public static final String PREVIEW = "/internal/v1/preview";

    /** Takes a {@link ReadRestoreLog}, and is answered by {@link RestoreLog}. */
    public static final String RESTORE_LOG = "/internal/v1/restore-log";

    private WorkerCalls() {}
}
