/** What a domain class declares, as plain values: read from elements, judged by the checks, printed by the generators. */
@NullMarked
package dev.lockkeeper.processor.model;

import org.jspecify.annotations.NullMarked;
