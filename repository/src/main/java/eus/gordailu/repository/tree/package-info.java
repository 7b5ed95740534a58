/** What is done with whole trees: linking one, making an old one equal to it again, and preparing one for rsync. */
@NullMarked
package eus.gordailu.repository.tree;

import org.jspecify.annotations.NullMarked;
