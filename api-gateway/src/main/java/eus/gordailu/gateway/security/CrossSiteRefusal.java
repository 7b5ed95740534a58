package eus.gordailu.gateway.security;

import eus.gordailu.gateway.problem.ProblemType;
import eus.gordailu.gateway.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses changes that another site makes a browser ask for: a browser says by itself where a request comes from. */
final class CrossSiteRefusal extends OncePerRequestFilter {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final ProblemWriter problems = new ProblemWriter();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (HARMLESS.contains(request.getMethod()) || isOwn(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    response,
                    ProblemType.CROSS_SITE,
                    "A page of another site has asked for this change: nothing was done. Make it from here, or from a program");
        }
    }

    private static boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OWN.contains(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null || authority(origin).equals(request.getHeader(HttpHeaders.HOST));
    }

    private static String authority(String origin) {
        int slashes = origin.indexOf("://");
        return slashes < 0 ? "" : origin.substring(slashes + 3);
    }
}
