package eus.gordailu.notifier;

import com.mongodb.client.MongoDatabase;
import eus.gordailu.contracts.run.RunFinished;
import eus.gordailu.kit.messaging.Inbox;
import eus.gordailu.kit.messaging.MessageHandler;
import eus.gordailu.kit.messaging.MessageSender;
import eus.gordailu.kit.store.ServiceStore;
import eus.gordailu.notifier.channel.LogChannel;
import eus.gordailu.notifier.delivery.Delivery;
import eus.gordailu.notifier.rule.RunRule;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The notifier: reads how runs ended and tells people. */
@Configuration(proxyBeanMethods = false)
public class NotifierConfiguration {

    @Bean
    ServiceStore notifierStore(MongoDatabase database, MessageSender sender, Clock clock) {
        return new ServiceStore(database, sender, clock, "notifier");
    }

    @Bean
    Delivery notifierDelivery(@Qualifier("notifierStore") ServiceStore store, Clock clock) {
        return new Delivery(store, new LogChannel(), clock);
    }

    /** Before the first message is read, so that nothing is told twice at once. */
    @Bean
    SmartInitializingSingleton notifierResumption(Delivery delivery) {
        return delivery::resume;
    }

    @Bean
    Inbox notifierInbox(Delivery delivery) {
        return new Inbox(List.of(MessageHandler.on(
                RunFinished.class, event -> RunRule.notices(event).forEach(delivery::tell))));
    }
}
