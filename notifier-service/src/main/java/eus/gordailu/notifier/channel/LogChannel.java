package eus.gordailu.notifier.channel;

import eus.gordailu.kit.log.LogKeys;
import eus.gordailu.notifier.rule.Level;
import eus.gordailu.notifier.rule.Notice;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells by one line in the service's log. */
public final class LogChannel implements Channel {

    private static final Logger LOG = LoggerFactory.getLogger(LogChannel.class);
    /** A file name in a sentence could otherwise begin a line of its own. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]");

    @Override
    public String name() {
        return "log";
    }

    @Override
    public void tell(Notice notice) {
        LOG.atLevel(level(notice.wording().level()))
                .addKeyValue(LogKeys.RUN, notice.fact().runId())
                .addKeyValue(LogKeys.JOB, notice.fact().job().jobId())
                .addKeyValue(LogKeys.CLIENT, notice.fact().job().clientId())
                .log(CONTROL.matcher(notice.wording().sentence()).replaceAll("?"));
    }

    private static org.slf4j.event.Level level(Level level) {
        return switch (level) {
            case INFO -> org.slf4j.event.Level.INFO;
            case WARNING -> org.slf4j.event.Level.WARN;
            case ERROR -> org.slf4j.event.Level.ERROR;
        };
    }
}
