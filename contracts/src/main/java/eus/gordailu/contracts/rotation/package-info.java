/** What was kept and what expired, each with its reason. */
@NullMarked
package eus.gordailu.contracts.rotation;

import org.jspecify.annotations.NullMarked;
