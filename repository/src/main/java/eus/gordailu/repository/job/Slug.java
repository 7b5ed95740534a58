package eus.gordailu.repository.job;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** A directory name that any file system and any shell takes: lower-case ASCII letters, digits, dots, underscores and hyphens, at most 60. */
final class Slug {

    private static final int LONGEST = 60;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9._]+");
    private static final Pattern EDGES = Pattern.compile("^[.-]+|[.-]+$");

    /** Letters that don't come apart into a letter and a mark. */
    private static final Map<String, String> LETTERS = Map.of(
            "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "ı", "i", "ħ", "h");

    private Slug() {}

    /** The name in such letters; the beginning of the id when none of its letters can be written so. */
    static String of(String name, UUID id) {
        String plain = MARKS.matcher(Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
                .replaceAll("");
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        String slug = trimmed(OTHERS.matcher(plain).replaceAll("-"));
        slug = trimmed(slug.substring(0, Math.min(slug.length(), LONGEST)));
        return slug.isEmpty() ? prefix(id) : slug;
    }

    /** The same, told apart from all others by the beginning of the id. */
    static String distinct(String name, UUID id) {
        return of(name, id) + "-" + prefix(id);
    }

    private static String prefix(UUID id) {
        return id.toString().substring(0, 8);
    }

    private static String trimmed(String slug) {
        return EDGES.matcher(slug).replaceAll("");
    }
}
