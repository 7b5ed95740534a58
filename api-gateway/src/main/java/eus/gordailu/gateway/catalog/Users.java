package eus.gordailu.gateway.catalog;

import java.util.List;

/** Who refers to an entity: how many, and the first of them by name and id, for a sentence. */
record Users(long total, String named) {

    static Users of(String noun, List<String> first, long total) {
        if (total == 0) {
            return new Users(0, "");
        }
        long more = total - first.size();
        return new Users(
                total,
                (total == 1 ? "the %s ".formatted(noun) : "the %ss ".formatted(noun))
                        + String.join(", ", first)
                        + (more > 0 ? " and %d more".formatted(more) : ""));
    }

    Users and(Users others) {
        String both = total == 0 || others.total == 0 ? named + others.named : named + " and " + others.named;
        return new Users(total + others.total, both);
    }
}
