package eus.gordailu.kit.messaging;

import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import eus.gordailu.contracts.wire.Topic;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.FixedBackOff;

/**
 * What happens to a message that a handler could not take: a store that does not answer is waited for, since the message
 * is not to blame; anything else is tried again a few times and then laid aside in the dead letters.
 */
final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final FixedBackOff UNTIL_THE_STORE_ANSWERS =
            new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS);
    private static final FixedBackOff A_FEW_TIMES = new FixedBackOff(200, 3);

    private DeadLetters() {}

    static CommonErrorHandler handler(KafkaOperations<byte[], byte[]> operations) {
        DeadLetterPublishingRecoverer recoverer = new DeadLetterPublishingRecoverer(
                operations, (message, failure) -> new TopicPartition(message.topic() + Topic.DEAD_LETTERS, 0));
        DefaultErrorHandler handler = new DefaultErrorHandler(
                (message, failure) -> {
                    recoverer.accept(message, failure);
                    LOG.error(
                            "A message of {} can't be taken and lies in {}{}: mend what is said here, then send it again",
                            message.topic(),
                            message.topic(),
                            Topic.DEAD_LETTERS,
                            failure);
                },
                A_FEW_TIMES);
        handler.setLogLevel(KafkaException.Level.DEBUG);
        handler.setBackOffFunction((message, failure) -> storeIsAway(failure) ? UNTIL_THE_STORE_ANSWERS : A_FEW_TIMES);
        return handler;
    }

    private static boolean storeIsAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoSocketException || cause instanceof MongoTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
