package eus.gordailu.gateway.page;

import eus.gordailu.gateway.problem.Problem;
import eus.gordailu.gateway.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import java.security.Principal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

@Controller
@Hidden
class HomePage {

    private final SafetyCheck safety;
    private final CatalogueRows catalogue;
    private final RunRows runs;
    private final StorageRows storage;

    HomePage(SafetyCheck safety, CatalogueRows catalogue, RunRows runs, StorageRows storage) {
        this.safety = safety;
        this.catalogue = catalogue;
        this.runs = runs;
        this.storage = storage;
    }

    /** The parts of the page that refresh themselves. */
    enum Part {
        SAFETY,
        RUNS,
        JOBS,
        SNAPSHOTS,
        CLIENTS,
        LOCATIONS;

        /** The name in a path and in the template. */
        public String path() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Part> at(String path) {
            return Arrays.stream(values())
                    .filter(part -> part.path().equals(path))
                    .findFirst();
        }
    }

    @GetMapping("/")
    String home(Model model, Principal principal) {
        Arrays.stream(Part.values()).forEach(part -> model.addAttribute(part.path(), content(part)));
        model.addAttribute("username", principal.getName());
        model.addAttribute(
                "base", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        return "gateway/home";
    }

    @GetMapping("/fragments/{path}")
    String fragment(@PathVariable String path, Model model) {
        Part part = Part.at(path)
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND, "There is no part of the page with that name: reload the page"));
        model.addAttribute(part.path(), content(part));
        return "gateway/parts :: " + part.path();
    }

    private Object content(Part part) {
        return switch (part) {
            case SAFETY -> safety.now();
            case RUNS -> runs.last();
            case JOBS -> catalogue.jobs();
            case SNAPSHOTS -> storage.snapshots();
            case CLIENTS -> catalogue.clients();
            case LOCATIONS -> storage.locations();
        };
    }
}
