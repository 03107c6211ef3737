/** What names mean in a source file, for both halves of the processor jar. No compiler API beyond JSR 269 here. */
@NullMarked
package dev.lockkeeper.scope;

import org.jspecify.annotations.NullMarked;
