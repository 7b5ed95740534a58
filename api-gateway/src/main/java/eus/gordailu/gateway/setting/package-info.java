/** What the gateway is told by its surroundings. */
@NullMarked
package eus.gordailu.gateway.setting;

import org.jspecify.annotations.NullMarked;
