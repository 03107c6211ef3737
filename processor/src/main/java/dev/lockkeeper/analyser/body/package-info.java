/** From syntax trees to control-flow graphs: the only package besides the entry point that reads trees. */
@NullMarked
package dev.lockkeeper.analyser.body;

import org.jspecify.annotations.NullMarked;
