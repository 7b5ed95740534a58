/** What the terminal shows: where the page is, how to sign in, and the first backup as it is made. */
@NullMarked
package eus.gordailu.allinone.console;

import org.jspecify.annotations.NullMarked;
