/** Scripts that people have uploaded, run on a client or on the worker before and after its jobs. */
@NullMarked
package eus.gordailu.transfer.hook;

import org.jspecify.annotations.NullMarked;
