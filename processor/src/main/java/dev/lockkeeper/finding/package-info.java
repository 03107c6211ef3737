@NullMarked
package dev.lockkeeper.finding;

import org.jspecify.annotations.NullMarked;
