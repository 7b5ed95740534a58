package eus.gordailu.gateway.notification;

import eus.gordailu.kit.store.ServiceStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class NotificationConfiguration {

    @Bean
    Notifications gatewayNotifications(@Qualifier("gatewayStore") ServiceStore store) {
        return new Notifications(store);
    }

    @Bean
    NotificationApi gatewayNotificationApi(Notifications notifications) {
        return new NotificationApi(notifications);
    }
}
