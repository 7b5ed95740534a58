/** Where locations and their jobs are on this worker's disks. */
@NullMarked
package eus.gordailu.rotation.location;

import org.jspecify.annotations.NullMarked;
