package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Script;
import eus.gordailu.contracts.id.ScriptId;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.kit.store.Stored;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@RequestMapping("/api/v1/scripts")
@Tag(name = "Scripts")
class ScriptApi {

    private final Section<Script> scripts;
    private final CatalogueRules rules;

    ScriptApi(Catalogue catalogue, CatalogueRules rules) {
        this.scripts = catalogue.scripts();
        this.rules = rules;
    }

    @GetMapping
    @Operation(summary = "List scripts by name")
    Page<ScriptView> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return scripts.page(new PageRequest(page, size)).map(ScriptView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a script")
    ResponseEntity<ScriptView> add(@RequestBody ScriptRequest request) {
        Stored<Script> added = scripts.add(request.script(ScriptId.random()));
        return Replies.created("scripts", added.value().id(), ScriptView.of(added), added.version());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a script")
    ResponseEntity<ScriptView> read(@PathVariable String id) {
        Stored<Script> found = required(id);
        return Replies.found(ScriptView.of(found), found.version());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a script")
    ResponseEntity<ScriptView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ScriptRequest request) {
        ScriptId known = required(id).value().id();
        Stored<Script> changed = rules.replace(request.script(known), ExpectedVersion.of(ifMatch));
        return Replies.found(ScriptView.of(changed), changed.version());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a script that neither a client nor a job names")
    void remove(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        rules.remove(required(id).value(), ExpectedVersion.of(ifMatch));
    }

    private Stored<Script> required(String id) {
        return scripts.require(Fields.inPath("script", () -> ScriptId.of(id)));
    }
}
