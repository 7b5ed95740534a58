package eus.gordailu.kit.workflow;

/** In this state, on this signal, that state follows. */
public record Transition<S, E>(S from, E signal, S to) {}
