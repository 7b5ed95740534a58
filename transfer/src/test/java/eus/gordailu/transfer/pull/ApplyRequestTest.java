package eus.gordailu.transfer.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.path.TreePath;
import eus.gordailu.transfer.rsync.Change;
import eus.gordailu.transfer.rsync.Changes;
import eus.gordailu.transfer.rsync.Difference;
import eus.gordailu.transfer.rsync.EntryType;
import eus.gordailu.transfer.rsync.Exclusions;
import eus.gordailu.transfer.rsync.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApplyRequestTest {

    private static final TreePath LEADER = TreePath.of("leader");
    private static final Change NEW_NAME = new Change.Created(TreePath.of("name"), EntryType.FILE, Optional.of(LEADER));

    @Test
    void aFileThatIsNamedOnlyForItsLinksStaysWhereItIs() {
        ApplyRequest request = request(altered("other"), NEW_NAME);

        assertThat(request.inTheWay()).containsExactly(TreePath.of("name"));
        assertThat(request.links()).containsExactly(new ApplyRequest.Link(TreePath.of("name"), LEADER));
    }

    /** It shares its inode with the previous snapshot: rsync is told of its directory alone. */
    @Test
    void ofANameThatWeLinkRsyncIsToldTheDirectory() {
        Change created = new Change.Created(TreePath.of("dir/name"), EntryType.FILE, Optional.of(LEADER));
        ApplyRequest request = request(altered("other"), created, altered("changed", Difference.SIZE));

        assertThat(request.changes().stream().map(request.told()))
                .containsExactly(
                        Optional.of(TreePath.ROOT),
                        Optional.of(TreePath.of("dir")),
                        Optional.of(TreePath.of("changed")));
    }

    /** It is in the tree already, as it is to be. */
    @Test
    void aLeaderThatIsNamedOnlyForItsLinksIsNoneThatDiffers() {
        ApplyRequest request = request(altered("leader"), NEW_NAME);

        assertThat(request.links()).containsExactly(new ApplyRequest.Link(TreePath.of("name"), LEADER));
        assertThat(request.inTheWay()).containsExactly(TreePath.of("name"));
    }

    @Test
    void whereAChecksumToldOfAFileNoOtherIsTrusted() {
        ApplyRequest request = request(altered("other"), altered("content", Difference.CONTENT));

        assertThat(request.inTheWay()).containsExactly(TreePath.of("other"), TreePath.of("content"));
    }

    @Test
    void aNameOfAFileThatDiffersItselfIsLeftToRsync() {
        ApplyRequest request = request(altered("leader", Difference.SIZE), NEW_NAME);

        assertThat(request.inTheWay()).containsExactly(LEADER, TreePath.of("name"));
        assertThat(request.links()).isEmpty();
    }

    @Test
    void aDirectoryWhoseAttributesDifferStays() {
        ApplyRequest request = request(
                new Change.Altered(TreePath.of("etc"), EntryType.DIRECTORY, Set.of(Difference.MODE), Optional.empty()));

        assertThat(request.inTheWay()).isEmpty();
    }

    @Test
    void whatHasNoPreviousSnapshotHasNoChanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApplyRequest(pull(Optional.empty()), Changes.of()))
                .withMessageContaining("previous snapshot");
    }

    private static Change altered(String path, Difference... differences) {
        return new Change.Altered(TreePath.of(path), EntryType.FILE, Set.of(differences), Optional.empty());
    }

    private static ApplyRequest request(Change... changes) {
        return new ApplyRequest(pull(Optional.of(Path.of("/srv/latest"))), Changes.of(changes));
    }

    private static PullRequest pull(Optional<Path> latest) {
        return new PullRequest(
                Route.to(new Address.Local()),
                ClientId.random(),
                List.of("/etc"),
                Exclusions.NONE,
                Path.of("/srv/next"),
                Path.of("/srv/scratch"),
                latest,
                false,
                Path.of("/srv/lock"),
                Pace.unlimited(Duration.ofSeconds(20)),
                Optional.empty(),
                true);
    }
}
