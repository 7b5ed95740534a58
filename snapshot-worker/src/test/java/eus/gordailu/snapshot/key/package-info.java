/** Tests of the keys of workers and clients. */
@NullMarked
package eus.gordailu.snapshot.key;

import org.jspecify.annotations.NullMarked;
