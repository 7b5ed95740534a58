package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Job;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
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
@RequestMapping("/api/v1/jobs")
@Tag(name = "Jobs")
class JobApi {

    private final Section<Job> jobs;
    private final CatalogueRules rules;

    JobApi(Catalogue catalogue, CatalogueRules rules) {
        this.jobs = catalogue.jobs();
        this.rules = rules;
    }

    @GetMapping
    @Operation(summary = "List jobs by name")
    Page<JobView> list(
            @RequestParam(required = false) @Nullable String clientId,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        PageRequest request = new PageRequest(page, size);
        if (clientId == null) {
            return jobs.page(request).map(JobView::of);
        }
        ClientId client = Fields.parameter("clientId", () -> ClientId.of(clientId));
        return jobs.page(request, JobKind.CLIENT, client.toString()).map(JobView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a job")
    ResponseEntity<JobView> add(@RequestBody JobRequest request) {
        Stored<Job> added = rules.add(request.job(JobId.random()));
        return Replies.created("jobs", added.value().id(), JobView.of(added), added.version());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a job")
    ResponseEntity<JobView> read(@PathVariable String id) {
        Stored<Job> found = required(id);
        return Replies.found(JobView.of(found), found.version());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a job")
    ResponseEntity<JobView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JobRequest request) {
        JobId known = required(id).value().id();
        Stored<Job> changed = rules.replace(request.job(known), ExpectedVersion.of(ifMatch));
        return Replies.found(JobView.of(changed), changed.version());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a job; its snapshots stay on disk")
    void remove(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        jobs.remove(required(id).value(), ExpectedVersion.of(ifMatch));
    }

    private Stored<Job> required(String id) {
        return jobs.require(Fields.inPath("job", () -> JobId.of(id)));
    }
}
