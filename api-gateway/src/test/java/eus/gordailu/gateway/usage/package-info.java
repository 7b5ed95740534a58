@NullMarked
package eus.gordailu.gateway.usage;

import org.jspecify.annotations.NullMarked;
