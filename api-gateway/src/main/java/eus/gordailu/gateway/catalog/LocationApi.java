package eus.gordailu.gateway.catalog;

import eus.gordailu.contracts.catalog.Location;
import eus.gordailu.contracts.catalog.MarkLocation;
import eus.gordailu.contracts.id.LocationId;
import eus.gordailu.gateway.paging.Page;
import eus.gordailu.gateway.paging.PageRequest;
import eus.gordailu.gateway.problem.Fields;
import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.gateway.setting.GatewayProperties;
import eus.gordailu.gateway.setting.RealPath;
import eus.gordailu.kit.store.Stored;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
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
@RequestMapping("/api/v1/locations")
@Tag(name = "Locations")
class LocationApi {

    private static final List<Path> OF_THE_SYSTEM = Stream.of(
                    "/bin", "/boot", "/dev", "/etc", "/lib", "/lib32", "/lib64", "/proc", "/run", "/sbin", "/sys",
                    "/usr")
            .map(Path::of)
            .toList();

    /** Below these, desktops mount disks, and administrators keep what is their own. */
    private static final List<Path> BUT_BELOW =
            Stream.of("/run/media", "/usr/local").map(Path::of).toList();

    private final Section<Location> locations;
    private final CatalogueRules rules;
    private final GatewayProperties settings;
    private final Clock clock;

    LocationApi(Catalogue catalogue, CatalogueRules rules, GatewayProperties settings, Clock clock) {
        this.locations = catalogue.locations();
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List locations by name")
    Page<LocationView> list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return locations.page(new PageRequest(page, size)).map(LocationView::of);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a location")
    ResponseEntity<LocationView> add(@RequestBody LocationRequest request) {
        Stored<Location> added = locations.add(elsewhere(request.location(request.newId())));
        return Replies.created("locations", added.value().id(), LocationView.of(added), added.version());
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read a location")
    ResponseEntity<LocationView> read(@PathVariable String id) {
        Stored<Location> found = required(id);
        return Replies.found(LocationView.of(found), found.version());
    }

    @PutMapping("/{id}")
    @Operation(summary = "Change a location")
    ResponseEntity<LocationView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody LocationRequest request) {
        LocationId known = required(id).value().id();
        Stored<Location> changed = locations.replace(elsewhere(request.location(known)), ExpectedVersion.of(ifMatch));
        return Replies.found(LocationView.of(changed), changed.version());
    }

    @PostMapping("/{id}/mark")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Mark a location's directory anew whose marker is missing: a new disk, or one that has lost it",
            description = "Its worker does so within seconds; GET /api/v1/workers tells whether the location is ready.")
    LocationView mark(@PathVariable String id, @Parameter(hidden = true) Principal principal) {
        LocationId known = required(id).value().id();
        locations.tell(known, new MarkLocation(known, principal.getName(), clock.instant()));
        return LocationView.of(required(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Remove a location that no job uses; its snapshots stay on disk")
    void remove(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        rules.remove(required(id).value(), ExpectedVersion.of(ifMatch));
    }

    /** A location is a place of its own: not the system's, not Gordailu's, and neither around nor within another. */
    private Location elsewhere(Location location) {
        Path directory = RealPath.of(Path.of(location.directory()));
        if (directory.getParent() == null || isOfTheSystem(directory)) {
            throw wrong("%s is the system's own: choose another directory, such as /srv/backups".formatted(directory));
        }
        if (settings.isOwn(directory)) {
            throw wrong("%s holds Gordailu's own files: choose another directory, such as %s"
                    .formatted(directory, settings.data().resolve("more-backups")));
        }
        locations.all().stream()
                .map(Stored::value)
                .filter(other -> !other.id().equals(location.id()))
                .filter(other -> overlap(directory, RealPath.of(Path.of(other.directory()))))
                .findFirst()
                .ifPresent(other -> {
                    throw wrong("%s overlaps with location \"%s\" (%s): choose a directory beside it"
                            .formatted(directory, other.name(), other.directory()));
                });
        return location;
    }

    private static boolean isOfTheSystem(Path directory) {
        return OF_THE_SYSTEM.stream().anyMatch(directory::startsWith)
                && BUT_BELOW.stream().noneMatch(own -> isBelow(directory, own));
    }

    private static boolean isBelow(Path directory, Path own) {
        return directory.startsWith(own) && !directory.equals(own);
    }

    private static boolean overlap(Path one, Path other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    private static Problem wrong(String sentence) {
        return Problem.inField(ProblemType.INVALID_VALUE, "directory", sentence);
    }

    private Stored<Location> required(String id) {
        return locations.require(Fields.inPath("location", () -> LocationId.of(id)));
    }
}
