/** Plans which snapshots of a job stay, from what is on disk. */
@NullMarked
package eus.gordailu.rotation.retention;

import org.jspecify.annotations.NullMarked;
