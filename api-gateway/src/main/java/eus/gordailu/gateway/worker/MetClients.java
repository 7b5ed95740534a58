package eus.gordailu.gateway.worker;

/** What the workers have told of the clients that they met, and of themselves. */
public record MetClients(ClientKeys keys, HostKeys hostKeys, ClientRsyncs rsyncs, Workers workers) {}
