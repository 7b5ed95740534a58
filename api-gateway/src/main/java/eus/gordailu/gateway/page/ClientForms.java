package eus.gordailu.gateway.page;

import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.gateway.catalog.HostKeyApproval;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page's button beside a client whose host key waits for a person. */
@Controller
@Hidden
class ClientForms {

    private final HostKeyApproval approval;

    ClientForms(HostKeyApproval approval) {
        this.approval = approval;
    }

    @PostMapping("/clients/{id}/host-key")
    String approve(
            @PathVariable String id, @RequestParam String fingerprint, Principal principal, RedirectAttributes page) {
        return approve(page, id, fingerprint, principal);
    }

    /** The same from the page of the test, which then is made once more. */
    @PostMapping("/clients/{id}/check/host-key")
    String approveAndTest(
            @PathVariable String id, @RequestParam String fingerprint, Principal principal, RedirectAttributes page) {
        String home = approve(page, id, fingerprint, principal);
        return page.getFlashAttributes().isEmpty()
                ? "redirect:/clients/%s/check?approved=yes".formatted(ClientId.of(id))
                : home;
    }

    private String approve(RedirectAttributes page, String id, String fingerprint, Principal principal) {
        ClientId client = Fields.inPath("client", () -> ClientId.of(id));
        return RunForms.carryOut(page, () -> approval.approve(client, fingerprint, principal.getName()));
    }
}
