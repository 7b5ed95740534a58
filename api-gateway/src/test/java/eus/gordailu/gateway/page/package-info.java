/** Tests of the page. */
@NullMarked
package eus.gordailu.gateway.page;

import org.jspecify.annotations.NullMarked;
