/** Tells people what they need to know, each fact once. */
@NullMarked
package eus.gordailu.notifier;

import org.jspecify.annotations.NullMarked;
