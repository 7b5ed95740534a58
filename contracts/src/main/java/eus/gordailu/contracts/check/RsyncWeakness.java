package eus.gordailu.contracts.check;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What speaks against an rsync, as far as its version or the protocol that it speaks tells. A distribution may have mended an older one, and kept
 * its number; a version that has another kind of number is not judged.
 */
public enum RsyncWeakness {
    /** As rsync before 3.0, and openrsync. */
    PLAIN(
            "rsync.plain",
            "%s sends no extended attributes or access lists, and times only to the second, and does not know all that is asked of it: install rsync"
                    + " 3.5 there"),
    OLD(
            "rsync.old",
            "%s is older than 3.1, of 2013: it tells times only to the second, and has weaknesses that are known. Install a newer one there"),
    VULNERABLE(
            "rsync.vulnerable",
            "%s is older than 3.4, of 2025, which mended CVE-2024-12084 to 12088 and 12747: install 3.5 there, or see that the security updates of"
                    + " that system, which may mend them in older ones, are installed"),
    BEFORE_MENDS(
            "rsync.weak",
            "%s is older than 3.5.0, which mended 33 vulnerabilities: install that there, or see that the security updates of that system, which may"
                    + " mend them in older ones, are installed");

    /** Spoken since rsync 3.0. */
    private static final int WITH_ATTRIBUTES = 30;

    /** Since 3.1, of 2013. */
    private static final int NANOSECONDS = 31;

    /** Since 3.4, of 2025. */
    private static final int MENDED = 32;

    private static final Pattern NUMBERS = Pattern.compile("(?<major>\\d{1,4})\\.(?<minor>\\d{1,4}).*");

    private final String code;
    private final String sentence;

    RsyncWeakness(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** What weighs most; of an rsync that tells only its protocol, what that tells. */
    public static Optional<RsyncWeakness> of(@Nullable String version, @Nullable Integer protocol) {
        Matcher numbers = NUMBERS.matcher(version == null ? "" : version);
        int known = protocol == null ? MENDED : protocol;
        boolean counted = numbers.matches();
        if (known < WITH_ATTRIBUTES) {
            return Optional.of(PLAIN);
        }
        if (known < NANOSECONDS || (counted && isBefore(numbers, 1))) {
            return Optional.of(OLD);
        }
        if (counted ? isBefore(numbers, 4) : known < MENDED) {
            return Optional.of(VULNERABLE);
        }
        return counted && isBefore(numbers, 5) ? Optional.of(BEFORE_MENDS) : Optional.empty();
    }

    /** A stable key, by which the sentence may be translated. */
    public String code() {
        return code;
    }

    /** In English: what it is, and what to do. */
    public String sentence(@Nullable String version, @Nullable Integer protocol) {
        return sentence.formatted(
                version == null ? "An rsync that speaks protocol %d".formatted(protocol) : named(version));
    }

    private static String named(String version) {
        return version.toLowerCase(Locale.ROOT).contains("rsync") ? version : "rsync " + version;
    }

    private static boolean isBefore(Matcher numbers, int minor) {
        int major = Integer.parseInt(numbers.group("major"));
        return major < 3 || (major == 3 && Integer.parseInt(numbers.group("minor")) < minor);
    }
}
