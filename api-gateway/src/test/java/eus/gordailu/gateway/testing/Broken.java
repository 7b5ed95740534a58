package eus.gordailu.gateway.testing;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An operation that fails in a way that nobody has foreseen. */
@RestController
@Hidden
class Broken {

    @GetMapping("/api/v1/broken")
    String fail() {
        throw new IllegalStateException("secret detail");
    }
}
