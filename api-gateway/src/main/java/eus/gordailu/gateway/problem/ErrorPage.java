package eus.gordailu.gateway.problem;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;

/** Where errors end that no controller has seen, and those of a browser that asked for a page. */
@Controller
@Hidden
public final class ErrorPage implements ErrorController {

    private static final String PROBLEM = "gordailu.problem";

    private final ProblemWriter problems = new ProblemWriter();

    /** A browser follows a link: it says so by asking for HTML, and not below the API. */
    static boolean isForBrowser(HttpServletRequest request) {
        String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
        return accept.contains(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith("/api/");
    }

    /** Leaves the answer to the error page. */
    static @Nullable ResponseEntity<Object> show(ProblemDocument problem, WebRequest request) {
        HttpServletRequest servlet = ((ServletWebRequest) request).getRequest();
        HttpServletResponse response = Objects.requireNonNull(((ServletWebRequest) request).getResponse(), "response");
        servlet.setAttribute(PROBLEM, problem);
        try {
            response.sendError(problem.status());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }

    @RequestMapping("/error")
    @Nullable
    ModelAndView error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProblemDocument problem = request.getAttribute(PROBLEM) instanceof ProblemDocument known ? known : of(request);
        if (accepts(request)) {
            return new ModelAndView(
                    "gateway/error", Map.of("problem", problem), HttpStatusCode.valueOf(problem.status()));
        }
        problems.write(response, problem);
        return null;
    }

    private static boolean accepts(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
                .contains(MediaType.TEXT_HTML_VALUE);
    }

    private static ProblemDocument of(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return status == 404
                ? FrameworkProblems.unknownPath(uri == null ? request.getRequestURI() : uri.toString())
                : ProblemDocument.of(
                        ProblemType.of(HttpStatusCode.valueOf(status)),
                        "The request cannot be answered: check its path, its headers and its body");
    }
}
