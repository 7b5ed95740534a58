/** Tests of what is said when something is wrong. */
@NullMarked
package eus.gordailu.gateway.problem;

import org.jspecify.annotations.NullMarked;
