package eus.gordailu.gateway.user;

/** The server cannot start like this; says why, and what to do. */
public final class StartRefused extends RuntimeException {

    private final String action;

    public StartRefused(String reason, String action) {
        super(reason);
        this.action = action;
    }

    String action() {
        return action;
    }
}
