package eus.gordailu.repository.snapshot;

import eus.gordailu.contracts.catalog.JobDefinition;
import eus.gordailu.contracts.path.TreePath;
import java.util.List;

/** Where a tree came from and what was left out: the address as text, absolute paths, rsync filter patterns. */
public record Source(String address, List<String> paths, List<String> excludes) {

    public Source {
        paths = List.copyOf(paths);
        excludes = List.copyOf(excludes);
    }

    /** Whether one of the paths is this place in the tree, or leads to it. */
    public boolean leadsTo(TreePath place) {
        return paths.stream().map(TreePath::ofAbsolute).anyMatch(place::isWithin);
    }

    /** What the job says. */
    public static Source of(JobDefinition definition) {
        return new Source(
                definition.client().address().toString(),
                definition.job().paths(),
                definition.job().excludes());
    }
}
