/** Bodies as control-flow graphs, and the analysis that follows every way through them with the locks held on it. */
@NullMarked
package dev.lockkeeper.analyser.flow;

import org.jspecify.annotations.NullMarked;
