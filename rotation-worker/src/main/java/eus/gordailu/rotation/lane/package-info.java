/** The threads on which the disks are worked on. */
@NullMarked
package eus.gordailu.rotation.lane;

import org.jspecify.annotations.NullMarked;
