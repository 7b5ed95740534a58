/** Directory descriptors through the C library: names are bytes, a path is never resolved twice, symbolic links are never followed. */
@NullMarked
package eus.gordailu.repository.posix;

import org.jspecify.annotations.NullMarked;
