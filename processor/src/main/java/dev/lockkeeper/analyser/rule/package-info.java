/** The rules: each reads the facts of a class and says what is wrong with it. */
@NullMarked
package dev.lockkeeper.analyser.rule;

import org.jspecify.annotations.NullMarked;
