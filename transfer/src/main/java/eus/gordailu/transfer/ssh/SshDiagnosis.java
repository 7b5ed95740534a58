package eus.gordailu.transfer.ssh;

import eus.gordailu.contracts.catalog.Address;
import eus.gordailu.contracts.run.Failure;
import java.util.List;
import java.util.Optional;

/** Tells from ssh's error lines why a connection did not come about. */
public final class SshDiagnosis {

    private SshDiagnosis() {}

    /** The failure, when one of the lines is a known complaint of ssh. */
    public static Optional<Failure> of(List<String> errorLines, Address.Ssh address, ClientKey key) {
        return SshComplaint.in(errorLines).map(complaint -> complaint.about(address, key));
    }
}
