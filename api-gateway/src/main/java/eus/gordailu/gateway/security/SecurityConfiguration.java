package eus.gordailu.gateway.security;

import eus.gordailu.gateway.problem.BodyLimit;
import eus.gordailu.gateway.setting.GatewayProperties;
import eus.gordailu.gateway.user.Passwords;
import eus.gordailu.gateway.user.Tokens;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {

    @Bean
    AuthenticationManager gatewaySignIn(Passwords passwords, Clock clock) {
        return new ProviderManager(new PasswordSignIn(passwords, new FailedLogins(clock)));
    }

    @Bean
    LoginPage gatewayLoginPage() {
        return new LoginPage();
    }

    /** Before security: nobody need be known to be told that a body is too large. */
    @Bean
    FilterRegistrationBean<BodyLimit> gatewayBodyLimit() {
        FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(new BodyLimit());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        return registration;
    }

    /** Programs: no session, Basic or a token, problems instead of pages. */
    @Bean
    @Order(1)
    SecurityFilterChain gatewayApiSecurity(
            HttpSecurity http, AuthenticationManager signIn, Tokens tokens, GatewayProperties properties)
            throws Exception {
        ApiRefusal refusal = new ApiRefusal();
        SecurityHeaders.set(http);
        return http.securityMatcher("/api/**", "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml", "/actuator/**")
                .authenticationManager(signIn)
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
                    requests.requestMatchers("/actuator/health", "/actuator/health/**")
                            .permitAll();
                    if (properties.metricsOpen()) {
                        requests.requestMatchers("/actuator/prometheus").permitAll();
                    }
                    requests.anyRequest().authenticated();
                })
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .httpBasic(basic -> basic.authenticationEntryPoint(refusal))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusal).accessDeniedHandler(refusal))
                .addFilterBefore(new CrossSiteRefusal(), BasicAuthenticationFilter.class)
                .addFilterBefore(new BearerTokens(tokens, refusal), BasicAuthenticationFilter.class)
                .build();
    }

    /** People: a form, a session, CSRF tokens. */
    @Bean
    @Order(2)
    SecurityFilterChain gatewayPageSecurity(HttpSecurity http, AuthenticationManager signIn) throws Exception {
        SecurityHeaders.set(http);
        return http.authenticationManager(signIn)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/error", "/assets/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .defaultSuccessUrl("/", true)
                        .failureHandler((request, response, e) -> response.sendRedirect(request.getContextPath()
                                + (e instanceof MustWaitException ? "/login?wait" : "/login?error"))))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new PageRefusal()))
                .build();
    }
}
