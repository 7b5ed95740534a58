/** What the system's tests need: programs of ours as processes, a person at the API, the disk, the broker's records. */
@NullMarked
package eus.gordailu.systemtests.testkit;

import org.jspecify.annotations.NullMarked;
