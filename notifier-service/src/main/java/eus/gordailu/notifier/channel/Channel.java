package eus.gordailu.notifier.channel;

import eus.gordailu.notifier.rule.Notice;

/** A way by which people are reached. */
public interface Channel {

    /** Its name in records and events. */
    String name();

    /**
     * Tells the recipient; returns once the channel has taken charge of the notice.
     *
     * @throws RuntimeException when it did not; the notice may then be told again
     */
    void tell(Notice notice);
}
