package dev.lockkeeper.processor.model;

import java.util.Optional;

/**
 * A field that is used under a lock only.
 *
 * @param isImmutable whether its value may leave the lock, for nobody can change it
 * @param copy how a mutable collection is copied
 */
public record GuardedFieldModel(
        FieldModel field, GuardModel guard, boolean isImmutable, Optional<CopyModel> copy, Origin origin) {}
