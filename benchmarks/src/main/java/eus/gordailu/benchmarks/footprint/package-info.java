/** How soon the all-in-one process is there, how much memory it takes, and how quickly small runs go through it. */
@NullMarked
package eus.gordailu.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
