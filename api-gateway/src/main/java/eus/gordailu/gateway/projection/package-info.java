/** Brings what the other services tell to the views that people see. */
@NullMarked
package eus.gordailu.gateway.projection;

import org.jspecify.annotations.NullMarked;
