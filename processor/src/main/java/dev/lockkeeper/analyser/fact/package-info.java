/** What is known of a class once its bodies have been followed: immutable, and all that the rules see. */
@NullMarked
package dev.lockkeeper.analyser.fact;

import org.jspecify.annotations.NullMarked;
