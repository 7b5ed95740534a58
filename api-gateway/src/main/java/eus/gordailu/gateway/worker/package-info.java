/** What is known of the workers: that they are alive, their locations, and the keys they have made. */
@NullMarked
package eus.gordailu.gateway.worker;

import org.jspecify.annotations.NullMarked;
