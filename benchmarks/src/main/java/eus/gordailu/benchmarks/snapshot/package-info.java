/** What a snapshot with its rotation costs on trees of several kinds, beside the programs that people would use instead. */
@NullMarked
package eus.gordailu.benchmarks.snapshot;

import org.jspecify.annotations.NullMarked;
