package eus.gordailu.gateway.usage;

import eus.gordailu.gateway.snapshot.MeasuredJobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Snapshots")
class UsageApi {

    private final MeasuredJobs measured;

    UsageApi(MeasuredJobs measured) {
        this.measured = measured;
    }

    @GetMapping("/usage")
    @Operation(
            summary = "Show what snapshots hold on disk: each of them, each job's, each client's and each location's")
    UsageBody usage() {
        return UsageBody.of(measured.all());
    }
}
