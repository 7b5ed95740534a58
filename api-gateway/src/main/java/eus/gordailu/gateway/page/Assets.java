package eus.gordailu.gateway.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the page's own files, and those of the webjars under paths without a version. */
final class Assets implements WebMvcConfigurer {

    private static final CacheControl AN_HOUR =
            CacheControl.maxAge(Duration.ofHours(1)).cachePrivate();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        add(registry, "/assets/bootstrap/**", webjar("org.webjars", "bootstrap") + "css/");
        add(registry, "/assets/htmx/**", webjar("org.webjars.npm", "htmx.org") + "dist/");
        add(registry, "/assets/gordailu/**", "classpath:/gateway/assets/");
    }

    private static void add(ResourceHandlerRegistry registry, String path, String directory) {
        registry.addResourceHandler(path).addResourceLocations(directory).setCacheControl(AN_HOUR);
    }

    private static String webjar(String group, String name) {
        Properties pom = new Properties();
        try (InputStream stream =
                new ClassPathResource("META-INF/maven/%s/%s/pom.properties".formatted(group, name)).getInputStream()) {
            pom.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "classpath:/META-INF/resources/webjars/%s/%s/".formatted(name, pom.getProperty("version"));
    }
}
