package eus.gordailu.gateway.worker;

import eus.gordailu.contracts.worker.WorkerHeartbeat;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/workers")
@Tag(name = "Workers")
class WorkerApi {

    private final Workers workers;
    private final Clock clock;

    WorkerApi(Workers workers, Clock clock) {
        this.workers = workers;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List workers with their locations' state")
    Page<WorkerView> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        PageRequest request = new PageRequest(page, size);
        List<WorkerHeartbeat> all = workers.all();
        List<WorkerView> items = all.stream()
                .skip(request.skip())
                .limit(size)
                .map(worker -> WorkerView.of(worker, clock.instant()))
                .toList();
        return Page.of(request, items, all.size());
    }
}
