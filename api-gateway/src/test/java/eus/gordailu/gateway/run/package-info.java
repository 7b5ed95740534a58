/** Tests of runs. */
@NullMarked
package eus.gordailu.gateway.run;

import org.jspecify.annotations.NullMarked;
