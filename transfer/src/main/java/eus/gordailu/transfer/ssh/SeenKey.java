package eus.gordailu.transfer.ssh;

/** A host key that a machine shows, and the name by which ssh knows the machine. */
public record SeenKey(String name, HostKey key) {}
