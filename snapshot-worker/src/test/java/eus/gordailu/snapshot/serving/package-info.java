/** Tests of what the worker answers over HTTP. */
@NullMarked
package eus.gordailu.snapshot.serving;

import org.jspecify.annotations.NullMarked;
