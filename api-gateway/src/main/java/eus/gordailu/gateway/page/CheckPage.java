package eus.gordailu.gateway.page;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.catalog.Client;
import eus.gordailu.contracts.check.CheckStep;
import eus.gordailu.contracts.check.CheckedPart;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.check.ClientCheckView;
import eus.gordailu.gateway.check.ClientChecks;
import eus.gordailu.gateway.check.WorkerAnswer;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tests the connection to a client, step by step, and puts the workers' keys there by a password. */
@Controller
@Hidden
class CheckPage {

    private static final String STEPS = "gateway/parts :: steps";

    private final Catalogue catalogue;
    private final ClientChecks checks;
    private final Words words;

    CheckPage(Catalogue catalogue, ClientChecks checks, Words words) {
        this.catalogue = catalogue;
        this.checks = checks;
        this.words = words;
    }

    @GetMapping("/clients/{id}/check")
    String page(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String approved,
            Model model,
            Principal principal) {
        Client client = client(id);
        model.addAttribute("client", client.id().toString());
        model.addAttribute("name", client.name());
        model.addAttribute("address", client.route().toString());
        model.addAttribute("username", principal.getName());
        // An approval takes a moment to reach the workers.
        model.addAttribute("trigger", approved == null ? "load, submit" : "load delay:2s, submit");
        return "gateway/check";
    }

    @PostMapping("/clients/{id}/check")
    String check(@PathVariable String id, Model model) {
        Client client = client(id);
        return show(
                client,
                model,
                () -> checks.check(client.id().toString(), Optional.empty(), List.of(), List.of(), null));
    }

    @PostMapping("/clients/{id}/password")
    String usePassword(@PathVariable String id, @RequestParam String password, Model model) {
        Client client = client(id);
        String clientId = client.id().toString();
        return show(
                client,
                model,
                () -> client.address() instanceof Address.Daemon
                        ? checks.keepPassword(clientId, Optional.empty(), password)
                        : checks.installKeys(clientId, Optional.empty(), password, null));
    }

    private Client client(String id) {
        return catalogue
                .clients()
                .require(Fields.inPath("client", () -> ClientId.of(id)))
                .value();
    }

    private String show(Client client, Model model, Supplier<ClientCheckView> asking) {
        model.addAttribute("client", client.id().toString());
        try {
            model.addAttribute("check", view(client, asking.get()));
        } catch (Problem refused) {
            model.addAttribute("check", CheckView.refused(String.valueOf(refused.getMessage())));
        }
        return STEPS;
    }

    private CheckView view(Client client, ClientCheckView found) {
        boolean notLetIn = found.workers().stream()
                .flatMap(worker -> worker.steps().stream())
                .anyMatch(step -> step.part().equals(CheckedPart.LOGIN.name())
                        && step.verdict().equals(CheckStep.Verdict.FAILED.name()));
        List<ClientRow.Waiting> waiting = found.workers().stream()
                .flatMap(worker -> Stream.ofNullable(worker.hostKey()))
                .filter(key -> !key.approved())
                .map(key -> ClientRow.Waiting.of(
                        words, key.address(), key.type(), key.fingerprint(), key.knownFingerprint()))
                .distinct()
                .toList();
        return new CheckView(
                found.passed(),
                waiting,
                notLetIn ? asking(client) : null,
                found.workers().stream().map(this::worker).toList(),
                null);
    }

    private CheckView.@Nullable Asking asking(Client client) {
        return switch (client.address()) {
            case Address.Local() -> null;
            case Address.Ssh _ ->
                new CheckView.Asking(
                        words.text("check.password"),
                        words.text("check.password.help"),
                        words.text("check.password.use"));
            case Address.Daemon(String user, var _, var _, var _) ->
                user == null
                        ? null
                        : new CheckView.Asking(
                                words.text("check.daemon-password", user),
                                words.text("check.daemon-password.help"),
                                words.text("check.daemon-password.keep"));
        };
    }

    private CheckView.Worker worker(WorkerAnswer answer) {
        return new CheckView.Worker(
                answer.workerId(),
                answer.problem(),
                answer.steps().stream().map(this::step).toList());
    }

    private CheckView.Step step(WorkerAnswer.Step step) {
        String colour = switch (CheckStep.Verdict.valueOf(step.verdict())) {
            case PASSED -> "good";
            case WARNED -> "attention";
            case FAILED -> "danger";
            case SKIPPED -> "muted";
        };
        return new CheckView.Step(
                words.named("part", CheckedPart.valueOf(step.part())),
                words.named("verdict", CheckStep.Verdict.valueOf(step.verdict())),
                colour,
                step.sentence());
    }
}
