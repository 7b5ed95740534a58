package eus.gordailu.contracts.rotation;

/** Why a snapshot is kept or expires: the rule, and what it met, such as {@code weekly} and {@code 2026-W47}. */
public record Reason(String rule, String bucket) {}
