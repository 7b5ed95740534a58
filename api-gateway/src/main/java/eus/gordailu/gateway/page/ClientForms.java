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
        ClientId client = Fields.inPath("client", () -> ClientId.of(id));
        return RunForms.carryOut(page, () -> approval.approve(client, fingerprint, principal.getName()));
    }
}
