package eus.gordailu.kit.store;

/** A document with its version: 1 when it is new, one more at every change. */
public record Stored<T>(T value, long version) {}
