/** Elements of the compiler in, the model out. */
@NullMarked
package dev.lockkeeper.processor.read;

import org.jspecify.annotations.NullMarked;
