/** What the workers that have disks share: who they are, and which locations they serve. */
@NullMarked
package eus.gordailu.kit.worker;

import org.jspecify.annotations.NullMarked;
