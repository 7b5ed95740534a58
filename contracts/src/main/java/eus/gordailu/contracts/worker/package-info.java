/** Workers' heartbeats, their progress and the keys they make. */
@NullMarked
package eus.gordailu.contracts.worker;

import org.jspecify.annotations.NullMarked;
