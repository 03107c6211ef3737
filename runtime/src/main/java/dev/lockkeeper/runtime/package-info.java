/** Go's concurrency toolkit: pools, tasks, wait groups. Platform and virtual threads alike; every blocking call is interruptible. */
package dev.lockkeeper.runtime;
