package eus.gordailu.transfer.pull;

import eus.gordailu.transfer.confine.Confinement;
import eus.gordailu.transfer.process.ProcessRunner;
import eus.gordailu.transfer.ssh.ClientKeys;

/**
 * What a pull is made with.
 *
 * @param asRoot whether owners and devices can be given to files
 */
record Means(ProcessRunner runner, ClientKeys keys, Confinement confinement, boolean asRoot) {}
