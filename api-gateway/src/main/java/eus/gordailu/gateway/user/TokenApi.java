package eus.gordailu.gateway.user;

import eus.gordailu.contracts.id.UserId;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tokens")
@Tag(name = "Tokens")
class TokenApi {

    private final Tokens tokens;
    private final Accounts accounts;
    private final Clock clock;

    TokenApi(Tokens tokens, Accounts accounts, Clock clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List one's own tokens, without their secrets")
    Page<TokenBody> list(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @Parameter(hidden = true) Principal principal) {
        return tokens.page(new PageRequest(page, size), user(principal)).map(TokenBody::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Make a token; its secret is shown in this answer only")
    ResponseEntity<TokenBody> add(@RequestBody TokenRequest request, @Parameter(hidden = true) Principal principal) {
        TokenSecret secret = TokenSecret.make();
        Token token =
                new Token(UUID.randomUUID(), request.checkedName(), user(principal), secret.hash(), clock.instant());
        tokens.add(token);
        return ResponseEntity.created(URI.create("/api/v1/tokens/" + token.id()))
                .body(TokenBody.of(token).with(secret));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revoke a token")
    void revoke(@PathVariable String id, @Parameter(hidden = true) Principal principal) {
        if (!tokens.revoke(Fields.inPath("token", () -> UUID.fromString(id)), user(principal))) {
            throw Problem.of(
                    ProblemType.NOT_FOUND,
                    "There is no token %s: GET /api/v1/tokens lists those that are there".formatted(id));
        }
    }

    private UserId user(Principal principal) {
        return accounts.named(principal.getName()).orElseThrow().user().id();
    }
}
