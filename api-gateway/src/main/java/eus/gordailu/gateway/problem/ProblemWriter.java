package eus.gordailu.gateway.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller is at work, as in filters. */
public final class ProblemWriter {

    private final JsonMapper json = JsonMapper.builder().build();

    public void write(HttpServletResponse response, ProblemType type, String detail) throws IOException {
        write(response, ProblemDocument.of(type, detail));
    }

    void write(HttpServletResponse response, ProblemDocument problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
