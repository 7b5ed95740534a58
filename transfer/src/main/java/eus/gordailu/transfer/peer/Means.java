package eus.gordailu.transfer.peer;

import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKeys;

/**
 * What a transfer is made with.
 *
 * @param asRoot whether owners and devices can be given to files
 */
public record Means(ProcessRunner runner, ClientKeys keys, Confinement confinement, boolean asRoot) {}
