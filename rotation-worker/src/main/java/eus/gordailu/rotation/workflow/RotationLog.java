package eus.gordailu.rotation.workflow;

import eus.gordailu.contracts.run.Failure;
import eus.gordailu.kit.log.LogKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** What the log says of rotations. */
final class RotationLog {

    private static final Logger LOG = LoggerFactory.getLogger(RotationLog.class);

    private RotationLog() {}

    static void reached(Rotation rotation) {
        line(rotation, Level.INFO)
                .log(
                        "Rotation of {} {}: {}, {} kept, {} expired",
                        rotation.definition().ref(),
                        rotation.occasion(),
                        rotation.state(),
                        rotation.plan().kept().size(),
                        rotation.plan().expired().size());
    }

    static void failed(Rotation rotation, Failure failure) {
        line(rotation, Level.WARN)
                .log(
                        "Rotation of {} {} could not go on from {}: {}",
                        rotation.definition().ref(),
                        rotation.occasion(),
                        rotation.state(),
                        failure.sentence());
    }

    static void interrupted(Rotation rotation, Throwable failure) {
        line(rotation, Level.WARN)
                .setCause(failure)
                .log(
                        "A step of the rotation of {} failed and is tried again",
                        rotation.definition().ref());
    }

    private static LoggingEventBuilder line(Rotation rotation, Level level) {
        return LOG.atLevel(level)
                .addKeyValue(LogKeys.RUN, rotation.runId())
                .addKeyValue(LogKeys.JOB, rotation.definition().job().id())
                .addKeyValue(LogKeys.CLIENT, rotation.definition().client().id());
    }
}
