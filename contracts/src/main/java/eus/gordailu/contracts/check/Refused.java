package eus.gordailu.contracts.check;

/** Why a worker did not answer, in a sentence for people. */
public record Refused(String sentence) {}
