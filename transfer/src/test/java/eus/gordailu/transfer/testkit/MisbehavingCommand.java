package eus.gordailu.transfer.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.jspecify.annotations.Nullable;

/** What a {@link MisbehavingSshServer} runs: the command, as far as its manner lets it. */
final class MisbehavingCommand implements Command {

    /** By then rsync is among the files; nothing else says as much. */
    private static final int AMONG_FILES = 1_000_000;

    private static final int BROKEN = 12;
    private static final byte[] COMPLAINT = (MisbehavingSshServer.HOSTILE + "\n").getBytes(StandardCharsets.UTF_8);

    private final String command;
    private final Manner manner;
    private final Consumer<Session> exchangingKeys;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable InputStream in;
    private @Nullable OutputStream out;
    private @Nullable OutputStream err;
    private @Nullable ExitCallback exit;
    private volatile @Nullable Process process;

    MisbehavingCommand(String command, Manner manner, Consumer<Session> exchangingKeys) {
        this.command = command;
        this.manner = manner;
        this.exchangingKeys = exchangingKeys;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
        Thread.ofPlatform().daemon().name("misbehaving").start(() -> {
            try {
                act(channel);
            } catch (IOException _) {
                // The other end has gone.
                channel.close(true);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void destroy(ChannelSession channel) {
        over.countDown();
        Process running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    private void act(ChannelSession channel) throws IOException, InterruptedException {
        OutputStream answer = Objects.requireNonNull(out);
        switch (manner) {
            case CLOSED -> channel.close(false);
            case NOTHING_DONE -> end(0);
            case COMPLAINTS_WITHOUT_END -> {
                while (over.getCount() > 0) {
                    complain();
                }
            }
            case HOSTILE_COMPLAINTS -> {
                complain();
                end(BROKEN);
            }
            case TALKS_FIRST ->
                say(answer, "Welcome to this fine machine\n".getBytes(StandardCharsets.US_ASCII), channel);
            case MAD_VERSION -> say(answer, new byte[] {99, 0, 0, 0}, channel);
            default -> serve(answer, channel);
        }
    }

    private void say(OutputStream answer, byte[] first, ChannelSession channel)
            throws IOException, InterruptedException {
        answer.write(first);
        answer.flush();
        serve(answer, channel);
    }

    private void complain() throws IOException {
        OutputStream complaints = Objects.requireNonNull(err);
        complaints.write(COMPLAINT);
        complaints.flush();
    }

    private void end(int code) {
        Objects.requireNonNull(exit).onExit(code);
    }

    private void serve(OutputStream answer, ChannelSession channel) throws IOException, InterruptedException {
        Process running = new ProcessBuilder("sh", "-c", command).start();
        process = running;
        carry(Objects.requireNonNull(in), running.getOutputStream());
        carry(running.getErrorStream(), Objects.requireNonNull(err));
        InputStream said = running.getInputStream();
        byte[] bytes = new byte[8192];
        long sent = 0;
        for (int read = said.read(bytes); read >= 0; read = said.read(bytes)) {
            answer.write(bytes, 0, read);
            answer.flush();
            sent += read;
            if (sent > AMONG_FILES && !goesOn(channel)) {
                return;
            }
        }
        end(running.waitFor());
    }

    private boolean goesOn(ChannelSession channel) throws IOException, InterruptedException {
        return switch (manner) {
            case CLOSED_AMONG_FILES -> {
                channel.close(false);
                yield false;
            }
            case KILLED_AMONG_FILES -> {
                Buffer killed = channel.getSession().createBuffer(SshConstants.SSH_MSG_CHANNEL_REQUEST);
                killed.putUInt(channel.getRecipient());
                killed.putString("exit-signal");
                killed.putBoolean(false);
                killed.putString("KILL");
                killed.putBoolean(false);
                killed.putString(MisbehavingSshServer.HOSTILE);
                killed.putString("");
                channel.getSession().writePacket(killed);
                channel.close(false);
                yield false;
            }
            case SILENT_AMONG_FILES -> {
                over.await();
                yield false;
            }
            case ANOTHER_HOST_AMONG_FILES -> {
                exchangingKeys.accept(channel.getSession());
                yield true;
            }
            default -> true;
        };
    }

    private static void carry(InputStream from, OutputStream to) {
        Thread.ofPlatform().daemon().name("misbehaving-carries").start(() -> {
            byte[] bytes = new byte[8192];
            try (to) {
                for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
                    to.write(bytes, 0, read);
                    to.flush();
                }
            } catch (IOException _) {
                // One end has gone.
            }
        });
    }
}
