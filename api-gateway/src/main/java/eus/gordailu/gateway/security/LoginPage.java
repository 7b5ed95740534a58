package eus.gordailu.gateway.security;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
@Hidden
class LoginPage {

    @GetMapping("/login")
    String show() {
        return "gateway/login";
    }
}
