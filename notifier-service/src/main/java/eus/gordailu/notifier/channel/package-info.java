/** The ways by which people are reached. */
@NullMarked
package eus.gordailu.notifier.channel;

import org.jspecify.annotations.NullMarked;
