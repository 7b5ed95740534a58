/** What backups take on disk: by job, client and location. */
@NullMarked
package eus.gordailu.gateway.usage;

import org.jspecify.annotations.NullMarked;
