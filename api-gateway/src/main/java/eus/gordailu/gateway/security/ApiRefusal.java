package eus.gordailu.gateway.security;

import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.gateway.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers with problems where the API asks for a sign-in, or forbids. */
final class ApiRefusal implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems = new ProblemWriter();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof MustWaitException wait) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.seconds()));
            problems.write(
                    response,
                    ProblemType.TOO_MANY_ATTEMPTS,
                    "Too many attempts with this name have failed: wait %d s, then try again"
                            .formatted(wait.seconds()));
            return;
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Gordailu\", charset=\"UTF-8\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Gordailu\"");
        problems.write(
                response,
                ProblemType.UNAUTHENTICATED,
                request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        ? "This needs a sign-in: send a user and password (Basic) or a token (Bearer)"
                        : "The user, the password or the token is wrong: correct it and try again");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        problems.write(response, ProblemType.FORBIDDEN, "You may not do this: ask an administrator");
    }
}
