package eus.gordailu.allinone.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;

/** The file backend, for clients that have logged in, with every write in its file before it is answered. */
final class CommittingBackend extends H2Backend {

    /** What newer clients call the older command, which the server knows. */
    private static final String HELLO = "hello";

    private static final String IS_MASTER = "isMaster";

    private final StoreFile file;
    private final Login login;

    CommittingBackend(StoreFile file, Login login) {
        super(file.store());
        this.file = file;
        this.login = login;
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new BsonDatabase(name, getMvStore(), getCursorRegistry());
    }

    /** Every message comes through here; of older queries, strangers get no further than the {@link Doorkeeper}. */
    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        login.require(channel, command);
        if (Login.isStart(command)) {
            return login.start(channel, query);
        }
        if (command.equalsIgnoreCase(HELLO)) {
            return super.handleCommand(channel, database, IS_MASTER, query);
        }
        if (ReadOnlyCommands.contains(command, query)) {
            return super.handleCommand(channel, database, command, query);
        }
        return file.change(() -> super.handleCommand(channel, database, command, query));
    }

    @Override
    public void close() {
        file.close();
        super.close();
    }
}
