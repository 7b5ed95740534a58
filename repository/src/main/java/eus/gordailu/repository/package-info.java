/** The snapshot repository on disk: plain files, whole or absent, readable without us. */
@NullMarked
package eus.gordailu.repository;

import org.jspecify.annotations.NullMarked;
