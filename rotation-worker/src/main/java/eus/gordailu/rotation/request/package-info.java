/** What people ask for single snapshots: pin, unpin, accept, expire. */
@NullMarked
package eus.gordailu.rotation.request;

import org.jspecify.annotations.NullMarked;
