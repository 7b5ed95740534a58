package eus.gordailu.gateway.page;

import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.restore.RestoreRequest;
import eus.gordailu.gateway.restore.RestoreRequests;
import eus.gordailu.gateway.snapshot.RestorableSnapshot;
import eus.gordailu.gateway.snapshot.SnapshotKey;
import eus.gordailu.gateway.snapshot.Snapshots;
import eus.gordailu.kit.store.Stored;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Asks what is to be brought back from a snapshot, and where to; what is sent is listed first, and not done. */
@Controller
@Hidden
class RestoreForm {

    private final Snapshots snapshots;
    private final Catalogue catalogue;
    private final RestoreRequests requests;
    private final Words words;

    RestoreForm(Snapshots snapshots, Catalogue catalogue, RestoreRequests requests, Words words) {
        this.snapshots = snapshots;
        this.catalogue = catalogue;
        this.requests = requests;
        this.words = words;
    }

    /** What a person has put in. */
    private record Entry(
            String paths,
            @Nullable String clientId,
            String directory,
            boolean deletes,
            @Nullable String refused) {}

    @GetMapping("/restores/new")
    String form(@RequestParam String jobId, @RequestParam String snapshotId, Model model, Principal principal) {
        RestorableSnapshot snapshot = snapshot(jobId, snapshotId);
        String paths = snapshot.definition().job().paths().stream()
                .map(path -> path.replaceAll("/{2,}", "/"))
                .collect(Collectors.joining("\n"));
        String own = snapshot.job().clientId().toString();
        return show(snapshot, new Entry(paths, own, "/", false, null), model, principal);
    }

    @PostMapping("/restores")
    String send(
            @RequestParam String jobId,
            @RequestParam String snapshotId,
            @RequestParam String paths,
            @RequestParam String clientId,
            @RequestParam String directory,
            @RequestParam(defaultValue = "false") boolean deletes,
            Model model,
            Principal principal) {
        List<String> lines = Stream.of(paths.split("\r\n|\r|\n"))
                .filter(line -> !line.isBlank())
                .toList();
        String target = clientId.isEmpty() ? null : clientId;
        RestoreRequest request = new RestoreRequest(jobId, snapshotId, lines, target, directory, true, deletes);
        try {
            RestoreId id = RestoreId.random();
            requests.request(id, request.order(), principal.getName());
            return "redirect:/restores/" + id;
        } catch (Problem refused) {
            Entry entry = new Entry(paths, target, directory, deletes, refused.getMessage());
            return show(snapshot(jobId, snapshotId), entry, model, principal);
        }
    }

    private RestorableSnapshot snapshot(String jobId, String snapshotId) {
        return snapshots.restorable(new SnapshotKey(
                Fields.inPath("job", () -> JobId.of(jobId)),
                Fields.inPath("snapshot", () -> SnapshotId.of(snapshotId))));
    }

    private String show(RestorableSnapshot snapshot, Entry entry, Model model, Principal principal) {
        model.addAttribute("username", principal.getName());
        model.addAttribute(
                "form",
                new RestoreFormView(
                        snapshot.job().toString(),
                        snapshot.job().jobId().toString(),
                        "%s (%s)".formatted(snapshot.id(), words.time(snapshot.completedAt())),
                        snapshot.id().toString(),
                        clients(entry.clientId()),
                        entry.paths(),
                        entry.directory(),
                        entry.deletes(),
                        entry.refused()));
        return "gateway/restore-form";
    }

    private List<RestoreFormView.Choice> clients(@Nullable String chosen) {
        return catalogue.clients().all().stream()
                .map(Stored::value)
                .filter(Client::active)
                .sorted(Comparator.comparing(Client::name, String.CASE_INSENSITIVE_ORDER))
                .map(client -> new RestoreFormView.Choice(
                        client.id().toString(),
                        client.name(),
                        client.id().toString().equals(chosen)))
                .toList();
    }
}
