/** Locks as values: what a lock expression denotes, which locks are held, and which guards a member has. No syntax trees here. */
@NullMarked
package dev.lockkeeper.analyser.lock;

import org.jspecify.annotations.NullMarked;
