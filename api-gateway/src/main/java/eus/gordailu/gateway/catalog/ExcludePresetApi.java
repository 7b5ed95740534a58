package eus.gordailu.gateway.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/exclude-presets")
@Tag(name = "Jobs")
class ExcludePresetApi {

    /** A preset as it is shown. */
    @Schema(name = "ExcludePreset")
    record View(String id, String description, List<String> excludes) {}

    @GetMapping
    @Operation(
            summary = "List patterns of what hardly anybody wants to have back",
            description =
                    "A job that is added or changed may name some in excludePresets; their patterns then stand in its excludes.")
    List<View> list() {
        return Arrays.stream(ExcludePreset.values())
                .map(preset -> new View(preset.id(), preset.description(), preset.excludes()))
                .toList();
    }
}
