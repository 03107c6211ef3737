/** What is known of tasks and of methods and types of the JDK that matter to them. No syntax trees here. */
@NullMarked
package dev.lockkeeper.analyser.task;

import org.jspecify.annotations.NullMarked;
