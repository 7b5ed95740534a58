/** How many files a second our walks over whole trees take. */
@NullMarked
package eus.gordailu.benchmarks.walks;

import org.jspecify.annotations.NullMarked;
