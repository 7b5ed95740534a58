/** What is told to whom. */
@NullMarked
package eus.gordailu.notifier.rule;

import org.jspecify.annotations.NullMarked;
