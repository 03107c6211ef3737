/** The model in, source files out: the one place that knows JavaPoet. */
@NullMarked
package dev.lockkeeper.processor.generate;

import org.jspecify.annotations.NullMarked;
