/** Whether a class can be generated as it is declared: the model in, findings out. */
@NullMarked
package dev.lockkeeper.processor.check;

import org.jspecify.annotations.NullMarked;
