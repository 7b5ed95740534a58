package eus.gordailu.gateway.page;

import eus.gordailu.contracts.id.RestoreId;
import eus.gordailu.contracts.restore.ReadRestoreLog;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.restore.RestoreRequests;
import eus.gordailu.gateway.restore.RestoreView;
import eus.gordailu.gateway.restore.RestoreWorkers;
import eus.gordailu.gateway.restore.Restores;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One restore: how it goes, what it did or would do, and its buttons. */
@Controller
@Hidden
class RestorePage {

    private static final int LINES = 500;

    private final Restores restores;
    private final RestoreRequests requests;
    private final RestoreWorkers workers;
    private final RestoreRows rows;

    RestorePage(Restores restores, RestoreRequests requests, RestoreWorkers workers, RestoreRows rows) {
        this.restores = restores;
        this.requests = requests;
        this.workers = workers;
        this.rows = rows;
    }

    @GetMapping("/restores/{id}")
    String page(@PathVariable String id, Model model, Principal principal) {
        model.addAttribute("username", principal.getName());
        show(id, model);
        return "gateway/restore";
    }

    /** The part that refreshes itself until the restore has ended. */
    @GetMapping("/restores/{id}/part")
    String part(@PathVariable String id, Model model) {
        show(id, model);
        return "gateway/restore :: part";
    }

    @PostMapping("/restores/{id}/abort")
    String abort(@PathVariable String id, Principal principal, RedirectAttributes page) {
        RestoreId restore = id(id);
        return carryOut(restore, page, () -> requests.abort(restore, principal.getName()));
    }

    /** Does what a dry run has listed. */
    @PostMapping("/restores/{id}/now")
    String now(@PathVariable String id, Principal principal, RedirectAttributes page) {
        RestoreId restore = id(id);
        return carryOut(restore, page, () -> requests.carryOut(restore, principal.getName()));
    }

    private void show(String id, Model model) {
        RestoreView restore = restores.required(id(id));
        model.addAttribute("restore", rows.row(workers.body(restore)));
        model.addAttribute("log", log(restore));
    }

    private RestoreRow.Log log(RestoreView restore) {
        try {
            return rows.log(workers.log(restore, new ReadRestoreLog(restore.id(), 0, LINES)));
        } catch (Problem silent) {
            return new RestoreRow.Log(List.of(), false, silent.getMessage());
        }
    }

    /** Does it and shows the restore that comes of it; what is refused is said on the page of the one that was there. */
    private static String carryOut(RestoreId restore, RedirectAttributes page, Supplier<RestoreView> action) {
        RestoreId shown = restore;
        try {
            shown = action.get().id();
        } catch (Problem refused) {
            page.addFlashAttribute("refused", refused.getMessage());
        }
        return "redirect:/restores/" + shown;
    }

    private static RestoreId id(String id) {
        return Fields.inPath("restore", () -> RestoreId.of(id));
    }
}
