package eus.gordailu.repository.expiry;

import java.io.InterruptedIOException;

/** A clock that only goes forward, and that can be waited on. */
interface Ticker {

    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) throws InterruptedIOException {
            try {
                Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the deletion was interrupted; the next one goes on with it");
            }
        }
    };

    long nanos();

    void pause(long nanos) throws InterruptedIOException;
}
