/** What the ways of reaching other machines share: the root of their errors. */
@NullMarked
package eus.gordailu.transfer;

import org.jspecify.annotations.NullMarked;
