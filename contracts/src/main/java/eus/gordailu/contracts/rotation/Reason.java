package eus.gordailu.contracts.rotation;

/** Why a snapshot is kept or expires: the rule, and what it met, such as {@code weekly} and {@code 2026-W47}. */
public record Reason(String rule, String bucket) {

    /** In words: {@code weekly, 2026-W47}, {@code last 3}, {@code pinned}. */
    @Override
    public String toString() {
        if (bucket.isEmpty()) {
            return rule;
        }
        return switch (rule) {
            case "last", "within" -> rule + " " + bucket;
            default -> rule + ", " + bucket;
        };
    }
}
