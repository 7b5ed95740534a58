package eus.gordailu.gateway.testing;

import eus.gordailu.contracts.catalog.JobRef;
import eus.gordailu.contracts.id.ClientId;
import eus.gordailu.contracts.id.JobId;
import eus.gordailu.contracts.id.WorkerId;
import eus.gordailu.contracts.run.RunOutcome;
import eus.gordailu.contracts.worker.ClientKeyCreated;
import java.io.IOException;

/** A gateway with a lively history, to look at its page. Prints its URL and password, and ends with its standard input. */
public final class Demo {

    private Demo() {}

    public static void main(String[] arguments) throws IOException {
        TestGateway gateway = TestGateway.shared();
        fill(gateway);
        System.out.println(gateway.url() + " " + gateway.password());
        while (System.in.read() >= 0) {
            System.out.flush();
        }
        System.exit(0);
    }

    /** Clients and jobs whose runs have ended well, badly and not at all. */
    public static void fill(TestGateway gateway) {
        Http admin = gateway.admin();
        String web = admin.post(
                        "/api/v1/clients",
                        "{\"name\":\"web\",\"address\":\"backup@web.example.org\",\"description\":\"Shop and blog\"}")
                .at("/id");
        String office = admin.post(
                        "/api/v1/clients",
                        "{\"name\":\"office-<b>nas</b>\",\"address\":\"root@10.0.4.17:2222\",\"active\":false}")
                .at("/id");
        JobRef sites = job(admin, web, "web", "sites");
        JobRef home = job(admin, web, "web", "home directories");
        job(admin, office, "office-<b>nas</b>", "share");
        gateway.hear(Facts.heartbeat("worker-1", gateway.clock().instant(), true));
        gateway.hear(new ClientKeyCreated(
                WorkerId.of("worker-1"),
                sites.clientId(),
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHh5b3VyLWtleS1pcy1ub3QtaGVyZS1idXQtbG9uZw gordailu worker-1",
                Facts.AT));
        Facts good = new Facts(sites);
        gateway.hear(
                good.queued(),
                good.started(1),
                good.completed(1, "2026-11-23T02-00-10Z"),
                good.rotated("2026-11-23T02-00-10Z"));
        gateway.hear(good.offsite("2026-11-23T02-00-10Z"), good.finished(RunOutcome.COMPLETED));
        Facts bad = new Facts(home);
        gateway.hear(bad.queued(), bad.started(1), bad.failed(1), bad.finished(RunOutcome.FAILED));
        Facts waiting = new Facts(sites);
        gateway.hear(waiting.queued(), waiting.started(1), waiting.failed(1), waiting.retrying(2));
        Facts busy = new Facts(sites);
        gateway.hear(busy.queued(), busy.started(1), busy.progress(1, 4_800_000));
    }

    private static JobRef job(Http admin, String client, String clientName, String name) {
        String id = admin.post(
                        "/api/v1/jobs",
                        "{\"clientId\":\"%s\",\"name\":\"%s\",\"paths\":[\"/srv/%s\"]}".formatted(client, name, "www"))
                .at("/id");
        return new JobRef(ClientId.of(client), clientName, JobId.of(id), name);
    }
}
