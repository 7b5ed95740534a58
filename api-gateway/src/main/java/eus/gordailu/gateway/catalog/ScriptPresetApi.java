package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Script;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/script-presets")
@Tag(name = "Scripts")
class ScriptPresetApi {

    /** A preset as it is shown: what POST /api/v1/scripts takes. */
    @Schema(name = "ScriptPreset")
    record View(String name, String description, Script.Place place, String body) {}

    @GetMapping
    @Operation(
            summary = "List scripts that are ready for use",
            description =
                    "Dumps of databases and snapshots of disks. Set what stands at the top of one, and send it to POST /api/v1/scripts.")
    List<View> list() {
        return Arrays.stream(ScriptPreset.values())
                .map(preset -> new View(preset.title(), preset.description(), preset.place(), preset.body()))
                .toList();
    }
}
