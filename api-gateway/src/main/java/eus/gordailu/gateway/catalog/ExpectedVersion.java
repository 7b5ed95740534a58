package eus.gordailu.gateway.catalog;

import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version that somebody who changes an entity has seen: the value of {@code If-Match}, or none. */
record ExpectedVersion(@Nullable Long version) {

    private static final Pattern FORM = Pattern.compile("(?:W/)?\"?(\\d{1,18})\"?");

    static ExpectedVersion of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return new ExpectedVersion(null);
        }
        Matcher matcher = FORM.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw Problem.inField(
                    ProblemType.INVALID_PARAMETER,
                    "If-Match",
                    "If-Match is the ETag of what you have read, such as \"3\": correct it or leave it out");
        }
        return new ExpectedVersion(Long.parseLong(matcher.group(1)));
    }

    /** The ETag of a version. */
    static String etag(long version) {
        return "\"" + version + "\"";
    }

    void check(long actual) {
        if (version != null && version != actual) {
            throw Problem.of(
                    ProblemType.STALE_VERSION,
                    "You have seen version %d, and it is now at version %d: read it again and repeat your change"
                            .formatted(version, actual));
        }
    }
}
