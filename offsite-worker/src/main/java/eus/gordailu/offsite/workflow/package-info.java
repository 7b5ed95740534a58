/** The states of one snapshot's way to the other sites, each kept in a document. */
@NullMarked
package eus.gordailu.offsite.workflow;

import org.jspecify.annotations.NullMarked;
