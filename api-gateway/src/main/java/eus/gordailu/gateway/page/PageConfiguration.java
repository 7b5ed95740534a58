package eus.gordailu.gateway.page;

import eus.gordailu.gateway.catalog.Catalogue;
import eus.gordailu.gateway.catalog.HostKeyApproval;
import eus.gordailu.gateway.check.ClientChecks;
import eus.gordailu.gateway.health.JobHealths;
import eus.gordailu.gateway.preview.RetentionPreviews;
import eus.gordailu.gateway.restore.RestoreRequests;
import eus.gordailu.gateway.restore.RestoreWorkers;
import eus.gordailu.gateway.restore.Restores;
import eus.gordailu.gateway.run.RunStarter;
import eus.gordailu.gateway.run.Runs;
import eus.gordailu.gateway.snapshot.MeasuredJobs;
import eus.gordailu.gateway.snapshot.SnapshotRequests;
import eus.gordailu.gateway.snapshot.Snapshots;
import eus.gordailu.gateway.worker.ClientKeys;
import eus.gordailu.gateway.worker.ClientRsyncs;
import eus.gordailu.gateway.worker.HostKeys;
import eus.gordailu.gateway.worker.Workers;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class PageConfiguration {

    /** The one language so far; a person's own follows. */
    private static final Locale LANGUAGE = Locale.ENGLISH;

    @Bean
    Assets gatewayAssets() {
        return new Assets();
    }

    @Bean
    Words gatewayWords(MessageSource messages) {
        return new Words(messages, LANGUAGE, ZoneId.systemDefault());
    }

    @Bean
    SafetyCheck gatewaySafetyCheck(
            Catalogue catalogue,
            JobHealths healths,
            Snapshots snapshots,
            Workers workers,
            HostKeys hostKeys,
            Clock clock,
            Words words) {
        return new SafetyCheck(catalogue, healths, snapshots, workers, hostKeys, clock, words);
    }

    @Bean
    CatalogueRows gatewayCatalogueRows(
            Catalogue catalogue,
            ClientKeys keys,
            HostKeys hostKeys,
            ClientRsyncs rsyncs,
            JobHealths healths,
            MeasuredJobs measured,
            Words words) {
        return new CatalogueRows(catalogue, keys, hostKeys, rsyncs, healths, measured, words);
    }

    @Bean
    RunRows gatewayRunRows(Runs runs, Clock clock, Words words) {
        return new RunRows(runs, clock, words);
    }

    @Bean
    StorageRows gatewayStorageRows(
            Catalogue catalogue,
            Snapshots snapshots,
            MeasuredJobs measured,
            Workers workers,
            Clock clock,
            Words words) {
        return new StorageRows(catalogue, snapshots, measured, workers, clock, words);
    }

    @Bean
    HomePage gatewayHomePage(SafetyCheck safety, CatalogueRows catalogue, RunRows runs, StorageRows storage) {
        return new HomePage(safety, catalogue, runs, storage);
    }

    @Bean
    RetentionPage gatewayRetentionPage(Catalogue catalogue, RetentionPreviews previews, Words words) {
        return new RetentionPage(catalogue, previews, words);
    }

    @Bean
    SnapshotForms gatewaySnapshotForms(SnapshotRequests requests) {
        return new SnapshotForms(requests);
    }

    @Bean
    CheckPage gatewayCheckPage(Catalogue catalogue, ClientChecks checks, Words words) {
        return new CheckPage(catalogue, checks, words);
    }

    @Bean
    ClientForms gatewayClientForms(HostKeyApproval approval) {
        return new ClientForms(approval);
    }

    @Bean
    RunForms gatewayRunForms(RunStarter starter) {
        return new RunForms(starter);
    }

    @Bean
    RestoreForm gatewayRestoreForm(Snapshots snapshots, Catalogue catalogue, RestoreRequests requests, Words words) {
        return new RestoreForm(snapshots, catalogue, requests, words);
    }

    @Bean
    RestorePage gatewayRestorePage(Restores restores, RestoreRequests requests, RestoreWorkers workers, Words words) {
        return new RestorePage(restores, requests, workers, new RestoreRows(words));
    }
}
