package eus.gordailu.transfer.pull;

/**
 * What to compare: the source of a pull and the previous snapshot that it links to.
 *
 * @param byChecksum reads files whose size and time are equal, on both sides
 */
public record ComparisonRequest(PullRequest pull, boolean byChecksum) {

    public ComparisonRequest {
        if (pull.linkDest().isEmpty()) {
            throw new IllegalArgumentException("Nothing to compare with");
        }
    }
}
