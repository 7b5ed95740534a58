package eus.gordailu.repository.expiry;

import eus.gordailu.repository.location.Space;

/** When there is room for a spare: so much must be free, as a share of the file system and in bytes; 0 asks for nothing. */
public record SpareRule(int freePercent, long freeBytes) {

    private static final double HUNDRED = 100;

    /** Whether a spare may stay. */
    public boolean allows(Space space) {
        return space.freeBytes() >= freeBytes && space.freeBytes() >= space.totalBytes() / HUNDRED * freePercent;
    }
}
