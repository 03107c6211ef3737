@NullMarked
package dev.lockkeeper.analyser;

import org.jspecify.annotations.NullMarked;
