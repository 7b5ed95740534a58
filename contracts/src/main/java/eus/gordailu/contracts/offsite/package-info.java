/** What has reached the other site. */
@NullMarked
package eus.gordailu.contracts.offsite;

import org.jspecify.annotations.NullMarked;
