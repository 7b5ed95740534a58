package eus.gordailu.gateway.problem;

import java.time.Duration;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

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

    /** What is not what it should be is told, and not made into something else. */
    @Bean
    JsonMapperBuilderCustomizer gatewayStrictJson() {
        return json -> json.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> List.of(
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float,
                                        CoercionInputShape.Boolean)
                                .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)))
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .addModule(
                        new SimpleModule("written durations").addDeserializer(Duration.class, new WrittenDuration()));
    }

    @Bean
    ErrorPage gatewayErrorPage() {
        return new ErrorPage();
    }
}
