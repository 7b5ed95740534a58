package eus.gordailu.transfer.ssh;

/** What makes a client's host key one that is believed. */
public enum HostTrust {
    /** A person has found it to be right. */
    APPROVED("yes"),
    /** It is the first that was seen at that address. */
    FIRST_SEEN("accept-new");

    private final String strictHostKeyChecking;

    HostTrust(String strictHostKeyChecking) {
        this.strictHostKeyChecking = strictHostKeyChecking;
    }

    /** How ssh is told. */
    String strictHostKeyChecking() {
        return strictHostKeyChecking;
    }
}
