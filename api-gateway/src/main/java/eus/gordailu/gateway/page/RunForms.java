package eus.gordailu.gateway.page;

import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.RunId;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.run.RunStarter;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page's buttons: run a job, abort a run. What is refused is said on the page. */
@Controller
@Hidden
class RunForms {

    private static final String HOME = "redirect:/";
    private static final String REFUSED = "refused";

    private final RunStarter starter;

    RunForms(RunStarter starter) {
        this.starter = starter;
    }

    @PostMapping("/runs")
    String start(@RequestParam String jobId, Principal principal, RedirectAttributes page) {
        return carryOut(
                page,
                () -> starter.start(RunId.random(), Fields.inPath("job", () -> JobId.of(jobId)), principal.getName()));
    }

    @PostMapping("/runs/{id}/abort")
    String abort(@PathVariable String id, Principal principal, RedirectAttributes page) {
        return carryOut(page, () -> starter.abort(Fields.inPath("run", () -> RunId.of(id)), principal.getName()));
    }

    /** Does it, and goes back to the page. */
    static String carryOut(RedirectAttributes page, Runnable action) {
        try {
            action.run();
        } catch (Problem refused) {
            page.addFlashAttribute(REFUSED, refused.getMessage());
        }
        return HOME;
    }
}
