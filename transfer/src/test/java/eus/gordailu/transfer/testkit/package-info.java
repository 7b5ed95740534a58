/** What tests of this and other modules need: a real ssh server, and comparisons of trees. */
@NullMarked
package eus.gordailu.transfer.testkit;

import org.jspecify.annotations.NullMarked;
