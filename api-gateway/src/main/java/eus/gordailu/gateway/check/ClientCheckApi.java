package eus.gordailu.gateway.check;

import eus.gordailu.contracts.catalog.Route;
import eus.gordailu.gateway.catalog.ExcludePreset;
import eus.gordailu.gateway.catalog.RouteFields;
import eus.gordailu.gateway.problem.Fields;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Clients")
class ClientCheckApi {

    private final ClientChecks checks;

    ClientCheckApi(ClientChecks checks) {
        this.checks = checks;
    }

    @PostMapping("/client-checks")
    @Operation(
            summary = "Test the connection to a client, before or after it is added",
            description = "Every worker tries what a backup needs, step by step, which takes up to a minute; nothing is"
                    + " changed at the client.")
    ClientCheckView check(@RequestBody ClientCheckRequest request) {
        return checks.check(
                request.clientId(),
                way(request.address(), request.jump(), request.sudo(), request.restricted()),
                Fields.list("paths", request.paths()),
                Fields.list("excludes", request.excludes()),
                request.hostKey());
    }

    @PostMapping("/key-installations")
    @Operation(
            summary = "Put the workers' keys on a client, by a password",
            description =
                    "As ssh-copy-id does: a line for each worker is appended to the user's authorized_keys. The"
                            + " password is used once and kept nowhere; it is told only to a machine whose host key is approved.")
    ClientCheckView install(@RequestBody KeyInstallationRequest request) {
        return checks.installKeys(
                request.clientId(),
                way(request.address(), request.jump(), request.sudo(), request.restricted()),
                Fields.required("password", request.password()),
                request.hostKey());
    }

    @PostMapping("/daemon-passwords")
    @Operation(
            summary = "Give the workers the password of a client that answers as an rsync daemon",
            description = "Each worker tries it, and keeps it in a file of its own unless the daemon refuses it; it can"
                    + " be replaced, and never read.")
    ClientCheckView keepPassword(@RequestBody DaemonPasswordRequest request) {
        return checks.keepPassword(
                request.clientId(),
                way(request.address(), null, null, null),
                Fields.required("password", request.password()));
    }

    @PostMapping("/file-previews")
    @Operation(
            summary = "List what a backup would bring, and what its patterns would leave out",
            description =
                    "A dry run of up to a minute, by one of the workers; the first of each kind are listed. Nothing is"
                            + " brought.")
    FilePreviewView preview(@RequestBody FilePreviewRequest request) {
        return FilePreviewView.of(checks.preview(
                request.clientId(),
                way(request.address(), request.jump(), request.sudo(), request.restricted()),
                Fields.list("paths", request.paths()),
                ExcludePreset.together(
                        Fields.list("excludes", request.excludes()),
                        Fields.list("excludePresets", request.excludePresets()))));
    }

    /** Another way than the client's own, or that of one which is not added yet. */
    private static Optional<Route> way(
            @Nullable String address, @Nullable String jump, @Nullable Boolean sudo, @Nullable Boolean restricted) {
        return address == null ? Optional.empty() : Optional.of(RouteFields.route(address, jump, sudo, restricted));
    }
}
