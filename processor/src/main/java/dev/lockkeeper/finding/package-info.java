/** What both halves of the processor jar share: the rules, their levels, and findings. No compiler API beyond JSR 269 here. */
@NullMarked
package dev.lockkeeper.finding;

import org.jspecify.annotations.NullMarked;
