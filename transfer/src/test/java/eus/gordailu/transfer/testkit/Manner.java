package eus.gordailu.transfer.testkit;

/** How a {@link MisbehavingSshServer} misbehaves within ssh's own protocol, which no line between two honest ends can. */
public enum Manner {
    /** It does what it is asked. */
    HONEST,
    /** It greets who would log in, again and again, and answers nothing. */
    BANNER_WITHOUT_END,
    /** It never says whether the key opens. */
    LOGIN_NEVER_ANSWERED,
    /** Each time it says that the key is good, and asks for it once more. */
    LOGIN_NEVER_ENOUGH,
    /** The key is good, and an answer from a keyboard must come on top of it. */
    LOGIN_WANTS_MORE,
    /** No key opens; whoever can answer is asked for ever. */
    QUESTIONS_WITHOUT_END,
    /** It lets in, and says good-bye with a hostile word. */
    DISCONNECTED,
    /** It lets in, and never opens a channel. */
    CHANNEL_NEVER_OPENED,
    /** It opens a channel, and never says whether the command runs. */
    COMMAND_NEVER_ANSWERED,
    /** The command complains for ever. */
    COMPLAINTS_WITHOUT_END,
    /** The command complains once, in a way that would harm a terminal, a shell or a log, and ends with code 12. */
    HOSTILE_COMPLAINTS,
    /** The channel is closed at once, and how the command ended is not told. */
    CLOSED,
    /** The command ends well at once, without a word. */
    NOTHING_DONE,
    /** Its shell greets first. */
    TALKS_FIRST,
    /** It speaks a version of rsync's protocol that there is not. */
    MAD_VERSION,
    /** In the middle of the files the channel is closed, and how the command ended is not told. */
    CLOSED_AMONG_FILES,
    /** In the middle of the files the command is said to have been killed. */
    KILLED_AMONG_FILES,
    /** In the middle of the files nothing comes any more. */
    SILENT_AMONG_FILES,
    /** In the middle of the files both agree on new keys, and it shows another host key. */
    ANOTHER_HOST_AMONG_FILES
}
