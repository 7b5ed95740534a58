package eus.gordailu.gateway.security;

import eus.gordailu.contracts.catalog.User;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A user who has proved to be one. */
final class SignedIn {

    private SignedIn() {}

    static Authentication as(User user, @Nullable Object details) {
        UsernamePasswordAuthenticationToken authentication = UsernamePasswordAuthenticationToken.authenticated(
                user.username(),
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + user.role().name())));
        authentication.setDetails(details);
        return authentication;
    }
}
