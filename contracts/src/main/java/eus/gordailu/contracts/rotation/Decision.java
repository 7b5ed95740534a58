package eus.gordailu.contracts.rotation;

import eus.gordailu.contracts.id.SnapshotId;
import java.util.List;

/** One snapshot with the reasons for what happens to it. */
public record Decision(SnapshotId snapshotId, List<Reason> reasons) {

    public Decision {
        reasons = List.copyOf(reasons);
    }
}
