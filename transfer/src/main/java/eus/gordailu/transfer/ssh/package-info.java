/** OpenSSH as the carrier of rsync's bytes: arguments, one key per client, and what its complaints mean. */
@NullMarked
package eus.gordailu.transfer.ssh;

import org.jspecify.annotations.NullMarked;
