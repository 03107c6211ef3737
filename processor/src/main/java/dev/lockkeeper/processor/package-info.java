@NullMarked
package dev.lockkeeper.processor;

import org.jspecify.annotations.NullMarked;
