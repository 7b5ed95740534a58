package eus.gordailu.transfer.pull;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.transfer.rsync.RsyncDiagnosis;
import eus.gordailu.transfer.ssh.ClientKey;
import eus.gordailu.transfer.ssh.ClientKeys;
import eus.gordailu.transfer.ssh.SshAccess;
import eus.gordailu.transfer.ssh.SshDiagnosis;
import java.time.Duration;
import java.util.Optional;

/** What carries rsync's bytes (nothing, or ssh), and who can tell what its complaints mean. */
record Carrier(Optional<String> remoteShell, RsyncDiagnosis diagnosis) {

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(30);

    static Carrier to(PullRequest request, ClientKeys keys) {
        String client = request.address().toString();
        return switch (request.address()) {
            case Address.Local() ->
                new Carrier(Optional.empty(), new RsyncDiagnosis(client, request.destination(), _ -> Optional.empty()));
            case Address.Ssh ssh -> {
                ClientKey key = keys.of(request.clientId());
                Duration connect =
                        request.ioTimeout().compareTo(LONGEST_CONNECT) < 0 ? request.ioTimeout() : LONGEST_CONNECT;
                SshAccess access = new SshAccess(ssh, key.privateKey(), key.knownHosts(), connect);
                yield new Carrier(
                        Optional.of(access.remoteShell()),
                        new RsyncDiagnosis(client, request.destination(), lines -> SshDiagnosis.of(lines, ssh, key)));
            }
        };
    }
}
