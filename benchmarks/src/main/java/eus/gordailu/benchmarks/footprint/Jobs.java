package eus.gordailu.benchmarks.footprint;

import eus.gordailu.benchmarks.server.Api;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes jobs. */
final class Jobs {

    private Jobs() {}

    /** One job for each directory; gives their ids. */
    static List<String> add(Api api, String client, String name, List<Path> directories)
            throws IOException, InterruptedException {
        List<String> jobs = new ArrayList<>();
        for (Path directory : directories) {
            jobs.add(api.addJob(client, name + " " + (jobs.size() + 1), directory.toString()));
        }
        System.out.printf("%,d jobs \"%s\" added%n", jobs.size(), name);
        return jobs;
    }
}
