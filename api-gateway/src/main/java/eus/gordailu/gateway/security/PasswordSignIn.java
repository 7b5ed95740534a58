package eus.gordailu.gateway.security;

import eus.gordailu.gateway.user.Passwords;
import java.time.Duration;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Signs in with a name and a password, from the page's form and from Basic alike. */
final class PasswordSignIn implements AuthenticationProvider {

    private final Passwords passwords;
    private final FailedLogins failures;

    PasswordSignIn(Passwords passwords, FailedLogins failures) {
        this.passwords = passwords;
        this.failures = failures;
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String username = request.getName();
        String address = request.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : "";
        Duration wait = failures.wait(username, address);
        if (wait.isPositive()) {
            throw new MustWaitException(wait);
        }
        return passwords
                .verify(username, Objects.toString(request.getCredentials(), ""))
                .map(user -> {
                    failures.succeeded(username, address);
                    return SignedIn.as(user, request.getDetails());
                })
                .orElseThrow(() -> {
                    failures.failed(username, address);
                    return new BadCredentialsException("wrong name or password");
                });
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
