package eus.gordailu.repository.snapshot;

/** How the tree was made, such as {@code plain-rsync}, and why in this way. */
public record Engine(String name, String reason) {}
