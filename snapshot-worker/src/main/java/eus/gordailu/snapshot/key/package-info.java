/** One ssh key for each client, made here and never leaving. */
@NullMarked
package eus.gordailu.snapshot.key;

import org.jspecify.annotations.NullMarked;
