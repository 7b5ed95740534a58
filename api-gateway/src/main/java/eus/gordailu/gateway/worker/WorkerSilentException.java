package eus.gordailu.gateway.worker;

/** A worker gave no answer; the message is for people. */
public final class WorkerSilentException extends RuntimeException {

    WorkerSilentException(String sentence) {
        super(sentence);
    }
}
