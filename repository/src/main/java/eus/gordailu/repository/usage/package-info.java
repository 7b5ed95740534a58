/** What a job's snapshots take on disk, told from their change lists and never by walking through them. */
@NullMarked
package eus.gordailu.repository.usage;

import org.jspecify.annotations.NullMarked;
