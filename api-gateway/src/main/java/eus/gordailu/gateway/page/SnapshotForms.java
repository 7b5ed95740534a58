package eus.gordailu.gateway.page;

import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.SnapshotId;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.snapshot.SnapshotKey;
import eus.gordailu.gateway.snapshot.SnapshotRequests;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page's buttons beside a snapshot that waits for a person. */
@Controller
@Hidden
class SnapshotForms {

    private final SnapshotRequests requests;

    SnapshotForms(SnapshotRequests requests) {
        this.requests = requests;
    }

    @PostMapping("/snapshots/accept")
    String accept(
            @RequestParam String jobId, @RequestParam String snapshotId, Principal principal, RedirectAttributes page) {
        return RunForms.carryOut(page, () -> requests.accept(key(jobId, snapshotId), principal.getName()));
    }

    @PostMapping("/snapshots/remove")
    String remove(
            @RequestParam String jobId, @RequestParam String snapshotId, Principal principal, RedirectAttributes page) {
        return RunForms.carryOut(page, () -> requests.expire(key(jobId, snapshotId), principal.getName()));
    }

    private static SnapshotKey key(String jobId, String snapshotId) {
        return new SnapshotKey(
                Fields.inPath("job", () -> JobId.of(jobId)),
                Fields.inPath("snapshot", () -> SnapshotId.of(snapshotId)));
    }
}
