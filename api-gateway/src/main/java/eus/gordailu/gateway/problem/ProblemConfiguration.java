package eus.gordailu.gateway.problem;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    ProblemAdvice gatewayProblemAdvice() {
        return new ProblemAdvice();
    }

    @Bean
    ErrorPage gatewayErrorPage() {
        return new ErrorPage();
    }
}
