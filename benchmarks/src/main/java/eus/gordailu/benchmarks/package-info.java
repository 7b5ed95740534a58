/** Measurements of the whole product: each prints its figures beside the goals they are held against, and keeps them. */
@NullMarked
package eus.gordailu.benchmarks;

import org.jspecify.annotations.NullMarked;
