/** Runs as people see them: started, followed, aborted. */
@NullMarked
package eus.gordailu.gateway.run;

import org.jspecify.annotations.NullMarked;
