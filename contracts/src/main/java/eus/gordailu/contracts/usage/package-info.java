/** What backups take on disk. */
@NullMarked
package eus.gordailu.contracts.usage;

import org.jspecify.annotations.NullMarked;
