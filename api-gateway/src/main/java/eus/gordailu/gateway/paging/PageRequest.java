package eus.gordailu.gateway.paging;

import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;

/** Which page of a list: pages begin at 0 and have 1 to 500 items. */
public record PageRequest(int page, int size) {

    private static final int LARGEST = 500;
    private static final int LAST = 1_000_000;

    public PageRequest {
        if (page < 0 || page > LAST) {
            throw Problem.inField(
                    ProblemType.INVALID_PARAMETER,
                    "page",
                    "Pages are numbered from 0 to %d: correct \"page\"".formatted(LAST));
        }
        if (size < 1 || size > LARGEST) {
            throw Problem.inField(
                    ProblemType.INVALID_PARAMETER,
                    "size",
                    "A page has 1 to %d items: correct \"size\"".formatted(LARGEST));
        }
    }

    public int skip() {
        return Math.multiplyExact(page, size);
    }
}
