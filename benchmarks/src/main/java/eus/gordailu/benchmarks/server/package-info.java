/** The product as it is installed: a process of its own, and its API. */
@NullMarked
package eus.gordailu.benchmarks.server;

import org.jspecify.annotations.NullMarked;
