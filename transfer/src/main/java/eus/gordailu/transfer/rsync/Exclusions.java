package eus.gordailu.transfer.rsync;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a pull leaves out.
 *
 * @param patterns of names, as rsync reads them; one that begins with a slash counts from the source's root
 * @param keepOuts names of files: what a directory with one of them holds is left out as far as the file's own patterns say
 */
public record Exclusions(List<String> patterns, List<String> keepOuts) {

    public static final Exclusions NONE = of(List.of());

    public Exclusions {
        patterns = List.copyOf(patterns);
        keepOuts = List.copyOf(keepOuts);
        if (patterns.contains("")) {
            throw new IllegalArgumentException("An empty exclude pattern: remove it");
        }
    }

    public static Exclusions of(List<String> patterns) {
        return new Exclusions(patterns, List.of());
    }

    public Exclusions and(List<String> more) {
        return new Exclusions(Stream.concat(patterns.stream(), more.stream()).toList(), keepOuts);
    }

    Stream<String> arguments() {
        return Stream.concat(
                // The sender alone is told: what a pull finds on our side of what is left out, it deletes.
                keepOuts.stream().map(name -> "--filter=:s- " + name),
                // As a rule with its kind said: in --exclude, a pattern such as "+ x" or "!" would be read as a rule of
                // its own.
                patterns.stream().map(pattern -> "--filter=- " + pattern));
    }
}
