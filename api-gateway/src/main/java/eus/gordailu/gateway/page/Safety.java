package eus.gordailu.gateway.page;

import java.util.List;
import java.util.Locale;

/** Is everything safe? One sentence, and why. */
record Safety(Level level, String sentence, List<String> reasons) {

    /** How bad it is; the name ends a CSS class. */
    enum Level {
        GOOD,
        WAITING,
        ATTENTION,
        DANGER
    }

    /** For the style sheet. */
    public String css() {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
