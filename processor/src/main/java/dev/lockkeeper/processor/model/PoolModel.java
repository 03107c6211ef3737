package dev.lockkeeper.processor.model;

/** What {@code @Worker} says of the pool, as it stands there. */
public record PoolModel(
        int workers, int maximum, String idle, int queue, String overflow, String rate, String name, String threads) {}
