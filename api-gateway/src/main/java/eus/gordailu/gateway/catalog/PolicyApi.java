package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Policy;
import eus.gordailu.contracts.id.PolicyId;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.kit.store.Stored;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/policies")
@Tag(name = "Policies")
class PolicyApi {

    private final Section<Policy> policies;
    private final CatalogueRules rules;
    private final ZoneId zone;

    PolicyApi(Catalogue catalogue, CatalogueRules rules, ZoneId zone) {
        this.policies = catalogue.policies();
        this.rules = rules;
        this.zone = zone;
    }

    @GetMapping
    @Operation(summary = "List policies by name")
    Page<PolicyView> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return policies.page(new PageRequest(page, size)).map(PolicyView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a policy")
    ResponseEntity<PolicyView> add(@RequestBody PolicyRequest request) {
        Stored<Policy> added = policies.add(request.policy(PolicyId.random(), zone));
        return Replies.created("policies", added.value().id(), PolicyView.of(added), added.version());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a policy")
    ResponseEntity<PolicyView> read(@PathVariable String id) {
        Stored<Policy> found = required(id);
        return Replies.found(PolicyView.of(found), found.version());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a policy")
    ResponseEntity<PolicyView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody PolicyRequest request) {
        PolicyId known = required(id).value().id();
        Stored<Policy> changed = policies.replace(request.policy(known, zone), ExpectedVersion.of(ifMatch));
        return Replies.found(PolicyView.of(changed), changed.version());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a policy that no job follows")
    void remove(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        rules.remove(required(id).value(), ExpectedVersion.of(ifMatch));
    }

    private Stored<Policy> required(String id) {
        return policies.require(Fields.inPath("policy", () -> PolicyId.of(id)));
    }
}
