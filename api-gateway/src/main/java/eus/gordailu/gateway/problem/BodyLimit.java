package eus.gordailu.gateway.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies of more than 1 MiB, said beforehand or found on the way. */
public final class BodyLimit extends OncePerRequestFilter {

    static final String SENTENCE = "The body is larger than 1 MiB: send less at a time";
    private static final long LARGEST = 1 << 20;

    private final ProblemWriter problems = new ProblemWriter();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > LARGEST) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.write(response, ProblemType.TOO_LARGE, SENTENCE);
        } else {
            chain.doFilter(request.getContentLengthLong() < 0 ? new Counted(request) : request, response);
        }
    }

    /** A request whose length nobody has said. */
    private static final class Counted extends HttpServletRequestWrapper {

        Counted(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), LARGEST);
        }
    }
}
