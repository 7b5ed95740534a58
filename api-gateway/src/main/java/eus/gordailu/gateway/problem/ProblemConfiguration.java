package eus.gordailu.gateway.problem;

import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    ProblemAdvice gatewayProblemAdvice() {
        return new ProblemAdvice();
    }

    /** Tomcat answers an encoded slash with a page of its own; passed on, it is refused as any other strange path. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> gatewayEncodedSlashes() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }

    /** What Tomcat refuses by itself is told in the words of the API as well. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> gatewayUnreadableRequests() {
        return factory -> factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(UnreadableRequest.class.getName()));
    }

    @Bean
    ErrorPage gatewayErrorPage() {
        return new ErrorPage();
    }
}
