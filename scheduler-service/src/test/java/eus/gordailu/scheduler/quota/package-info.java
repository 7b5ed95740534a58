@NullMarked
package eus.gordailu.scheduler.quota;

import org.jspecify.annotations.NullMarked;
